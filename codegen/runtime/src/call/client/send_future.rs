//! The futures of a call.

use super::Client;
use super::call::{self, Running};
use super::shared::Shared;
use crate::call::metadata::ResponseMetadata;
use crate::call::operation::{Operation, OperationError, Service};
use std::fmt;
use std::future::pending;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

type Outcome<O> = Result<(<O as Operation>::Output, ResponseMetadata), OperationError<O>>;

/// A call that starts when it is first polled, and ends with its output or an error. Dropping it
/// cancels the call.
#[must_use = "a call does nothing before it is awaited"]
pub struct SendFuture<O: Operation>(SendWithMetadataFuture<O>);

/// A call like [`SendFuture`] that ends with the output and the facts about the reply, or with an error.
#[must_use = "a call does nothing before it is awaited"]
pub struct SendWithMetadataFuture<O: Operation> {
    /// What is to be sent, until the first poll.
    open: Option<(Arc<Shared>, O)>,
    call: Running<O::ResponseBody>,
}

/// Nothing of it is pinned but the box.
impl<O: Operation> Unpin for SendWithMetadataFuture<O> {}

impl<S: Service> Client<S> {
    /// Checks an input as a whole, sends it and reads the reply. Nothing happens before the future is
    /// awaited.
    ///
    /// # Errors
    /// The future returns an error that lists every problem of the input, or an error if the request could
    /// not be sent or the service rejected it.
    pub fn send<O: Operation<Service = S>>(&self, input: O) -> SendFuture<O> {
        SendFuture(self.send_with_metadata(input))
    }

    /// Does the same as [`send`](Self::send), and returns the facts about the reply beside the output: request id,
    /// status, headers and attempts.
    ///
    /// # Errors
    /// The errors of [`send`](Self::send).
    pub fn send_with_metadata<O: Operation<Service = S>>(&self, input: O) -> SendWithMetadataFuture<O> {
        SendWithMetadataFuture { open: Some((Arc::clone(&self.shared), input)), call: Box::pin(pending()) }
    }
}

impl<O: Operation> Future for SendFuture<O> {
    type Output = Result<O::Output, OperationError<O>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map_ok(|(output, _)| output)
    }
}

impl<O: Operation> Future for SendWithMetadataFuture<O> {
    type Output = Outcome<O>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if let Some((client, input)) = self.open.take() {
            self.call = call::start(&client, input);
        }
        self.call.as_mut().poll(context).map(call::finish::<O>)
    }
}

impl<O: Operation> fmt::Debug for SendFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendFuture").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

impl<O: Operation> fmt::Debug for SendWithMetadataFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendWithMetadataFuture").field("operation", &O::NAME).finish_non_exhaustive()
    }
}
