//! What the transport needs of Tokio's runtime. Tokio reports what a runtime lacks only by a panic.

use crate::io::timer::{Timer, TokioTimer};
use crate::io::transport::{TransportError, TransportErrorKind};
use std::any::Any;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

/// Checks that there is a runtime, and that it has timers.
pub fn check() -> Result<(), TransportError> {
    TokioTimer.check().map_err(|problem| TransportError::new(TransportErrorKind::Unusable, problem.to_string()))
}

/// Turns a panic of a future into an error, since connecting panics on a runtime without IO.
pub async fn without_panic<T>(
    connecting: impl Future<Output = Result<T, TransportError>>,
) -> Result<T, TransportError> {
    let mut connecting = pin!(connecting);
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| connecting.as_mut().poll(context)));
        polled.unwrap_or_else(|panic| {
            let what = format!("no connection can be made here: {}", text(&*panic));
            Poll::Ready(Err(TransportError::new(TransportErrorKind::Unusable, what)))
        })
    })
    .await
}

fn text(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("connecting panicked")
}
