//! Enumerations of texts: known values as variants, unknown ones kept as they came.

use super::imports::{self, Place};
use super::{docs, ident, usage};
use crate::ir::{Enumeration, Service, Variant};
use proc_macro2::TokenStream;
use quote::quote;

/// A file of `types`.
pub fn enumeration(service: &Service, enumeration: &Enumeration) -> TokenStream {
    let name = ident(&enumeration.name.rust);
    let sentence = format!("The enumeration `{name}`.");
    let otherwise = usage::or(service, &enumeration.name, &sentence);
    let mut lines = docs::or(&enumeration.docs, &otherwise).to_vec();
    lines.extend(docs::deprecated_paragraph(enumeration.deprecated.as_ref()));
    let type_docs = docs::lines(lines);
    let variants = enumeration.variants.iter().map(variant);
    let items = quote! {
        string_enum! {
            #type_docs
            pub enum #name { #(#variants)* }
        }
    };
    imports::file(&service.root, Place::Types, [sentence], &items)
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
