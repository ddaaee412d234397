//! Documentation: from the model's HTML to Markdown that rustdoc accepts without a warning.
//!
//! The HTML is read into a small document of blocks and inlines, and that document is written as
//! Markdown. A general converter does not help: rustdoc wants links to items, escapes wherever a
//! word could be taken for one, and code that it does not run as a test.

mod document;
mod elements;
mod escape;
mod frame;
mod links;
mod mark;
mod read;
mod summary;
mod words;
mod wrap;
mod write;

use document::Inline;
use indexmap::IndexMap;
pub use links::Links;
pub use summary::summary;

/// Lines of Markdown for an item's HTML documentation, without the comment marker.
///
/// There is no blank line at either end; documentation that says nothing gives no line. `owner` is
/// the name of the item documented, which is not linked to itself.
pub fn markdown(html: &str, links: &Links, owner: Option<&str>) -> Vec<String> {
    write::write(&read::read(html), links, owner)
}

/// Plain text on one line, without what no reader wants to see.
pub fn plain(text: &str) -> String {
    escape::printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Plain text as Markdown that says just that, on one line. Web addresses are links.
pub fn escaped(text: &str) -> String {
    let text = [Inline::Text(plain(text))];
    words::words(&text, &Links::new(IndexMap::new()), None).join(" ")
}

/// A code span of plain text, on one line.
pub fn code(text: &str) -> String {
    escape::code(&plain(text))
}

#[cfg(test)]
mod tests;
