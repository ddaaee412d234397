//! `Debug` output of sensitive members.

use std::fmt;

/// Replaces a sensitive value in `Debug` output.
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("** redacted **")
    }
}

/// Shows in `Debug` output whether a sensitive member is set, but not its value.
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
