//! Bodies over other bodies.

use super::BodyError;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};

/// What a body yields when it is polled.
pub(crate) type Polled = Poll<Option<Result<Frame<Bytes>, BodyError>>>;

/// A body that a function polls. Its length and its end are those of the body below.
pub(crate) struct Layer<B, F> {
    below: B,
    poll: F,
}

impl<B, F> Layer<B, F>
where
    B: Body<Data = Bytes> + Unpin,
    F: FnMut(Pin<&mut B>, &mut Context<'_>) -> Polled + Unpin,
{
    pub fn new(below: B, poll: F) -> Self {
        Self { below, poll }
    }
}

impl<B, F> Body for Layer<B, F>
where
    B: Body<Data = Bytes> + Unpin,
    F: FnMut(Pin<&mut B>, &mut Context<'_>) -> Polled + Unpin,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        let Self { below, poll } = self.get_mut();
        poll(Pin::new(below), context)
    }

    fn is_end_stream(&self) -> bool {
        self.below.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.below.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::body::ByteStream;

    #[test]
    fn it_ends_as_the_body_below_does() {
        for (text, is_over) in [("", true), ("a", false)] {
            let layer = Layer::new(ByteStream::from(text), Body::poll_frame);
            assert_eq!((layer.is_end_stream(), layer.size_hint().exact()), (is_over, Some(text.len() as u64)));
        }
    }
}
