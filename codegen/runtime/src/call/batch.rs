//! Batches: outputs that say of each element whether it was done.

use crate::wire::sentence::{SENTENCE, excerpt, write};
use std::collections::HashMap;
use std::error::Error;
use std::fmt::{self, Debug, Display, Write as _};

/// The greatest number of characters before the list of failures.
const HEAD: usize = 200;

/// An output that says of each element whether it was done. Emitted code implements it.
pub trait Batch: Sized {
    /// What was done, a list or a map.
    type Successes: Debug + Send + Sync + 'static;
    /// Says why an element failed.
    type Failure: Debug + Send + Sync + 'static;
    /// Name of the operation in the API.
    const OPERATION: &'static str;

    /// Returns the number of elements that were done.
    fn count(successes: &Self::Successes) -> usize;

    /// Returns the code of a failure.
    fn code(failure: &Self::Failure) -> Option<&str>;

    /// Returns the message of a failure.
    fn message(failure: &Self::Failure) -> Option<&str>;
}

/// Some elements of a batch failed; those that succeeded are done nonetheless.
///
/// As text it is one sentence that lists every failure, with its code and its message. Messages are cut where there are
/// many.
pub struct BatchError<O: Batch> {
    successes: O::Successes,
    failures: HashMap<String, O::Failure>,
}

impl<O: Batch> BatchError<O> {
    /// Returns the successes of a batch.
    ///
    /// # Errors
    ///
    /// Returns an error if there are failures.
    pub fn check(successes: O::Successes, failures: HashMap<String, O::Failure>) -> Result<O::Successes, Self> {
        if failures.is_empty() { Ok(successes) } else { Err(Self { successes, failures }) }
    }

    /// Returns what failed, by element. It is never empty.
    #[must_use]
    pub fn failures(&self) -> &HashMap<String, O::Failure> {
        &self.failures
    }

    /// Returns what was done all the same.
    #[must_use]
    pub fn successes(&self) -> &O::Successes {
        &self.successes
    }

    /// Returns what was done, and what failed.
    #[must_use]
    pub fn into_parts(self) -> (O::Successes, HashMap<String, O::Failure>) {
        (self.successes, self.failures)
    }
}

impl<O: Batch> Debug for BatchError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("BatchError");
        shown.field("operation", &O::OPERATION).field("successes", &self.successes);
        shown.field("failures", &self.failures).finish()
    }
}

impl<O: Batch> Display for BatchError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failed = self.failures.len();
        let all = failed + O::count(&self.successes);
        let mut failures: Vec<_> =
            self.failures.iter().map(|(element, why)| (element, O::code(why), O::message(why))).collect();
        failures.sort_unstable_by_key(|(element, ..)| *element);
        let room = SENTENCE.saturating_sub(HEAD) / failed.max(1);
        write(f, SENTENCE, |sentence| {
            write!(sentence, "{} failed for {failed} of {all} elements: ", O::OPERATION)?;
            for (index, (element, code, message)) in failures.into_iter().enumerate() {
                let separator = if index == 0 { "" } else { "; " };
                let failure = described(element, code, message);
                write!(sentence, "{separator}{}", excerpt(failure, room.saturating_sub("…; ".chars().count())))?;
            }
            Ok(())
        })
    }
}

/// A failure as the sentence lists it.
fn described(element: &str, code: Option<&str>, message: Option<&str>) -> String {
    let code = code.unwrap_or("no code");
    match message {
        Some(message) => format!("{element}: {code} ({message})"),
        None => format!("{element}: {code}"),
    }
}

impl<O: Batch> Error for BatchError<O> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Deleted;

    impl Batch for Deleted {
        type Successes = Vec<u8>;
        type Failure = (Option<&'static str>, Option<&'static str>);
        const OPERATION: &'static str = "Delete";

        fn count(successes: &Vec<u8>) -> usize {
            successes.len()
        }

        fn code(failure: &Self::Failure) -> Option<&str> {
            failure.0
        }

        fn message(failure: &Self::Failure) -> Option<&str> {
            failure.1
        }
    }

    fn error(failures: impl IntoIterator<Item = (String, <Deleted as Batch>::Failure)>) -> BatchError<Deleted> {
        BatchError::check(vec![1], failures.into_iter().collect()).unwrap_err()
    }

    #[test]
    fn a_sentence_lists_every_failure_in_order() {
        let failures = [
            ("c".to_owned(), (None, None)),
            ("a".to_owned(), (Some("NOT_FOUND"), Some("there is\nnone"))),
            ("b".to_owned(), (Some("SKIPPED"), None)),
        ];
        let error = error(failures);
        let text = "Delete failed for 3 of 4 elements: a: NOT_FOUND (there is none); b: SKIPPED; c: no code";
        assert_eq!(error.to_string(), text);
        assert!(format!("{error:?}").starts_with("BatchError { operation: \"Delete\", successes: [1], failures: {"));
        let (successes, failures) = error.into_parts();
        assert_eq!((successes, failures.len()), (vec![1], 3));
    }

    #[test]
    fn without_failures_there_is_no_error() {
        assert_eq!(BatchError::<Deleted>::check(vec![1, 2], HashMap::new()).unwrap(), [1, 2]);
    }

    #[test]
    fn long_messages_hide_no_other_failure() {
        let long: &'static str = Box::leak("x".repeat(2000).into_boxed_str());
        let text = error((100..200).map(|number| (format!("1.0.{number}"), (Some("SKIPPED"), Some(long))))).to_string();
        assert!(text.chars().count() <= SENTENCE, "{}", text.len());
        for number in 100..200 {
            assert!(text.contains(&format!("1.0.{number}: SKIPPED (x")), "{number} is not in {text}");
        }
    }
}
