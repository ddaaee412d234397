//! The modelled exceptions of a service.

use crate::call::protocol::Protocol;
use crate::wire::sentence::{self, QUOTE, SENTENCE};
use crate::wire::text::ToText;
use bytes::Bytes;
use http::Response;
use std::any::Any;
use std::fmt::{self, Write};

/// The reason why a retry may succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryKind {
    /// The failure is temporary.
    Transient,
    /// The service limits the caller's requests.
    Throttling,
}

/// The modelled exceptions of a service, as one enum.
pub trait Exception: Sized + fmt::Debug + Send + Sync + 'static {
    /// The protocol of the service.
    type Protocol: Protocol;

    /// Reads the exception of this error code; `None` if the model has none.
    fn decode(code: &str, reply: &Response<Bytes>) -> Option<Self>;

    /// The exception's message, if it has one.
    fn message(&self) -> Option<&str>;

    /// Adds further members for the error's sentence, such as `resource id: my-repo`.
    fn details(&self, details: &mut Details);

    /// Whether and why the model says that the request may be retried.
    fn retry(&self) -> Option<RetryKind>;
}

/// An [`Exception`] whose type its service alone knows.
pub(crate) trait AnyException: Any + Send + Sync {
    fn message(&self) -> Option<&str>;
    fn details(&self, details: &mut Details);
    fn retry(&self) -> Option<RetryKind>;
}

impl<X: Exception> AnyException for X {
    fn message(&self) -> Option<&str> {
        Exception::message(self)
    }

    fn details(&self, details: &mut Details) {
        Exception::details(self, details);
    }

    fn retry(&self) -> Option<RetryKind> {
        Exception::retry(self)
    }
}

/// One modelled exception; its table of members implements it, and displays it as [`display`] does.
pub trait ModelledException: Sized {
    /// The code by which replies name it.
    const CODE: &'static str;
    /// Whether and why the model says that the request may be retried.
    const RETRY: Option<RetryKind>;

    /// Reads its members. An error must stay readable whatever its reply holds, so members that cannot be read keep their
    /// defaults.
    fn read<P: Protocol>(reply: &Response<Bytes>) -> Self;

    /// Its message, if it has one.
    fn message(&self) -> Option<&str>;

    /// Adds further members for the error's sentence.
    fn details(&self, details: &mut Details);
}

/// Writes an exception's code, and its message if it has one. Its other members are not shown: they may be sensitive.
///
/// # Errors
/// Those of the formatter.
pub fn display<T: ModelledException>(exception: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    display_as(T::CODE, exception.message(), f)
}

fn display_as(code: &str, message: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let message = message.map(str::trim).filter(|message| !message.is_empty());
    sentence::write(f, SENTENCE, |sentence| {
        sentence.write_str(code)?;
        message.map_or(Ok(()), |message| write!(sentence, ": {}", sentence::excerpt(message, QUOTE)))
    })
}

/// Members of an exception beside its message, in words.
#[derive(Debug, Clone, Default)]
pub struct Details(Vec<(String, String)>);

impl Details {
    /// Adds a field unless it has no value or is blank. Spaces separate the words of its name.
    pub fn add<T: ToText>(&mut self, field: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.add_text(field, &value.to_text());
        }
    }

    fn add_text(&mut self, field: &str, text: &str) {
        if !text.trim().is_empty() {
            self.0.push((field.trim_start_matches("r#").replace('_', " "), text.to_owned()));
        }
    }

    /// Names and values in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}
