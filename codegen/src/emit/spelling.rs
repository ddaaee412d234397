//! How the emitted code spells types, as text for reports.

use super::{accessors, paginator, types};
use crate::ir::{Field, Items, Type};
use proc_macro2::TokenStream;

/// A type, such as `Vec<types::Tag>`.
pub fn of_type(shape: &Type) -> String {
    text(&shape.rust())
}

/// The type of a field, such as `Option<String>`. `received` says whether its structure is received and never sent.
pub fn of_field(field: &Field, received: bool) -> String {
    text(&types::field_type(field, received))
}

/// The type that the accessor of a field returns, such as `Option<&str>`.
pub fn of_accessor(field: &Field, received: bool) -> String {
    text(&accessors::returned(field, received))
}

/// The type of the items of a listing, such as `types::Tag`.
pub fn of_item(items: &Items) -> String {
    text(&paginator::item(items))
}

/// Tokens without the blanks between them, but for those behind commas.
fn text(tokens: &TokenStream) -> String {
    tokens.to_string().replace(' ', "").replace(',', ", ")
}
