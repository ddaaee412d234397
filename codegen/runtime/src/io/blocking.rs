//! Blocking work, kept off the threads of the async runtime.

mod handover;

use self::handover::{Receiver, Value, handover};
use std::cell::Cell;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::{io, thread};

/// Work of which nobody needs to know what it returns. Threads and Tokio are compiled for this alone, not for each kind of
/// work.
type Work = Box<dyn FnOnce() + Send>;

/// Runs blocking work that ends by itself: in Tokio's pool within a Tokio runtime, else on a new thread. It begins at
/// once, and dropping the future does not stop it.
pub fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Running<T> {
    begin(work, in_pool, Inlined::Brief)
}

/// Runs blocking work that ends by itself beside who began it, also where a thread waits for its end, as in blocking clients.
/// There it has a new thread: those that wait may be all that Tokio's pool has.
pub fn in_parallel<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Running<T> {
    let start = if INLINE.get() == Inlined::Brief { spawn } else { in_pool };
    begin(work, start, Inlined::All)
}

/// Runs blocking work that may never end on a new thread. In Tokio's pool it would keep the runtime from shutting down.
pub fn on_new_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Running<T> {
    begin(work, spawn, Inlined::All)
}

fn begin<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    start: fn(Work) -> io::Result<()>,
    least: Inlined,
) -> Running<T> {
    if INLINE.get() >= least {
        return Running(Place::Here(Some(Ok(work()))));
    }
    match begin_elsewhere(Box::new(|| Box::new(work())), start) {
        Ok(receiver) => Running(Place::Elsewhere(receiver)),
        Err(error) => Running(Place::Here(Some(Err(error)))),
    }
}

fn begin_elsewhere(work: Box<dyn FnOnce() -> Value + Send>, start: fn(Work) -> io::Result<()>) -> io::Result<Receiver> {
    let (sender, receiver) = handover();
    start(Box::new(move || sender.send(work()))).map(|()| receiver)
}

fn in_pool(work: Work) -> io::Result<()> {
    #[cfg(feature = "tokio")]
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        drop(runtime.spawn_blocking(work));
        return Ok(());
    }
    spawn(work)
}

fn spawn(work: Work) -> io::Result<()> {
    thread::Builder::new().spawn(work).map(drop)
}

/// Work under way. It ends with an error if no thread could be started or the work panicked.
#[derive(Debug)]
pub struct Running<T>(Place<T>);

#[derive(Debug)]
enum Place<T> {
    /// It was done at once.
    Here(Option<io::Result<T>>),
    Elsewhere(Receiver),
}

// Nothing in it is pinned.
impl<T> Unpin for Running<T> {}

impl<T: 'static> Future for Running<T> {
    type Output = io::Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        match &mut self.0 {
            Place::Here(done) => Poll::Ready(done.take().unwrap_or_else(|| Err(broken_off()))),
            Place::Elsewhere(receiver) => receiver.poll(context).map(|done| {
                let value = done.and_then(|value| value.downcast().ok());
                value.map(|value| *value).ok_or_else(broken_off)
            }),
        }
    }
}

fn broken_off() -> io::Error {
    io::Error::other("the work panicked or its runtime shut down")
}

thread_local! {
    static INLINE: Cell<Inlined> = const { Cell::new(Inlined::Nothing) };
}

/// The work that a thread does at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Inlined {
    Nothing,
    /// What ends by itself.
    Brief,
    All,
}

/// While it lives, blocking work that this thread begins is done at once, on this thread.
#[derive(Debug)]
#[must_use = "it ends when this is dropped"]
pub struct Inline {
    before: Inlined,
    /// Keeps the guard on its thread.
    here: std::marker::PhantomData<*const ()>,
}

impl Inline {
    pub(crate) fn begin() -> Self {
        Self::of(Inlined::All)
    }

    /// The same for work that ends by itself. Other work may outlast a timeout, so a thread waits for it.
    #[cfg(feature = "blocking")]
    pub(crate) fn brief() -> Self {
        Self::of(Inlined::Brief.max(INLINE.get()))
    }

    fn of(inlined: Inlined) -> Self {
        Self { before: INLINE.replace(inlined), here: std::marker::PhantomData }
    }
}

impl Drop for Inline {
    fn drop(&mut self) {
        INLINE.set(self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::test_bound::Bound;
    use std::task::Waker;
    use std::thread::ThreadId;

    fn poll<T: 'static>(running: &mut Running<T>) -> Poll<io::Result<T>> {
        Pin::new(running).poll(&mut Context::from_waker(Waker::noop()))
    }

    fn place() -> ThreadId {
        thread::current().id()
    }

    #[test]
    fn work_is_done_here_only_while_that_is_asked_for() {
        let _bound = Bound::begin();
        let inline = Inline::begin();
        for mut running in [run(place), on_new_thread(place)] {
            assert!(matches!(poll(&mut running), Poll::Ready(Ok(thread)) if thread == place()));
        }
        drop(inline);
        let mut running = run(place);
        let thread = loop {
            if let Poll::Ready(thread) = poll(&mut running) {
                break thread.unwrap();
            }
            thread::yield_now();
        };
        assert_ne!(thread, place());
    }

    #[cfg(all(feature = "blocking", feature = "tokio"))]
    #[tokio::test]
    async fn what_a_thread_waits_for_has_a_thread_of_its_own() {
        // Those of the pool have names.
        let in_pool = || thread::current().name().is_some();
        assert!(in_parallel(in_pool).await.unwrap());
        let inline = Inline::brief();
        let running = in_parallel(in_pool);
        drop(inline);
        assert!(!running.await.unwrap());
    }

    #[cfg(feature = "tokio")]
    #[tokio::test]
    async fn work_that_panics_is_an_error() {
        let panics = || -> () { panic!("on purpose") };
        let _bound = Bound::begin();
        for running in [run(panics), on_new_thread(panics)] {
            assert_eq!(running.await.unwrap_err().to_string(), "the work panicked or its runtime shut down");
        }
        assert_ne!(run(place).await.unwrap(), place());
    }
}
