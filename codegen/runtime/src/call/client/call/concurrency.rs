//! How many requests of a client are under way at a time.

use crate::io::body::{BodyError, ByteStream};
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tracing::warn;

/// After how long a wait is worth a warning: bodies that nobody reads would make it endless.
const LONG: Duration = Duration::from_secs(30);

/// The turns that all calls of a client share.
#[derive(Debug, Clone)]
pub struct Turns(Arc<Semaphore>);

/// The right to have one request under way. Dropped it is given back.
#[derive(Debug)]
pub struct Turn(#[expect(dead_code, reason = "held for its drop")] Option<OwnedSemaphorePermit>);

impl Turns {
    /// So many, at least one.
    pub fn new(requests: usize) -> Self {
        Self(Arc::new(Semaphore::new(requests.clamp(1, Semaphore::MAX_PERMITS))))
    }

    /// Waits for a turn.
    pub async fn take(&self) -> Turn {
        let mut turn = pin!(Arc::clone(&self.0).acquire_owned());
        let taken = if let Ok(taken) = timeout(LONG, turn.as_mut()).await {
            taken
        } else {
            warn!("a call has waited {LONG:?} for a turn: bodies that are neither read nor dropped keep theirs");
            turn.await
        };
        // The semaphore is never closed.
        Turn(taken.ok())
    }
}

impl Turn {
    /// The body of a reply, which keeps the turn until its end.
    pub fn until_end_of(self, body: ByteStream) -> ByteStream {
        if body.as_bytes().is_some() {
            return body;
        }
        ByteStream::from_body(UnderWay { body, turn: Some(self) })
    }
}

struct UnderWay {
    body: ByteStream,
    turn: Option<Turn>,
}

impl Body for UnderWay {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(None | Some(Err(_))) = frame {
            self.turn = None;
        }
        frame
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
    use tokio::time::Instant;

    fn stream() -> ByteStream {
        ByteStream::from_body(ByteStream::from("abc"))
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_is_waited_for_however_long() {
        let turns = Turns::new(1);
        let (turn, started) = (turns.take().await, Instant::now());
        let (_, ()) = tokio::join!(turns.take(), async {
            tokio::time::sleep(Duration::from_secs(3600)).await;
            drop(turn);
        });
        assert_eq!(started.elapsed().as_secs(), 3600);
    }

    #[tokio::test]
    async fn bodies_keep_their_turns_to_their_end() {
        let turns = Turns::new(0);
        let body = turns.take().await.until_end_of(stream());
        assert_eq!(turns.0.available_permits(), 0);
        body.collect().await.unwrap();
        assert_eq!(turns.0.available_permits(), 1);
        drop(turns.take().await.until_end_of(stream()));
        assert_eq!(turns.0.available_permits(), 1);
        let at_hand = turns.take().await.until_end_of("abc".into());
        assert_eq!((turns.0.available_permits(), at_hand.content_length()), (1, Some(3)));
    }
}
