//! Pagination: the pages and items of a listing, and tokens to resume it.

#[cfg(feature = "client")]
mod items;
#[cfg(feature = "client")]
mod pages;
#[cfg(feature = "client")]
mod paginator;
mod place;
mod token;

use crate::call::operation::Operation;
#[cfg(feature = "client")]
pub use items::Items;
#[cfg(feature = "client")]
pub use pages::Pages;
#[cfg(feature = "client")]
pub use paginator::{ItemsPaginator, Paginator};
pub use place::{Place, Position};
pub use token::Token;

/// An operation whose output is one page of a listing, with items and with a token that is text. Nearly all listings
/// are so.
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

/// An operation whose output is one page of a listing, whatever its token and what it lists. Each [`Paginated`] operation
/// is one.
pub trait Paged: Operation + Clone {
    /// The type of the token.
    type Token: Token;

    /// The token of the requested page; `None` for the first page.
    fn page_token(&self) -> Option<Self::Token>;

    /// Sets the token of the requested page.
    fn set_page_token(&mut self, token: Option<Self::Token>);

    /// Sets the largest number of items on a page, if the input has a member for it.
    fn limit_page(&mut self, _size: i32) {}

    /// The token of the next page; `None`, or one that is empty or zero, on the last page.
    fn next_page_token(output: &Self::Output) -> Option<Self::Token>;
}

/// A listing whose pages hold items. Each [`Paginated`] operation is one.
pub trait Itemized: Paged {
    /// The type of the items.
    type Item: Send;

    /// Moves the items out of the page.
    fn take_page_items(output: &mut Self::Output) -> Vec<Self::Item>;
}

impl<O: Paginated> Paged for O {
    type Token = String;

    fn page_token(&self) -> Option<String> {
        self.token().map(str::to_owned)
    }

    fn set_page_token(&mut self, token: Option<String>) {
        self.set_token(token);
    }

    fn limit_page(&mut self, size: i32) {
        self.set_page_size(size);
    }

    fn next_page_token(output: &Self::Output) -> Option<String> {
        O::next_token(output).map(str::to_owned)
    }
}

impl<O: Paginated> Itemized for O {
    type Item = <O as Paginated>::Item;

    fn take_page_items(output: &mut Self::Output) -> Vec<<O as Paginated>::Item> {
        O::take_items(output)
    }
}

#[cfg(all(test, feature = "client"))]
mod tests;
