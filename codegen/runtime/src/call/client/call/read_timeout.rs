//! The read timeout: the longest time without a byte sent, the head of the reply, or a byte of its body.

use crate::io::body::{BodyError, ByteStream, Layer, ReadTimedOut};
use crate::io::timer::{Timer, until};
use http_body::Body;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, ready};
use std::time::Duration;

/// When the last piece of a request's body was taken.
#[derive(Debug, Clone)]
pub struct Activity {
    timer: Arc<dyn Timer>,
    last: Arc<Mutex<Duration>>,
}

impl Activity {
    /// Wraps a request's body, so that it is seen when pieces of it are taken.
    pub fn watch(body: ByteStream, timer: &Arc<dyn Timer>) -> (ByteStream, Self) {
        let activity = Self { timer: Arc::clone(timer), last: Arc::new(Mutex::new(timer.now())) };
        if body.content_length() == Some(0) {
            return (body, activity);
        }
        let watched = activity.clone();
        // Bytes in memory become a body like any other, or a transport would take them all at once.
        (ByteStream::from_body(body).on_progress(move |_| watched.record()), activity)
    }

    fn last(&self) -> Duration {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn record(&self) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = self.timer.now();
    }

    /// Waits for `answer` until no piece has been taken for the time `limit`.
    pub async fn wait<T>(&self, answer: impl Future<Output = T>, limit: Duration) -> Result<T, ReadTimedOut> {
        let mut answer = pin!(answer);
        loop {
            let last = self.last();
            let end = last.checked_add(limit);
            match until(&*self.timer, end, answer.as_mut()).await {
                Some(answer) => return Ok(answer),
                None if self.last() > last => {}
                None => return Err(ReadTimedOut::Head(limit)),
            }
        }
    }
}

/// Wraps a reply's body, so that it fails if no byte arrives for the time `limit`.
pub fn limit(body: ByteStream, limit: Duration, timer: &Arc<dyn Timer>) -> ByteStream {
    if body.as_bytes().is_some() {
        return body;
    }
    let (timer, mut waiting) = (Arc::clone(timer), None);
    ByteStream::from_body(Layer::new(body, move |body, context| {
        if let Poll::Ready(frame) = body.poll_frame(context) {
            waiting = None;
            return Poll::Ready(frame);
        }
        let wait = match &mut waiting {
            Some(wait) => wait,
            none => {
                // The body may be read somewhere else than the call was made.
                timer.check().map_err(BodyError::new)?;
                none.insert(timer.sleep(limit))
            }
        };
        ready!(wait.as_mut().poll(context));
        waiting = None;
        Poll::Ready(Some(Err(BodyError::new(ReadTimedOut::Body(limit)))))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::body::Polled;
    use crate::io::future::BoxFuture;
    use crate::io::test_turns::Looked;
    use crate::io::timer::TokioTimer;
    use bytes::Bytes;
    use http_body::Frame;
    use std::future::{pending, poll_fn};
    use std::pin::Pin;
    use std::task::Context;

    fn timer() -> Arc<dyn Timer> {
        Arc::new(TokioTimer)
    }

    /// Yields a byte every two seconds.
    struct Slow(u32, BoxFuture<'static, ()>);

    impl Slow {
        fn body(bytes: u32) -> ByteStream {
            ByteStream::from_body(Self(bytes, timer().sleep(Duration::from_secs(2))))
        }
    }

    impl Body for Slow {
        type Data = Bytes;
        type Error = BodyError;

        fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
            if self.0 == 0 {
                return Poll::Ready(None);
            }
            ready!(self.1.as_mut().poll(context));
            *self = Self(self.0 - 1, timer().sleep(Duration::from_secs(2)));
            Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x")))))
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_body_is_not_idle() {
        let (body, activity) = Activity::watch(Slow::body(5), &timer());
        let sent = activity.wait(body.collect(), Duration::from_secs(3)).await.unwrap().unwrap();
        assert_eq!(sent.to_vec(), b"xxxxx");
        let got = limit(Slow::body(5), Duration::from_secs(3), &timer()).collect().await.unwrap();
        assert_eq!(got.len(), 5);
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_body_is_idle() {
        let limit = Duration::from_secs(1);
        let looked: Arc<dyn Timer> = Arc::new(Looked::default());
        let (_, activity) = Activity::watch("abc".into(), &looked);
        assert_eq!(activity.wait(pending::<()>(), limit).await, Err(ReadTimedOut::Head(limit)));
        let (_, activity) = Activity::watch("abc".into(), &timer());
        assert_eq!(activity.wait(async { 7 }, Duration::MAX).await, Ok(7));
        let error = super::limit(Slow::body(1), limit, &timer()).collect().await.unwrap_err();
        let cause = error.kept().to_string();
        assert_eq!(cause, "no byte was sent or received for 1s");
    }

    /// A timer whose waits must not be polled once they are over, as those that are async functions.
    #[derive(Debug)]
    struct Strict;

    impl Timer for Strict {
        fn now(&self) -> Duration {
            TokioTimer.now()
        }

        fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
            Box::pin(async move { TokioTimer.sleep(duration).await })
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_was_idle_can_be_waited_for_again() {
        let timer: Arc<dyn Timer> = Arc::new(Strict);
        let mut body = super::limit(Slow::body(1), Duration::from_millis(1500), &timer);
        assert!(body.next().await.unwrap().is_err());
        assert_eq!(body.next().await.unwrap().unwrap(), "x");
    }

    #[tokio::test]
    async fn a_body_in_memory_goes_in_pieces() {
        const PIECE: usize = 64 * 1024;
        let whole: Vec<u8> = (0..=255).cycle().take(3 * PIECE + 7).collect();
        let (mut body, _) = Activity::watch(whole.clone().into(), &timer());
        assert_eq!(body.content_length(), Some(whole.len() as u64));
        let first = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await.unwrap().unwrap();
        let first = first.into_data().unwrap();
        assert_eq!(first.len(), PIECE);
        assert_eq!(body.content_length(), Some((whole.len() - PIECE) as u64));
        let rest = body.collect().await.unwrap().to_vec();
        assert_eq!([&first[..], &rest].concat(), whole);
    }
}
