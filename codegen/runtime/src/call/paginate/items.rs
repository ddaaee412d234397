//! The items of a listing.

use super::{Itemized, Pages, Place};
use crate::call::client::Async;
use crate::call::metadata::ResponseMetadata;
#[cfg(feature = "blocking")]
use crate::call::mode::Blocking;
use crate::call::operation::OperationError;
#[cfg(feature = "blocking")]
use crate::io::executor::wait;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

type Item<O> = Result<<O as Itemized>::Item, OperationError<O>>;

/// The items of a listing, as a stream or, of a blocking client, as an iterator. It ends after the last item, after the
/// limit that [`max_items`](super::Paginator::max_items) sets, or after the first error.
#[must_use = "items are requested when they are awaited"]
#[doc(alias = "PaginationStream")]
pub struct Items<O: Itemized, M = Async> {
    pages: Pages<O, M>,
    /// The number of items before the limit.
    remaining: Option<usize>,
    /// The number of items of the first page to skip.
    skip: usize,
    /// The current page, without its items.
    page: Option<O::Output>,
    items: std::vec::IntoIter<O::Item>,
    /// The position of the next item on the current page.
    position: Place<O::Token>,
}

impl<O: Itemized> Items<O> {
    /// Returns the next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Item<O>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// Returns the next item; `None` after the last one.
    ///
    /// # Errors
    /// Returns an error if the item's page cannot be fetched.
    pub async fn try_next(&mut self) -> Result<Option<O::Item>, OperationError<O>> {
        self.next().await.transpose()
    }

    /// Collects the remaining items, for example into a `Vec<Result<…>>` or a `Result<Vec<…>, _>`.
    pub async fn collect<C: FromIterator<Item<O>>>(mut self) -> C {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item);
        }
        items.into_iter().collect()
    }
}

impl<O: Itemized, M> Items<O, M> {
    pub(super) fn new(mut pages: Pages<O, M>, max_items: Option<usize>) -> Self {
        Self {
            skip: pages.take_offset(),
            pages,
            remaining: max_items,
            page: None,
            items: Vec::new().into_iter(),
            position: Place::default(),
        }
    }

    /// The page of the last returned item, for its other members. Its list of items is empty.
    #[must_use]
    pub fn page(&self) -> Option<&O::Output> {
        self.page.as_ref()
    }

    /// The facts about the reply that held the page of the last returned item, such as its request id.
    #[must_use]
    pub fn metadata(&self) -> Option<&ResponseMetadata> {
        self.pages.metadata()
    }

    /// The token to resume the listing after the last returned item; `None` after the last item of the listing.
    /// It is an argument for [`starting_token`](super::Paginator::starting_token).
    #[must_use]
    pub fn resume_token(&self) -> Option<String> {
        if self.items.as_slice().is_empty() {
            let next = self.pages.position()?;
            Some(Place { offset: self.skip, ..next.clone() }.to_string())
        } else {
            Some(self.position.to_string())
        }
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Item<O>>> {
        if self.remaining == Some(0) {
            return Poll::Ready(None);
        }
        loop {
            if let Some(item) = self.items.next() {
                self.position.offset += 1;
                self.remaining = self.remaining.map(|remaining| remaining - 1);
                return Poll::Ready(Some(Ok(item)));
            }
            let position = self.pages.position().cloned().unwrap_or_default();
            match ready!(self.pages.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.enter(page, position),
            }
        }
    }

    fn enter(&mut self, mut page: O::Output, mut position: Place<O::Token>) {
        let mut items = O::take_page_items(&mut page);
        let seen = std::mem::take(&mut self.skip).min(items.len());
        items.drain(..seen);
        position.offset = seen;
        self.position = position;
        self.items = items.into_iter();
        self.page = Some(page);
    }
}

// No field is pinned.
impl<O: Itemized, M> Unpin for Items<O, M> {}

impl<O: Itemized> Stream for Items<O> {
    type Item = Item<O>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Item<O>>> {
        self.poll_item(context)
    }
}

#[cfg(feature = "blocking")]
impl<O: Itemized> Iterator for Items<O, Blocking> {
    type Item = Item<O>;

    fn next(&mut self) -> Option<Item<O>> {
        wait(poll_fn(|context| self.poll_item(context)))
    }
}

impl<O: Itemized, M> fmt::Debug for Items<O, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("remaining", &self.remaining)
            .field("items", &self.items.len())
            .finish_non_exhaustive()
    }
}
