//! Enumerations of texts: a row for each known value. The runtime's macro keeps unknown ones.

use super::imports::{self, Place};
use super::usage::Usage;
use super::{docs, ident};
use crate::ir::{Enumeration, Variant};
use proc_macro2::TokenStream;
use quote::quote;

/// A file of `types`.
pub fn enumeration(root: &str, usage: &Usage<'_>, enumeration: &Enumeration) -> TokenStream {
    let name = ident(&enumeration.name.rust);
    let otherwise = usage.of(&enumeration.name);
    let mut lines = docs::or(&enumeration.docs, &otherwise).to_vec();
    lines.extend(docs::deprecated_paragraph(enumeration.deprecated.as_ref()));
    let type_docs = docs::lines(lines);
    let variants = enumeration.variants.iter().map(variant);
    let sensitive = enumeration.sensitive.then(|| quote!(#[sensitive]));
    let items = quote! {
        string_enum! {
            #sensitive
            #type_docs
            pub enum #name { #(#variants)* }
        }
    };
    imports::file(root, Place::Types, [format!("The enumeration `{name}`.")], &items)
}

/// A row of the macro, whose documentation shows the value.
fn variant(variant: &Variant) -> TokenStream {
    let (name, value) = (ident(&variant.name), variant.value.as_str());
    let printable = printable(value);
    let shown = (printable != value).then(|| quote!(as #printable));
    quote!(#name = #value #shown,)
}

/// A value inside a code span.
fn printable(value: &str) -> String {
    value.chars().map(|c| if c.is_control() || c == '`' { ' ' } else { c }).collect()
}
