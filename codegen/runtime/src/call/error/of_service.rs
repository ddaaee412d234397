//! What code that is compiled once has to know of the error type of a service.

use super::Error;
use super::failure::Failure;
use crate::call::exception::Exception;
use bytes::Bytes;
use http::Response;

/// Looks at a failure, and at the same as an error of the service.
type Look<'a> = &'a mut dyn FnMut(&Failure, &(dyn std::error::Error + 'static));

/// The functions that know the exceptions of a service.
#[derive(Clone, Copy)]
pub struct OfService {
    /// Reads an error reply.
    pub read: fn(Response<Bytes>) -> Failure,
    /// Lends a failure as the [`Error`] that it becomes, which hooks and retry policies may downcast to.
    pub show: fn(Failure, Look<'_>) -> Failure,
}

impl OfService {
    pub const fn new<X: Exception>() -> Self {
        Self { read: |reply| Error::<X>::from_response(reply).0, show: show::<X> }
    }
}

fn show<X: Exception>(failure: Failure, look: Look<'_>) -> Failure {
    let error = Error::<X>::of(failure);
    look(&error.0, &error);
    error.0
}
