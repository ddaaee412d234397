//! JSON bodies: members by their names on the wire.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::ir::{Field, Structure};

/// Statements that write members into `object`.
pub(super) fn write_members<'a>(
    object: &proc_macro2::Ident,
    fields: impl Iterator<Item = (&'a Field, &'a str)>,
) -> TokenStream {
    let writes = fields.map(|(field, wire)| {
        let name = ident(&field.name);
        let value = field.shape.in_json(quote!(self.#name));
        quote!(#object.member(#wire, &#value);)
    });
    quote!(#(#writes)*)
}

/// How a structure is written.
pub(super) fn encode_structure(structure: &Structure) -> TokenStream {
    let name = ident(&structure.name.rust);
    let object = ident("object");
    let members = write_members(&object, structure.body_fields());
    let parameter = if members.is_empty() { quote!(_) } else { quote!(#object) };
    quote! {
        impl json::Encode for #name {
            fn encode(&self, json: &mut json::Writer) {
                json.object(|#parameter| { #members });
            }
        }
    }
}

/// How a structure is read. Unknown members are passed over.
pub(super) fn decode_structure(structure: &Structure) -> TokenStream {
    let name = ident(&structure.name.rust);
    let arms: Vec<_> = structure
        .body_fields()
        .map(|(field, wire)| {
            let name = ident(&field.name);
            let boxed = if field.boxed { quote!(.map(Box::new)) } else { TokenStream::new() };
            quote!(#wire => self.#name = members.value()?#boxed,)
        })
        .collect();
    let body = if arms.is_empty() {
        quote!(members.skip())
    } else {
        quote! {
            match name {
                #(#arms)*
                _ => members.skip()?,
            }
            Ok(())
        }
    };
    let parameter = if arms.is_empty() { quote!(_name) } else { quote!(name) };
    quote! {
        impl json::Structure for #name {
            fn read_member<'de, M: json::Members<'de>>(&mut self, #parameter: &str, members: &mut M) -> Result<(), M::Error> {
                #body
            }
        }
    }
}
