//! The pages of a listing.

use super::{Paged, Place, token};
use crate::call::client::{Async, Client, SendWithMetadataFuture};
use crate::call::error::{Error, ErrorKind};
use crate::call::metadata::ResponseMetadata;
#[cfg(feature = "blocking")]
use crate::call::mode::Blocking;
use crate::call::operation::{Operation, OperationError};
#[cfg(feature = "blocking")]
use crate::io::executor::wait;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

const UNREADABLE: &str =
    "the starting token cannot be read; give one that `resume_token` of the same operation returned";
const INSIDE: &str = "the starting token points into a page; go through `items()` instead of pages";
const REPEATED: &str = "the service gave the token of the same page again";

type Page<O> = Result<<O as Operation>::Output, OperationError<O>>;

/// The pages of a listing, as a stream or, of a blocking client, as an iterator. It ends after the last page, or after the
/// first error.
#[must_use = "pages are requested when they are awaited"]
pub struct Pages<O: Paged, M = Async> {
    client: Client<O::Service>,
    input: O,
    /// The position of the next page, which may be on request already; `None` after the last page.
    next: Option<Place<O::Token>>,
    /// The call for the next page.
    pending: Option<SendWithMetadataFuture<O>>,
    /// The facts about the last page.
    metadata: Option<ResponseMetadata>,
    /// The reason if the next page cannot be requested.
    stuck: Option<&'static str>,
    failed: bool,
    mode: PhantomData<fn() -> M>,
}

impl<O: Paged> Pages<O> {
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
}

impl<O: Paged, M> Pages<O, M> {
    /// Pages from a position on; without one nothing can be requested.
    pub(super) fn new(client: Client<O::Service>, input: O, start: Option<Place<O::Token>>) -> Self {
        let stuck = start.is_none().then_some(UNREADABLE);
        Self { client, input, next: start, pending: None, metadata: None, stuck, failed: false, mode: PhantomData }
    }

    /// The token to resume the listing after the last returned page, or at the page that failed; `None` after the
    /// last page. It is an argument for [`starting_token`](super::Paginator::starting_token).
    #[must_use]
    pub fn resume_token(&self) -> Option<String> {
        self.next.as_ref().map(Place::to_string)
    }

    /// The facts about the reply that held the last returned page, such as its request id; `None` before the first
    /// page.
    #[must_use]
    pub fn metadata(&self) -> Option<&ResponseMetadata> {
        self.metadata.as_ref()
    }

    pub(super) fn position(&self) -> Option<&Place<O::Token>> {
        self.next.as_ref()
    }

    /// Takes the number of items to skip on the first page. Pages cannot skip items, so with a number left here
    /// they fail.
    pub(super) fn take_offset(&mut self) -> usize {
        self.next.as_mut().map(|next| std::mem::take(&mut next.offset)).unwrap_or_default()
    }

    pub(super) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<O>>> {
        if self.failed {
            return Poll::Ready(None);
        }
        if let Some(problem) = self.problem() {
            self.failed = true;
            let error = Error::new(ErrorKind::Pagination, problem).in_operation(O::NAME);
            return Poll::Ready(Some(Err(error.into())));
        }
        let Some(position) = self.next.clone() else {
            return Poll::Ready(None);
        };
        let request = self.pending.get_or_insert_with(|| request(&self.client, &self.input, &position));
        let page = ready!(Pin::new(request).poll(context));
        self.pending = None;
        match page {
            Ok((page, metadata)) => {
                self.metadata = Some(metadata);
                self.follow(&position, O::next_page_token(&page));
                Poll::Ready(Some(Ok(page)))
            }
            Err(error) => {
                self.failed = true;
                Poll::Ready(Some(Err(error)))
            }
        }
    }

    /// The reason why the next page cannot be requested, if there is one.
    fn problem(&self) -> Option<&'static str> {
        self.stuck.or_else(|| self.next.as_ref().is_some_and(|next| next.offset > 0).then_some(INSIDE))
    }

    /// Sets the position after a page.
    fn follow(&mut self, position: &Place<O::Token>, token: Option<O::Token>) {
        let token = token.filter(token::leads_on);
        if token.is_some() && position.token == token {
            self.stuck = Some(REPEATED);
        }
        self.next = token.map(|token| Place { token: Some(token), ..Place::default() });
    }
}

fn request<O: Paged>(client: &Client<O::Service>, input: &O, position: &Place<O::Token>) -> SendWithMetadataFuture<O> {
    let mut input = input.clone();
    input.set_page_token(position.token.clone());
    client.send_with_metadata(input)
}

// Only the boxed future is pinned.
impl<O: Paged, M> Unpin for Pages<O, M> {}

impl<O: Paged> Stream for Pages<O> {
    type Item = Page<O>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Page<O>>> {
        self.poll_page(context)
    }
}

#[cfg(feature = "blocking")]
impl<O: Paged> Iterator for Pages<O, Blocking> {
    type Item = Page<O>;

    fn next(&mut self) -> Option<Page<O>> {
        wait(poll_fn(|context| self.poll_page(context)))
    }
}

impl<O: Paged, M> fmt::Debug for Pages<O, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &O::NAME).field("next", &self.next).finish_non_exhaustive()
    }
}
