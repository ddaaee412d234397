//! Work that blocks, kept off the threads of the async runtime.

use std::{io, thread};
use tokio::sync::oneshot;

/// Does the work on a thread of its own. It needs no runtime, and is rare enough to need no pool.
///
/// # Errors
/// There is no thread to be had, or the work panicked.
pub(crate) async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    let (sender, receiver) = oneshot::channel();
    let work = move || {
        // Nobody receives when the caller has been dropped.
        let _ = sender.send(work());
    };
    thread::Builder::new().spawn(work)?;
    receiver.await.map_err(|_| io::Error::other("it was given up"))
}
