//! Paginators: listings before their first request.

use super::{Itemized, Items, Paged, Pages, Place};
use crate::call::client::Client;
use crate::call::operation::Service;
use std::fmt;

/// A listing before its first request, by pages.
#[must_use = "a listing does nothing before `send`"]
pub struct Paginator<O: Paged> {
    client: Client<O::Service>,
    input: O,
    /// Where the listing begins, unless that cannot be read.
    start: Option<Place<O::Token>>,
}

impl<S: Service> Client<S> {
    /// Returns a paginator over the pages or items of a listing.
    pub fn paginate<O: Paged<Service = S>>(&self, input: O) -> Paginator<O> {
        Paginator::new(self.clone(), input)
    }
}

impl<O: Paged> Paginator<O> {
    fn new(client: Client<O::Service>, input: O) -> Self {
        let start = Some(Place { token: input.page_token(), ..Place::default() });
        Self { client, input, start }
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
    pub fn send(self) -> Pages<O> {
        Pages::new(self.client, self.input, self.start)
    }
}

impl<O: Itemized> Paginator<O> {
    /// Lists items instead of pages.
    pub fn items(self) -> ItemsPaginator<O> {
        ItemsPaginator { paginator: self, max_items: None }
    }

    /// Lists items instead of pages, and ends after this number of items.
    pub fn max_items(self, max_items: usize) -> ItemsPaginator<O> {
        self.items().max_items(max_items)
    }
}

/// A listing before its first request, by items.
#[must_use = "a listing does nothing before `send`"]
pub struct ItemsPaginator<O: Itemized> {
    paginator: Paginator<O>,
    max_items: Option<usize>,
}

impl<O: Itemized> ItemsPaginator<O> {
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

impl<O: Itemized> ItemsPaginator<O> {
    /// Returns the items. Each page is requested when its first item is awaited.
    pub fn send(self) -> Items<O> {
        Items::new(self.paginator.send(), self.max_items)
    }
}

// Derives would demand that the service's type is `Clone` and `Debug`.
impl<O: Paged> Clone for Paginator<O> {
    fn clone(&self) -> Self {
        Self { client: self.client.clone(), input: self.input.clone(), start: self.start.clone() }
    }
}

impl<O: Itemized> Clone for ItemsPaginator<O> {
    fn clone(&self) -> Self {
        Self { paginator: self.paginator.clone(), max_items: self.max_items }
    }
}

impl<O: Paged> fmt::Debug for Paginator<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paginator").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

impl<O: Itemized> fmt::Debug for ItemsPaginator<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemsPaginator")
            .field("operation", &O::NAME)
            .field("max_items", &self.max_items)
            .finish_non_exhaustive()
    }
}
