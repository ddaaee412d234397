//! Listings: their pages, their items, and where to go on.

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

/// An operation whose reply is one page of a listing.
pub trait Paginated: Operation + Clone {
    /// What is listed.
    type Item: Send;

    /// Whether the input has a member for the size of pages.
    const HAS_PAGE_SIZE: bool = false;

    /// The token of the page that this input asks for; `None` for the first.
    fn token(&self) -> Option<&str>;

    /// Asks for the page of this token.
    fn set_token(&mut self, token: Option<String>);

    /// Asks for pages of at most so many items, when the operation can be asked.
    fn set_page_size(&mut self, _size: i32) {}

    /// The token of the page after this one; `None` or an empty text after the last.
    fn next_token(output: &Self::Output) -> Option<&str>;

    /// Takes the items out of the page.
    fn take_items(output: &mut Self::Output) -> Vec<Self::Item>;
}

#[cfg(all(test, feature = "client"))]
mod tests;
