//! Timers: the trait by which clients measure time and wait, and Tokio's.

// Tests of the core measure time by Tokio, with whatever features they are compiled.
#[cfg(feature = "blocking")]
mod thread;
#[cfg(any(feature = "tokio", test))]
mod tokio;

#[cfg(feature = "blocking")]
use self::thread::Patience;
#[cfg(feature = "blocking")]
pub use self::thread::ThreadTimer;
#[cfg(feature = "blocking")]
pub(crate) use self::thread::Turn;
#[cfg(any(feature = "tokio", test))]
pub use self::tokio::TokioTimer;
use crate::io::future::BoxFuture;
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

/// A clock that never goes back, and a way to wait by it. Timeouts and the waits between attempts use it; signatures take
/// their time from a [`TimeSource`](crate::call::client::TimeSource).
///
/// A client needs nothing else of an async runtime, so with a timer and a [`Transport`](crate::io::transport::Transport)
/// it runs on any executor. With the feature `tokio` the default is `TokioTimer`.
///
/// ```
/// use botocore_runtime::future::BoxFuture;
/// use botocore_runtime::timer::Timer;
/// use std::time::{Duration, Instant};
///
/// /// Blocks the thread, for an executor that runs one future to its end, and holds
/// /// `future::block_inline()` meanwhile.
/// #[derive(Debug)]
/// struct Blocking(Instant);
///
/// impl Timer for Blocking {
///     fn now(&self) -> Duration {
///         self.0.elapsed()
///     }
///
///     fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
///         Box::pin(async move { std::thread::sleep(duration) })
///     }
/// }
/// ```
pub trait Timer: fmt::Debug + Send + Sync {
    /// Returns the time since an origin of the timer's own. It never goes back.
    fn now(&self) -> Duration;

    /// Waits for `duration`, from the call of this method or from the first poll of the future.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// Checks that the timer works where this is called. A client does so when a call begins.
    ///
    /// # Errors
    /// Returns a clause that says what is missing, for example an async runtime. The call fails with an error of kind
    /// [`Configuration`](crate::call::error::ErrorKind::Configuration).
    fn check(&self) -> Result<(), Box<dyn Error + Send + Sync>> {
        Ok(())
    }
}

impl<T: Timer + ?Sized> Timer for Arc<T> {
    fn now(&self) -> Duration {
        (**self).now()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        (**self).sleep(duration)
    }

    fn check(&self) -> Result<(), Box<dyn Error + Send + Sync>> {
        (**self).check()
    }
}

/// The timer of a client for which none is set. A provider of credentials makes its client when it is asked, so within the
/// executor of blocking clients its timer is that of the client that asks.
pub(crate) fn default() -> Option<Arc<dyn Timer>> {
    #[cfg(feature = "blocking")]
    if is_blocking() {
        return Some(Arc::new(ThreadTimer));
    }
    async_default()
}

#[cfg(feature = "tokio")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature there is no default")]
fn async_default() -> Option<Arc<dyn Timer>> {
    Some(Arc::new(TokioTimer))
}

#[cfg(not(feature = "tokio"))]
fn async_default() -> Option<Arc<dyn Timer>> {
    None
}

/// Whether the executor of blocking clients polls on this thread.
#[cfg(feature = "blocking")]
pub(crate) fn is_blocking() -> bool {
    Turn::is_under_way()
}

/// Waits for a future until a deadline, if there is one; `None` if the deadline passes first. A future that is ready at
/// once needs no sleep. It comes pinned, since an async function would hold it twice.
pub(crate) fn until<'a, F: Future>(
    timer: &'a dyn Timer,
    deadline: Option<Duration>,
    mut future: Pin<&'a mut F>,
) -> impl Future<Output = Option<F::Output>> + use<'a, F> {
    let mut sleep = None;
    poll_fn(move |context| {
        if let Poll::Ready(output) = limited(timer, deadline, || future.as_mut().poll(context)) {
            return Poll::Ready(Some(output));
        }
        let Some(deadline) = deadline else { return Poll::Pending };
        let sleep = match &mut sleep {
            Some(sleep) => sleep,
            none => {
                let left = deadline.saturating_sub(timer.now());
                // A sleep that is rounded up would give the future more time.
                if left.is_zero() {
                    return Poll::Ready(None);
                }
                none.insert(timer.sleep(left))
            }
        };
        sleep.as_mut().poll(context).map(|()| None)
    })
}

/// Polls a future that is waited for until a deadline. Under the executor of blocking clients it may block the thread, so
/// what it waits for can ask for the [`time_left`].
fn limited<T>(timer: &dyn Timer, deadline: Option<Duration>, poll: impl FnOnce() -> T) -> T {
    #[cfg(feature = "blocking")]
    let _patience =
        deadline.filter(|_| is_blocking()).map(|deadline| Patience::within(deadline.saturating_sub(timer.now())));
    #[cfg(not(feature = "blocking"))]
    let _ = (timer, deadline);
    poll()
}

/// The time for which a poll on this thread may block it; [`Duration::MAX`] where nothing limits that, and where other
/// executors poll, which wake up by themselves.
pub(crate) fn time_left() -> Duration {
    #[cfg(feature = "blocking")]
    return Patience::left();
    #[cfg(not(feature = "blocking"))]
    Duration::MAX
}
