//! The context of a call: all that its attempts know about it.

use super::deadline::Deadline;
use crate::call::client::shared::Shared;
use crate::call::error::{ErrorKind, Failure};
use crate::call::facts::Facts;
use crate::call::prepare::Signing;
use crate::io::timer::Timer;
use std::sync::Arc;

/// A call in progress. It does not depend on the operation's type, so attempts are compiled once.
pub struct Call {
    pub client: Arc<Shared>,
    pub timer: Arc<dyn Timer>,
    pub facts: &'static Facts,
    /// `None` if the operation's requests are not signed.
    pub signing: Option<Signing>,
    /// The end of the time for the whole call.
    pub deadline: Option<Deadline>,
}

impl Call {
    /// A failure of this call.
    pub fn fail(&self, kind: ErrorKind, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Failure {
        Failure::new(kind, cause.into()).in_operation(self.facts.name)
    }
}
