//! The limits on the requests that a client has in flight, and on the bodies that it has open.

use crate::call::error::SharedLimit;
use crate::io::body::{ByteStream, Layer};
use crate::io::semaphore::{self, Semaphore};
use crate::io::timer::{Timer, until};
use http_body::Body;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tracing::warn;

/// A longer wait is logged as a warning.
const LONG_WAIT: Duration = Duration::from_secs(30);

/// A limit that all calls of a client share, and its permits.
#[derive(Debug, Clone)]
pub struct ConcurrencyLimit {
    semaphore: Arc<Semaphore>,
    pub limit: SharedLimit,
}

/// The right to have one request in flight, or one body open. It is returned on drop.
#[derive(Debug)]
pub struct Permit(#[expect(dead_code, reason = "held for its drop")] semaphore::Permit);

impl ConcurrencyLimit {
    /// A limit of `most`; 0 is taken as 1.
    pub fn new(limit: impl FnOnce(usize) -> SharedLimit, most: usize) -> Self {
        let most = most.max(1);
        Self { semaphore: Semaphore::new(most), limit: limit(most) }
    }

    /// Waits for a permit, until the deadline if there is one; `None` once it has passed.
    pub async fn acquire(&self, timer: &dyn Timer, deadline: Option<Duration>) -> Option<Permit> {
        if let Some(permit) = self.semaphore.try_acquire() {
            return Some(Permit(permit));
        }
        let mut acquiring = pin!(self.semaphore.acquire());
        let long = timer.now().saturating_add(LONG_WAIT);
        if deadline.is_none_or(|deadline| deadline > long) {
            if let Some(permit) = until(timer, Some(long), acquiring.as_mut()).await {
                return Some(Permit(permit));
            }
            warn!("a call has waited for {LONG_WAIT:?}: {}", self.limit);
        }
        until(timer, deadline, acquiring).await.map(Permit)
    }
}

impl Permit {
    /// Ties the permit to a reply's body: it is returned when the body ends, fails or is dropped.
    pub fn hold_until_end(self, body: ByteStream) -> ByteStream {
        if body.as_bytes().is_some() {
            return body;
        }
        let mut permit = Some(self);
        ByteStream::from_body(Layer::new(body, move |body, context| {
            let frame = body.poll_frame(context);
            if let Poll::Ready(None | Some(Err(_))) = frame {
                permit.take();
            }
            frame
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::test_turns::ended;
    use crate::io::timer::TokioTimer;
    use tokio::time::Instant;

    impl ConcurrencyLimit {
        fn free(&self) -> usize {
            // Of permits without end, a few are enough to see.
            std::iter::from_fn(|| self.semaphore.try_acquire()).take(10).collect::<Vec<_>>().len()
        }
    }

    fn stream() -> ByteStream {
        ByteStream::from_body(ByteStream::from("abc"))
    }

    #[tokio::test(start_paused = true)]
    async fn a_permit_is_waited_for_however_long() {
        let limit = ConcurrencyLimit::new(SharedLimit::Requests, 1);
        let (permit, started) = (limit.acquire(&TokioTimer, None).await, Instant::now());
        let later = async {
            tokio::time::sleep(Duration::from_secs(3600)).await;
            drop(permit);
        };
        let (_, ()) = ended(async { tokio::join!(limit.acquire(&TokioTimer, None), later) }).await;
        assert_eq!(started.elapsed().as_secs(), 3600);
    }

    #[tokio::test]
    async fn bodies_keep_their_permits_to_their_end() {
        let limit = ConcurrencyLimit::new(SharedLimit::OpenBodies, 0);
        let body = limit.acquire(&TokioTimer, None).await.unwrap().hold_until_end(stream());
        assert_eq!(limit.free(), 0);
        body.collect().await.unwrap();
        assert_eq!(limit.free(), 1);
        drop(limit.acquire(&TokioTimer, None).await.unwrap().hold_until_end(stream()));
        assert_eq!(limit.free(), 1);
        let in_memory = limit.acquire(&TokioTimer, None).await.unwrap().hold_until_end("abc".into());
        assert_eq!((limit.free(), in_memory.content_length()), (1, Some(3)));
    }
}
