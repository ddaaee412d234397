//! Pagination: the pages and items of a listing, and tokens to resume it.

#[cfg(feature = "client")]
mod items;
#[cfg(feature = "client")]
mod pages;
#[cfg(feature = "client")]
mod paginator;
mod position;

use crate::call::operation::Operation;
#[cfg(feature = "client")]
pub use items::Items;
#[cfg(feature = "client")]
pub use pages::Pages;
#[cfg(feature = "client")]
pub use paginator::{ItemsPaginator, Paginator};
pub use position::Position;

/// An operation whose output is one page of a listing.
pub trait Paginated: Operation + Clone {
    /// The type of the items.
    type Item: Send;

    /// Whether the input has a member for the page size.
    const HAS_PAGE_SIZE: bool = false;

    /// The token of the requested page; `None` for the first page.
    fn token(&self) -> Option<&str>;

    /// Sets the token of the requested page.
    fn set_token(&mut self, token: Option<String>);

    /// Sets the largest number of items on a page, if the input has a member for it.
    fn set_page_size(&mut self, _size: i32) {}

    /// The token of the next page; `None` or an empty string on the last page.
    fn next_token(output: &Self::Output) -> Option<&str>;

    /// Moves the items out of the page.
    fn take_items(output: &mut Self::Output) -> Vec<Self::Item>;
}

#[cfg(all(test, feature = "client"))]
mod tests;
