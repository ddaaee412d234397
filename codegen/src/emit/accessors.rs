//! Accessors of what is received: lists that are absent read as empty, everything else is borrowed.

use super::{docs, ident};
use crate::ir::{Field, Structure, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The `impl` block with an accessor for each member.
pub fn accessors(structure: &Structure) -> TokenStream {
    if structure.fields.is_empty() {
        return TokenStream::new();
    }
    let name = ident(&structure.name.rust);
    let received_only = !structure.sent;
    let accessors = structure.fields.iter().map(|field| accessor(field, received_only));
    quote! {
        impl #name {
            #(#accessors)*
        }
    }
}

fn accessor(field: &Field, received_only: bool) -> TokenStream {
    let docs = docs::lines([sentence(field)]);
    let deprecated = docs::deprecated(field.deprecated.as_ref());
    let name = ident(&field.name);
    let (returned, body) = returned_and_body(field, received_only);
    quote! {
        #docs
        #deprecated
        pub fn #name(&self) -> #returned {
            #body
        }
    }
}

/// The type that an accessor returns.
pub fn returned(field: &Field, received_only: bool) -> TokenStream {
    returned_and_body(field, received_only).0
}

fn returned_and_body(field: &Field, received_only: bool) -> (TokenStream, TokenStream) {
    let (name, rust) = (ident(&field.name), field.shape.rust());
    match &field.shape {
        Type::Stream if received_only => (quote!(&ByteStream), quote!(&self.#name)),
        Type::String if field.required => (quote!(&str), quote!(self.#name.as_deref().unwrap_or_default())),
        Type::String | Type::JsonText => (quote!(Option<&str>), quote!(self.#name.as_deref())),
        Type::List { element, sparse } => {
            let element = element.element(*sparse);
            (quote!(&[#element]), quote!(self.#name.as_deref().unwrap_or_default()))
        }
        shape if shape.is_copied() => (quote!(Option<#rust>), quote!(self.#name)),
        _ if field.boxed => (quote!(Option<&#rust>), quote!(self.#name.as_deref())),
        _ => (quote!(Option<&#rust>), quote!(self.#name.as_ref())),
    }
}

/// Says what an accessor returns. The field above it on the page describes the member.
fn sentence(field: &Field) -> String {
    // Rustdoc takes what follows a `#` for a place on the page.
    let name = field.name.trim_start_matches("r#");
    let otherwise = match &field.shape {
        Type::List { .. } => ", or no elements if it has no value",
        Type::String if field.required => ", or an empty text if it has no value",
        _ => "",
    };
    format!("Returns [`{name}`](field@Self::{name}){otherwise}.")
}
