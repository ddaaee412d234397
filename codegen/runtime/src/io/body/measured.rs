//! Streams whose length is known in advance.

use super::error::WrongLength;
use super::{BodyError, BoxError, Polled};
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A stream as a body, whose length is checked.
pub(super) struct Measured<S> {
    stream: Pin<Box<S>>,
    length: u64,
    left: u64,
    ended: bool,
}

impl<S> Measured<S> {
    pub fn new(stream: S, length: u64) -> Self {
        Self { stream: Box::pin(stream), length, left: length, ended: false }
    }
}

/// Returns the number of bytes left after a piece.
///
/// # Errors
/// Returns an error if the piece exceeds the body's length.
pub(super) fn left_after(piece: &[u8], left: u64, length: u64) -> Result<u64, WrongLength> {
    left.checked_sub(piece.len() as u64).ok_or(WrongLength::Longer { announced: length })
}

/// The error of a body that ends early.
pub(super) fn ended_early(left: u64, length: u64) -> WrongLength {
    WrongLength::Shorter { length: length - left, announced: length }
}

impl<S, T, E> Measured<S>
where
    S: Stream<Item = Result<T, E>>,
    T: Into<Bytes>,
    E: Into<BoxError>,
{
    /// Looks for more than was announced. That is done with the last piece, since a transport that has the whole length asks
    /// for no more. A stream that is not ready is not waited for: it may be one that nobody ends.
    fn check_end(&mut self, context: &mut Context<'_>) -> Result<(), BodyError> {
        while let Poll::Ready(piece) = self.stream.as_mut().poll_next(context) {
            let Some(piece) = piece else {
                self.ended = true;
                break;
            };
            let piece = piece.map_err(BodyError::new)?.into();
            left_after(&piece, 0, self.length).map_err(BodyError::new)?;
        }
        Ok(())
    }
}

impl<S, T, E> Body for Measured<S>
where
    S: Stream<Item = Result<T, E>>,
    T: Into<Bytes>,
    E: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        if self.ended {
            return Poll::Ready(None);
        }
        let Some(piece) = ready!(self.stream.as_mut().poll_next(context)) else {
            self.ended = true;
            return Poll::Ready((self.left > 0).then(|| Err(BodyError::new(ended_early(self.left, self.length)))));
        };
        let frame = piece.map(Into::into).map_err(BodyError::new).and_then(|piece: Bytes| {
            self.left = left_after(&piece, self.left, self.length).map_err(BodyError::new)?;
            if self.left == 0 {
                self.check_end(context)?;
            }
            Ok(Frame::data(piece))
        });
        self.ended |= frame.is_err();
        Poll::Ready(Some(frame))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
