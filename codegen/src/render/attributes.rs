//! Attributes, each on a line of its own; those that hold documentation as comments.

use super::line::Line;
use quote::ToTokens as _;
use syn::{AttrStyle, Attribute, Expr, Lit, Meta};

/// The text of attributes.
pub fn print(attributes: &[Attribute]) -> String {
    attributes.iter().map(print_one).collect()
}

fn print_one(attribute: &Attribute) -> String {
    let (comment, is_outer) = match attribute.style {
        AttrStyle::Outer => ("///", true),
        AttrStyle::Inner(_) => ("//!", false),
    };
    match documentation(&attribute.meta) {
        // Four slashes do not begin documentation.
        Some(text) if !(text.contains(['\n', '\r']) || is_outer && text.starts_with('/')) => {
            format!("{comment}{text}\n")
        }
        _ => {
            let mut line = Line::default();
            line.extend(attribute.to_token_stream());
            format!("{}\n", line.text())
        }
    }
}

fn documentation(meta: &Meta) -> Option<String> {
    let Meta::NameValue(pair) = meta else { return None };
    match &pair.value {
        Expr::Lit(literal) if pair.path.is_ident("doc") => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
