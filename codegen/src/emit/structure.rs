//! Structures: the type, how it is shown, and what goes with it.

use super::imports::{self, Place};
use super::usage::Usage;
use super::{accessors, builder, debug, docs, ident, members, types};
use crate::ir::{Structure, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// A file of `types`.
pub fn structure(root: &str, usage: &Usage<'_>, structure: &Structure) -> TokenStream {
    let otherwise = usage.of(&structure.name);
    let mut type_docs = docs::or(&structure.docs, &otherwise).to_vec();
    type_docs.extend(docs::deprecated_paragraph(structure.deprecated.as_ref()));
    let definition = definition(structure, &type_docs, None);
    let accessors = if structure.received { accessors::accessors(structure) } else { TokenStream::new() };
    let builder = if structure.sent { builder::of_type(structure) } else { TokenStream::new() };
    let members = members::structure(structure);
    let body = quote!(#definition #accessors #builder #members);
    imports::file(root, Place::Types, [format!("The structure `{}`.", structure.name.rust)], &body)
}

/// The type itself, with an attribute if it has one, and its own `Debug` where something may not be shown.
pub fn definition(structure: &Structure, type_docs: &[String], attribute: Option<&TokenStream>) -> TokenStream {
    let type_docs = docs::lines(type_docs);
    let name = ident(&structure.name.rust);
    let hides = structure.sensitive || structure.fields.iter().any(|field| field.sensitive);
    let debug_derive = if hides { TokenStream::new() } else { quote!(Debug,) };
    let derives = if structure.streams() {
        quote!(#[derive(#debug_derive Default)])
    } else {
        quote!(#[derive(Clone, #debug_derive Default, PartialEq)])
    };
    let received_only = structure.received && !structure.sent;
    let fields = structure.fields.iter().map(|field| {
        let docs = if structure.received { docs::member(field) } else { docs::member_summary(field) };
        let (name, field_type) = (ident(&field.name), types::field_type(field, received_only));
        quote!(#docs pub #name: #field_type)
    });
    let debug = if hides { debug(structure) } else { TokenStream::new() };
    quote! {
        #type_docs
        #derives
        #[non_exhaustive]
        #attribute
        pub struct #name {
            #(#fields,)*
        }
        #debug
    }
}

/// A `Debug` that shows no secret.
fn debug(structure: &Structure) -> TokenStream {
    let received_only = structure.received && !structure.sent;
    let fields = structure.fields.iter().map(|field| {
        let (name, shown) = (ident(&field.name), debug::name(&field.name));
        let hidden = structure.sensitive || field.sensitive;
        if hidden && received_only && field.shape == Type::Stream {
            // A stream that is received is no `Option`.
            quote!(.field(#shown, &sensitive::Redacted))
        } else if hidden {
            quote!(.field(#shown, &sensitive::redacted(&self.#name)))
        } else {
            quote!(.field(#shown, &self.#name))
        }
    });
    debug::implementation(&structure.name.rust, fields)
}
