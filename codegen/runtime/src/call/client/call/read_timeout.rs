//! The read timeout: the longest time without a byte sent or received.

use crate::io::body::{BodyError, ByteStream};
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::fmt;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep, timeout_at};

/// A body in memory is passed on in pieces of this many bytes, because each piece shows progress.
const PIECE: usize = 64 * 1024;

/// No byte was sent or received for this long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadTimedOut(pub Duration);

impl fmt::Display for ReadTimedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no byte was sent or received for {:?}", self.0)
    }
}

impl std::error::Error for ReadTimedOut {}

/// When the last piece of a request's body was taken.
#[derive(Debug, Clone)]
pub struct Progress(Arc<Mutex<Instant>>);

impl Progress {
    /// Wraps a request's body, so that its progress can be watched.
    pub fn watch(body: ByteStream) -> (ByteStream, Self) {
        let progress = Self(Arc::new(Mutex::new(Instant::now())));
        if body.content_length() == Some(0) {
            return (body, progress);
        }
        let watched = Watched { body, rest: Bytes::new(), progress: progress.clone() };
        (ByteStream::from_body(watched), progress)
    }

    fn last_made(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn record(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// Waits for `answer` until there has been no progress for the time `limit`.
    pub async fn wait<T>(&self, answer: impl Future<Output = T>, limit: Duration) -> Result<T, ReadTimedOut> {
        let mut answer = pin!(answer);
        loop {
            let last = self.last_made();
            let Some(end) = last.checked_add(limit) else { return Ok(answer.await) };
            match timeout_at(end, answer.as_mut()).await {
                Ok(answer) => return Ok(answer),
                Err(_) if self.last_made() > last => {}
                Err(_) => return Err(ReadTimedOut(limit)),
            }
        }
    }
}

/// A request's body that records when a piece of it is taken.
struct Watched {
    body: ByteStream,
    rest: Bytes,
    progress: Progress,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => self.rest = data,
                    Err(other) => return Poll::Ready(Some(Ok(other))),
                },
                end => return Poll::Ready(end),
            }
        }
        self.progress.record();
        let length = self.rest.len().min(PIECE);
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(length)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        match self.body.content_length() {
            Some(length) => SizeHint::with_exact(length.saturating_add(self.rest.len() as u64)),
            None => self.body.size_hint(),
        }
    }
}

/// Wraps a reply's body, so that it fails if no byte arrives for the time `limit`.
pub fn limit(body: ByteStream, limit: Duration) -> ByteStream {
    if body.as_bytes().is_some() {
        return body;
    }
    ByteStream::from_body(Limited { body, limit, waiting: None })
}

struct Limited {
    body: ByteStream,
    limit: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Body for Limited {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            self.waiting = None;
            return Poll::Ready(frame);
        }
        let limit = self.limit;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(limit)));
        ready!(waiting.as_mut().poll(context));
        Poll::Ready(Some(Err(BodyError::new(ReadTimedOut(limit)))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::{pending, poll_fn};

    /// Yields a byte every two seconds.
    struct Slow(u32, Pin<Box<Sleep>>);

    impl Slow {
        fn body(bytes: u32) -> ByteStream {
            ByteStream::from_body(Self(bytes, Box::pin(sleep(Duration::from_secs(2)))))
        }
    }

    impl Body for Slow {
        type Data = Bytes;
        type Error = BodyError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
            if self.0 == 0 {
                return Poll::Ready(None);
            }
            ready!(self.1.as_mut().poll(context));
            *self = Self(self.0 - 1, Box::pin(sleep(Duration::from_secs(2))));
            Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x")))))
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_body_is_not_idle() {
        let (body, progress) = Progress::watch(Slow::body(5));
        let sent = progress.wait(body.collect(), Duration::from_secs(3)).await.unwrap().unwrap();
        assert_eq!(sent.to_vec(), b"xxxxx");
        let got = limit(Slow::body(5), Duration::from_secs(3)).collect().await.unwrap();
        assert_eq!(got.len(), 5);
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_body_is_idle() {
        let limit = Duration::from_secs(1);
        let (_, progress) = Progress::watch("abc".into());
        assert_eq!(progress.wait(pending::<()>(), limit).await, Err(ReadTimedOut(limit)));
        assert_eq!(progress.wait(async { 7 }, Duration::MAX).await, Ok(7));
        let error = super::limit(Slow::body(1), limit).collect().await.unwrap_err();
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert_eq!(cause, "no byte was sent or received for 1s");
    }

    #[tokio::test]
    async fn a_body_in_memory_goes_in_pieces() {
        let whole: Vec<u8> = (0..=255).cycle().take(3 * PIECE + 7).collect();
        let (mut body, _) = Progress::watch(whole.clone().into());
        assert_eq!(body.content_length(), Some(whole.len() as u64));
        let first = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await.unwrap().unwrap();
        let first = first.into_data().unwrap();
        assert_eq!(first.len(), PIECE);
        assert_eq!(body.content_length(), Some((whole.len() - PIECE) as u64));
        let rest = body.collect().await.unwrap().to_vec();
        assert_eq!([&first[..], &rest].concat(), whole);
    }
}
