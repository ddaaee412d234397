//! Sensitive members in `Debug` output.

use std::fmt;

/// Stands for a sensitive value.
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("** redacted **")
    }
}

/// A sensitive member as `Debug` may show it: whether it has a value, but not which.
pub fn redacted<T>(member: &Option<T>) -> impl fmt::Debug + use<T> {
    member.as_ref().map(|_| Redacted)
}

#[cfg(test)]
mod tests {
    use super::redacted;

    #[test]
    fn only_the_presence_shows() {
        assert_eq!(format!("{:?}", redacted(&Some("s3cret"))), "Some(** redacted **)");
        assert_eq!(format!("{:?}", redacted(&None::<String>)), "None");
    }
}
