//! The items of a listing, one after the other.

use super::{Pages, Paginated, Position};
use crate::call::error::OperationError;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

type Item<O> = Result<<O as Paginated>::Item, OperationError<O>>;

/// The items of a listing. It ends after the last item, after as many as were asked for, or after
/// the first error.
#[must_use = "items are asked for when they are awaited"]
pub struct Items<O: Paginated> {
    pages: Pages<O>,
    /// How many more to give.
    remaining: Option<usize>,
    /// How many to leave out of the first page.
    skip: usize,
    /// The page at hand, its items taken out.
    page: Option<O::Output>,
    items: std::vec::IntoIter<O::Item>,
    /// The place of the next item on the page at hand.
    place: Position,
}

impl<O: Paginated> Items<O> {
    pub(super) fn new(mut pages: Pages<O>, max_items: Option<usize>) -> Self {
        Self {
            skip: pages.take_offset(),
            pages,
            remaining: max_items,
            page: None,
            items: Vec::new().into_iter(),
            place: Position::default(),
        }
    }

    /// The next item, `None` after the last.
    pub async fn next(&mut self) -> Option<Item<O>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// The next item, `None` after the last.
    ///
    /// # Errors
    /// The page that it is on could not be had.
    pub async fn try_next(&mut self) -> Result<Option<O::Item>, OperationError<O>> {
        self.next().await.transpose()
    }

    /// All remaining items, as `Vec<Result<…>>` or `Result<Vec<…>, _>`.
    pub async fn collect<C: FromIterator<Item<O>>>(mut self) -> C {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item);
        }
        items.into_iter().collect()
    }

    /// The page that the last item came from, for its other members; its list of items is empty.
    #[must_use]
    pub fn page(&self) -> Option<&O::Output> {
        self.page.as_ref()
    }

    /// Where to go on later: at the item after the last one given. `None` after the last item.
    #[must_use]
    pub fn resume_token(&self) -> Option<String> {
        if self.items.as_slice().is_empty() {
            let next = self.pages.position()?;
            Some(Position { offset: self.skip, ..next.clone() }.to_string())
        } else {
            Some(self.place.to_string())
        }
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Item<O>>> {
        if self.remaining == Some(0) {
            return Poll::Ready(None);
        }
        loop {
            if let Some(item) = self.items.next() {
                self.place.offset += 1;
                self.remaining = self.remaining.map(|remaining| remaining - 1);
                return Poll::Ready(Some(Ok(item)));
            }
            let place = self.pages.position().cloned();
            match ready!(self.pages.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.turn_to(page, place.unwrap_or_default()),
            }
        }
    }

    fn turn_to(&mut self, mut page: O::Output, mut place: Position) {
        let mut items = O::take_items(&mut page);
        let seen = std::mem::take(&mut self.skip).min(items.len());
        items.drain(..seen);
        place.offset = seen;
        self.place = place;
        self.items = items.into_iter();
        self.page = Some(page);
    }
}

// Nothing here is pinned.
impl<O: Paginated> Unpin for Items<O> {}

impl<O: Paginated> Stream for Items<O> {
    type Item = Item<O>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Item<O>>> {
        self.poll_item(context)
    }
}

impl<O: Paginated> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("remaining", &self.remaining)
            .field("at_hand", &self.items.len())
            .finish_non_exhaustive()
    }
}
