//! XML bodies, read in one pass through serde's data model, and without what makes XML dangerous: document types are
//! refused, and with them entities of their own; depth is limited; and values are charged to the budget of decoding.
//!
//! Elements are called by their local names. Namespaces are not looked at, because services are careless about them.

mod attributes;
mod element;
mod error;
mod fragment;
mod reader;
#[cfg(feature = "test-util")]
mod write;

use self::element::Element;
pub use self::fragment::{Fragment, read_sound_members};
use self::reader::{Reader, utf8};
#[cfg(feature = "test-util")]
pub use self::write::{element, write};
use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Context, Decode, error_path};
use error::XmlError;

/// Reads the value that is the child of this name of the root, and checks that all of the body is well-formed.
///
/// # Errors
/// The body is not XML, has no such child, or the child is not the value that the model says or takes more memory than it
/// may; names the place within it.
pub fn read_child<T: Decode>(body: &[u8], name: &str, context: &Context) -> Result<Option<T>, DecodeError> {
    try_read_child(body, name, context).map_err(|error| explain(&error))
}

fn try_read_child<T: Decode>(body: &[u8], name: &str, context: &Context) -> Result<Option<T>, XmlError> {
    context.charge::<XmlError>(body.len())?;
    let mut reader = Reader::new(utf8(body)?);
    let root = reader.root()?;
    let mut found = None;
    while let Some(child) = reader.child()? {
        if child.name == name && found.is_none() {
            found = Some(T::decode(Element::new(&mut reader, child), context)?);
        } else {
            reader.skip()?;
        }
    }
    reader.end()?;
    found.ok_or_else(|| XmlError::format(format_args!("expected <{name}> in <{}>, found none", root.name)))
}

/// Reads the value that is the root.
///
/// # Errors
/// Those of [`read_child`].
pub fn read_root<T: Decode>(body: &[u8], context: &Context) -> Result<Option<T>, DecodeError> {
    try_read_root(body, context).map_err(|error| explain(&error))
}

fn try_read_root<T: Decode>(body: &[u8], context: &Context) -> Result<Option<T>, XmlError> {
    context.charge::<XmlError>(body.len())?;
    let mut reader = Reader::new(utf8(body)?);
    let root = reader.root()?;
    let value = T::decode(Element::new(&mut reader, root), context)?;
    reader.end().map(|()| value)
}

fn explain(error: &XmlError) -> DecodeError {
    let text = error.to_string();
    match error_path::split(&text) {
        Some((place, problem)) => DecodeError::new(place, problem),
        None => DecodeError::new("", text),
    }
}

#[cfg(test)]
mod tests;
