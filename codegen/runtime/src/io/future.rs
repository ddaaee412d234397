//! Futures: the type of object-safe traits, and what executors tell clients.

#[cfg(feature = "client")]
pub use super::blocking::Inline;
use std::pin::Pin;

/// A boxed future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Does blocking work, such as reading files, at once on this thread until the guard is dropped. Otherwise it goes to
/// another thread, and the future that begins it is not ready at once.
///
/// An executor holds the guard while it polls if its [`Timer`](crate::io::timer::Timer) blocks the thread: nobody would
/// notice that another thread has finished while the timer sleeps. A simulation holds it for the order of events, which
/// is a matter of chance with a second thread.
///
/// ```
/// use botocore_runtime::ByteStream;
/// use botocore_runtime::future::block_inline;
/// use std::pin::pin;
/// use std::task::{Context, Poll, Waker};
///
/// let _inline = block_inline();
/// let opening = pin!(ByteStream::from_path("Cargo.toml"));
/// let opened = opening.poll(&mut Context::from_waker(Waker::noop()));
/// assert!(matches!(opened, Poll::Ready(Ok(_))));
/// ```
#[cfg(feature = "client")]
pub fn block_inline() -> Inline {
    Inline::begin()
}
