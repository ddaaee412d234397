//! The context of a call: all that its attempts know about it.

use super::deadline::Deadline;
use crate::call::client::shared::Shared;
use crate::call::error::{Error, ErrorKind};
use crate::call::operation::{Auth, Exception};
use crate::call::prepare::Signing;
use crate::io::timer::Timer;
use std::sync::Arc;

/// A call in progress. It does not depend on the operation's type, so attempts are compiled once.
pub struct Call<'a> {
    pub client: &'a Shared,
    pub timer: &'a Arc<dyn Timer>,
    pub operation: &'static str,
    pub auth: Auth,
    /// The input's member that holds the hash of the request's body.
    pub payload_hash: Option<&'static str>,
    /// `None` if the operation's requests are not signed.
    pub signing: Option<Signing>,
    /// Whether the output holds the reply's body as a stream.
    pub streamed: bool,
    /// The end of the time for the whole call.
    pub deadline: Option<Deadline>,
}

impl Call<'_> {
    /// An error of this call.
    pub fn fail<X: Exception>(
        &self,
        kind: ErrorKind,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Error<X> {
        Error::new(kind, cause).in_operation(self.operation)
    }
}
