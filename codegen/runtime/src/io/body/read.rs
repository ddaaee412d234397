//! Reading a body: piece by piece, or all of it into memory.

#[cfg(feature = "client")]
use super::BoxError;
use super::{AggregatedBytes, BodyError, ByteStream, TooLong};
use crate::wire::hex::hex;
use bytes::Bytes;
use futures_core::Stream;
use http_body::Body;
use sha2::{Digest, Sha256};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

impl ByteStream {
    /// Reads the rest of the body into memory, at most `limit` bytes.
    ///
    /// # Errors
    /// Returns an error if the stream fails before its end or has more bytes.
    pub async fn collect_limited(mut self, limit: u64) -> Result<AggregatedBytes, BodyError> {
        let mut pieces = AggregatedBytes::default();
        let mut left = limit;
        let too_long = || BodyError::new(TooLong(limit));
        if self.content_length().is_some_and(|length| length > limit) {
            return Err(too_long());
        }
        while let Some(piece) = self.next().await {
            let piece = piece?;
            left = left.checked_sub(piece.len() as u64).ok_or_else(too_long)?;
            pieces.push(piece);
        }
        Ok(pieces)
    }

    /// Reads the beginning of the body into memory: at most `limit` bytes, or as many as there are before an
    /// error.
    #[cfg(feature = "client")]
    pub(crate) async fn collect_beginning(mut self, limit: usize) -> (Bytes, Option<BoxError>) {
        let mut pieces = AggregatedBytes::default();
        let mut left = limit;
        let problem = loop {
            match self.next().await {
                None => break None,
                Some(Err(error)) => break Some(error.into()),
                Some(Ok(piece)) if piece.len() <= left => {
                    left -= piece.len();
                    pieces.push(piece);
                }
                Some(Ok(mut piece)) => {
                    piece.truncate(left);
                    pieces.push(piece);
                    break Some(TooLong(limit as u64).into());
                }
            }
        };
        (pieces.into_bytes(), problem)
    }

    /// Reads the rest of the body into memory, whatever its size.
    ///
    /// # Errors
    /// Returns an error if the stream fails before its end.
    pub async fn collect(mut self) -> Result<AggregatedBytes, BodyError> {
        let mut pieces = AggregatedBytes::default();
        while let Some(piece) = self.next().await {
            pieces.push(piece?);
        }
        Ok(pieces)
    }

    /// Reads the rest of the body and returns its SHA-256, as 64 hexadecimal digits in lower case.
    ///
    /// ```
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// use botocore_runtime::ByteStream;
    ///
    /// let sha256 = ByteStream::from_path("tool.zip").await?.sha256().await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Returns an error if the stream fails before its end.
    pub async fn sha256(mut self) -> Result<String, BodyError> {
        let mut hash = Sha256::new();
        while let Some(piece) = self.next().await {
            hash.update(&piece?);
        }
        Ok(hex(&hash.finalize()))
    }

    /// Returns the next piece of the body, which is not empty; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Bytes, BodyError>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    /// Returns the next piece of the body, which is not empty; `None` after the last one.
    ///
    /// # Errors
    /// Returns an error if the stream fails before its end.
    pub async fn try_next(&mut self) -> Result<Option<Bytes>, BodyError> {
        self.next().await.transpose()
    }

    /// Reads the next piece into memory unless some bytes are left there. Nothing is read at the end of the body.
    #[cfg(any(feature = "tokio", feature = "blocking"))]
    pub(super) fn poll_fill(&mut self, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        self.begin_attempt(1);
        self.reporters.check().map_err(std::io::Error::other)?;
        while self.in_memory.is_empty() {
            match ready!(self.poll_source(context)) {
                None => return Poll::Ready(Ok(())),
                Some(frame) => self.in_memory = frame.map_err(std::io::Error::other)?.into_data().unwrap_or_default(),
            }
        }
        Poll::Ready(Ok(()))
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            match ready!(Pin::new(&mut *self).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(frame)) => {
                    if let Ok(piece) = frame.into_data()
                        && !piece.is_empty()
                    {
                        return Poll::Ready(Some(Ok(piece)));
                    }
                }
            }
        }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_piece(context)
    }
}
