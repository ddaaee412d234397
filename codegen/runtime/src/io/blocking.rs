//! Blocking work, kept off the threads of the async runtime.

use std::{io, thread};
use tokio::sync::oneshot;

/// Runs blocking work on a new thread. This needs no async runtime, and it is too rare to need a pool.
///
/// # Errors
/// Returns an error if no thread can be started or the work panics.
pub(crate) async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    let (sender, receiver) = oneshot::channel();
    let work = move || {
        // There is no receiver if the caller was dropped.
        let _ = sender.send(work());
    };
    thread::Builder::new().spawn(work)?;
    receiver.await.map_err(|_| io::Error::other("it was given up"))
}
