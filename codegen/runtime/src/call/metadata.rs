//! The facts about a call that succeeded, beside its output.

use crate::call::prepare::Head;
use crate::call::protocol;
use http::{HeaderMap, StatusCode};
use std::fmt;

/// The facts about a successful call, which `send_with_metadata` returns beside the output. An
/// [`Error`](crate::call::error::Error) has methods of the same names for a failed call.
///
/// `Debug` hides the values of headers, because they may be secret.
#[derive(Clone)]
pub struct ResponseMetadata {
    status: StatusCode,
    headers: HeaderMap,
    /// The identifier of the request, if the body alone has it.
    request_id: Option<String>,
    attempts: u32,
    earlier_request_ids: Vec<String>,
}

impl ResponseMetadata {
    pub(crate) fn new((status, headers, request_id): Head, attempts: u32, earlier_request_ids: Vec<String>) -> Self {
        Self { status, headers, request_id, attempts, earlier_request_ids }
    }

    /// The request id, which AWS Support asks for; `None` if the reply has none.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        protocol::request_id(&self.headers).or(self.request_id.as_deref())
    }

    /// The request ids of all attempts, in order. The last one succeeded.
    pub fn request_ids(&self) -> impl Iterator<Item = &str> {
        self.earlier_request_ids.iter().map(String::as_str).chain(self.request_id())
    }

    /// The HTTP status of the reply.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers of the reply.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The number of times that the request was sent.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl fmt::Debug for ResponseMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseMetadata")
            .field("status", &self.status)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("attempts", &self.attempts)
            .field("request_ids", &self.request_ids().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
