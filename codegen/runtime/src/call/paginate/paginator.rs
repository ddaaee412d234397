//! Paginators: listings before their first request.

use super::{Itemized, Items, Paged, Pages, Place};
use crate::call::client::{Async, Client};
use crate::call::operation::Service;
use std::fmt;
use std::marker::PhantomData;

/// A listing before its first request, by pages.
#[must_use = "a listing does nothing before `send`"]
pub struct Paginator<O: Paged, M = Async> {
    client: Client<O::Service>,
    input: O,
    /// Where the listing begins, unless that cannot be read.
    start: Option<Place<O::Token>>,
    mode: PhantomData<fn() -> M>,
}

impl<S: Service> Client<S> {
    /// Returns a paginator over the pages or items of a listing.
    pub fn paginate<O: Paged<Service = S>>(&self, input: O) -> Paginator<O> {
        Paginator::new(self.clone(), input)
    }
}

impl<O: Paged, M> Paginator<O, M> {
    pub(crate) fn new(client: Client<O::Service>, input: O) -> Self {
        let start = Some(Place { token: input.page_token(), ..Place::default() });
        Self { client, input, start, mode: PhantomData }
    }

    /// Sets the largest number of items on a page. Pages may have fewer. It has no effect if the operation has no
    /// member for it.
    pub fn page_size(mut self, size: i32) -> Self {
        self.input.limit_page(size);
        self
    }

    /// Sets where the listing begins: a resume token, or a token of the service.
    pub fn starting_token(mut self, token: impl Into<String>) -> Self {
        self.start = Place::read(&token.into());
        self
    }

    /// Returns the pages. Each is requested when it is awaited.
    pub fn send(self) -> Pages<O, M> {
        Pages::new(self.client, self.input, self.start)
    }
}

impl<O: Itemized, M> Paginator<O, M> {
    /// Lists items instead of pages.
    pub fn items(self) -> ItemsPaginator<O, M> {
        ItemsPaginator { paginator: self, max_items: None }
    }

    /// Lists items instead of pages, and ends after this number of items.
    pub fn max_items(self, max_items: usize) -> ItemsPaginator<O, M> {
        self.items().max_items(max_items)
    }
}

/// A listing before its first request, by items.
#[must_use = "a listing does nothing before `send`"]
pub struct ItemsPaginator<O: Itemized, M = Async> {
    paginator: Paginator<O, M>,
    max_items: Option<usize>,
}

impl<O: Itemized, M> ItemsPaginator<O, M> {
    /// Sets the largest number of items on a page. Pages may have fewer. It has no effect if the operation has no
    /// member for it.
    pub fn page_size(mut self, size: i32) -> Self {
        self.paginator = self.paginator.page_size(size);
        self
    }

    /// Sets where the listing begins: a resume token, or a token of the service.
    pub fn starting_token(mut self, token: impl Into<String>) -> Self {
        self.paginator = self.paginator.starting_token(token);
        self
    }

    /// Ends after this number of items. [`Items::resume_token`] then returns where to resume.
    pub fn max_items(mut self, max_items: usize) -> Self {
        self.max_items = Some(max_items);
        self
    }
}

impl<O: Itemized, M> ItemsPaginator<O, M> {
    /// Returns the items. Each page is requested when its first item is awaited.
    pub fn send(self) -> Items<O, M> {
        Items::new(self.paginator.send(), self.max_items)
    }
}

// Derives would demand that the service's type is `Clone` and `Debug`.
impl<O: Paged, M> Clone for Paginator<O, M> {
    fn clone(&self) -> Self {
        Self { client: self.client.clone(), input: self.input.clone(), start: self.start.clone(), mode: PhantomData }
    }
}

impl<O: Itemized, M> Clone for ItemsPaginator<O, M> {
    fn clone(&self) -> Self {
        Self { paginator: self.paginator.clone(), max_items: self.max_items }
    }
}

impl<O: Paged, M> fmt::Debug for Paginator<O, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paginator").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

impl<O: Itemized, M> fmt::Debug for ItemsPaginator<O, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemsPaginator")
            .field("operation", &O::NAME)
            .field("max_items", &self.max_items)
            .finish_non_exhaustive()
    }
}
