use codeartifact::config::{RetryKind, ValidationLevel};

fn number(level: ValidationLevel, kind: RetryKind) -> (u8, u8) {
    let level = match level {
        ValidationLevel::Minimum => 0,
        ValidationLevel::Full => 1,
    };
    let kind = match kind {
        RetryKind::Transient => 0,
        RetryKind::Throttling => 1,
    };
    (level, kind)
}

fn main() {
    number(ValidationLevel::Minimum, RetryKind::Transient);
}
