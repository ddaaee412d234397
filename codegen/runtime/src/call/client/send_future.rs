//! The future of a call.

use super::{Client, call};
use crate::call::operation::{Operation, OperationError, Service};
use crate::io::future::BoxFuture;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A call that starts when it is first polled, and ends with its output or an error. Dropping it
/// cancels the call.
#[must_use = "a call does nothing before it is awaited"]
pub struct SendFuture<O: Operation> {
    call: BoxFuture<'static, Result<O::Output, OperationError<O>>>,
}

impl<S: Service> Client<S> {
    /// Checks an input as a whole, sends it and reads the reply. Nothing happens before the future is
    /// awaited.
    ///
    /// # Errors
    /// The future returns an error that lists every problem of the input, or an error if the request could
    /// not be sent or the service rejected it.
    pub fn send<O: Operation<Service = S>>(&self, input: O) -> SendFuture<O> {
        let client = self.clone();
        SendFuture { call: Box::pin(async move { call::send(&client.shared, input).await }) }
    }
}

impl<O: Operation> Future for SendFuture<O> {
    type Output = Result<O::Output, OperationError<O>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.call.as_mut().poll(context)
    }
}

impl<O: Operation> fmt::Debug for SendFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendFuture").field("operation", &O::NAME).finish_non_exhaustive()
    }
}
