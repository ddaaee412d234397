//! The variants of an enumeration of the runtime, with their documentation, from its source.

use std::fs;
use syn::{Attribute, Expr, Item, Lit, Meta};

/// A variant.
pub struct Kind {
    pub name: String,
    /// Its documentation, on one line.
    pub docs: String,
}

/// The variants of an enumeration, in order.
pub fn kinds(file: &str, name: &str) -> Vec<Kind> {
    let path = super::root().join("codegen/runtime/src").join(file);
    let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
    let found = file.items.into_iter().find_map(|item| match item {
        Item::Enum(item) if item.ident == name => Some(item.variants),
        _ => None,
    });
    let variants = found.unwrap_or_else(|| panic!("{name} is not there"));
    variants.iter().map(|it| Kind { name: it.ident.to_string(), docs: docs(&it.attrs) }).collect()
}

fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    // Pages have no links to the code.
    without_links(&lines.collect::<Vec<_>>().join(" "))
}

/// Text in which `[code](path)` is the code.
fn without_links(text: &str) -> String {
    let Some((before, rest)) = text.split_once('[') else { return text.to_owned() };
    let Some((shown, rest)) = rest.split_once("](") else { return text.to_owned() };
    let (_, after) = rest.split_once(')').unwrap_or_default();
    format!("{before}{shown}{}", without_links(after))
}
