//! The pages of a listing.

use super::{Paginated, Position};
use crate::call::client::{Client, SendWithMetadataFuture};
use crate::call::error::{Error, ErrorKind};
use crate::call::metadata::ResponseMetadata;
use crate::call::operation::{Operation, OperationError};
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

type Page<O> = Result<<O as Operation>::Output, OperationError<O>>;

/// The pages of a listing, as a stream. It ends after the last page, or after the first error.
#[must_use = "pages are requested when they are awaited"]
pub struct Pages<O: Paginated> {
    client: Client<O::Service>,
    input: O,
    /// The position of the next page, which may be on request already; `None` after the last page.
    next: Option<Position>,
    /// The call for the next page.
    pending: Option<SendWithMetadataFuture<O>>,
    /// The facts about the last page.
    metadata: Option<ResponseMetadata>,
    /// The reason if the next page cannot be requested.
    stuck: Option<&'static str>,
    failed: bool,
}

impl<O: Paginated> Pages<O> {
    pub(super) fn new(client: Client<O::Service>, input: O, start: Position) -> Self {
        let inside = "the starting token points into a page; go through `items()` instead of pages";
        let stuck = (start.offset > 0).then_some(inside);
        Self { client, input, next: Some(start), pending: None, metadata: None, stuck, failed: false }
    }

    /// Returns the next page; `None` after the last one.
    pub async fn next(&mut self) -> Option<Page<O>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// Returns the next page; `None` after the last one.
    ///
    /// # Errors
    /// Returns an error if the page cannot be fetched, and one of kind [`Pagination`](ErrorKind::Pagination) if
    /// the service repeats the token of the last page.
    pub async fn try_next(&mut self) -> Result<Option<O::Output>, OperationError<O>> {
        self.next().await.transpose()
    }

    /// Collects the remaining pages, for example into a `Vec<Result<…>>` or a `Result<Vec<…>, _>`.
    pub async fn collect<C: FromIterator<Page<O>>>(mut self) -> C {
        let mut pages = Vec::new();
        while let Some(page) = self.next().await {
            pages.push(page);
        }
        pages.into_iter().collect()
    }

    /// The token to resume the listing after the last returned page, or at the page that failed; `None` after the
    /// last page. It is an argument for [`starting_token`](super::Paginator::starting_token).
    #[must_use]
    pub fn resume_token(&self) -> Option<String> {
        self.next.as_ref().map(Position::to_string)
    }

    /// The facts about the reply that held the last returned page, such as its request id; `None` before the first
    /// page.
    #[must_use]
    pub fn metadata(&self) -> Option<&ResponseMetadata> {
        self.metadata.as_ref()
    }

    pub(super) fn position(&self) -> Option<&Position> {
        self.next.as_ref()
    }

    /// Takes the number of items to skip on the first page. Pages cannot skip items, so with a number left here
    /// they fail.
    pub(super) fn take_offset(&mut self) -> usize {
        self.stuck = None;
        self.next.as_mut().map(|next| std::mem::take(&mut next.offset)).unwrap_or_default()
    }

    pub(super) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<O>>> {
        let Some(position) = self.next.clone().filter(|_| !self.failed) else {
            return Poll::Ready(None);
        };
        if let Some(problem) = self.stuck {
            self.failed = true;
            let error = Error::new(ErrorKind::Pagination, problem).in_operation(O::NAME);
            return Poll::Ready(Some(Err(error.into())));
        }
        let request = self.pending.get_or_insert_with(|| request(&self.client, &self.input, &position));
        let page = ready!(Pin::new(request).poll(context));
        self.pending = None;
        match page {
            Ok((page, metadata)) => {
                self.metadata = Some(metadata);
                self.follow(&position, O::next_token(&page));
                Poll::Ready(Some(Ok(page)))
            }
            Err(error) => {
                self.failed = true;
                Poll::Ready(Some(Err(error)))
            }
        }
    }

    /// Sets the position after a page.
    fn follow(&mut self, position: &Position, token: Option<&str>) {
        let token = token.filter(|token| !token.is_empty());
        if token.is_some() && position.token.as_deref() == token {
            self.stuck = Some("the service gave the token of the same page again");
        }
        self.next = token.map(|token| Position { token: Some(token.to_owned()), offset: 0 });
    }
}

fn request<O: Paginated>(client: &Client<O::Service>, input: &O, position: &Position) -> SendWithMetadataFuture<O> {
    let mut input = input.clone();
    input.set_token(position.token.clone());
    client.send_with_metadata(input)
}

// Only the boxed future is pinned.
impl<O: Paginated> Unpin for Pages<O> {}

impl<O: Paginated> Stream for Pages<O> {
    type Item = Page<O>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Page<O>>> {
        self.poll_page(context)
    }
}

impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &O::NAME).field("next", &self.next).finish_non_exhaustive()
    }
}
