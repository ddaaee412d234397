//! Tagged unions: an `enum` that keeps unknown variants.

use super::imports::{self, Place};
use super::{docs, ident, members};
use crate::ir::{Type, Union, UnionVariant};
use proc_macro2::TokenStream;
use quote::quote;

/// A file of `types`.
pub fn union(root: &str, union: &Union) -> TokenStream {
    let definition = definition(union);
    let members = members::union(union);
    let debug = debug_if_needed(union);
    let items = quote!(#definition #debug #members);
    imports::file(root, Place::Types, [format!("The union `{}`.", union.name.rust)], &items)
}

fn definition(union: &Union) -> TokenStream {
    let name = ident(&union.name.rust);
    let otherwise = [format!("The union `{}`: one of its variants is set.", union.name.rust)];
    let mut lines = docs::or(&union.docs, &otherwise).to_vec();
    lines.extend(docs::deprecated_paragraph(union.deprecated.as_ref()));
    let type_docs = docs::lines(lines);
    let variants = union.variants.iter().map(|variant| {
        let (docs, name, rust) = (docs::variant(variant), ident(&variant.name), variant_type(variant));
        quote!(#docs #name(#rust))
    });
    let derives =
        if hides(union) { quote!(#[derive(Clone, PartialEq)]) } else { quote!(#[derive(Debug, Clone, PartialEq)]) };
    let sizes = may_differ_in_size(union)
        .then(|| quote!(#[allow(clippy::large_enum_variant, reason = "a box must not come and go with the model")]));
    quote! {
        #type_docs
        #derives
        #sizes
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A variant this version of the crate does not recognize, verbatim.
            Unknown {
                /// Name of the variant.
                tag: String,
                /// Its value.
                value: Document,
            },
        }
    }
}

/// Whether one variant may be much larger than another, which clippy would have boxed. Only the compiler knows sizes, so
/// whether it would cannot be told here.
fn may_differ_in_size(union: &Union) -> bool {
    let is_large = |shape: &Type| matches!(shape, Type::Structure(_) | Type::Union(_));
    union.variants.iter().any(|variant| !variant.boxed && is_large(&variant.shape))
}

/// Whether `Debug` must hide a value.
fn hides(union: &Union) -> bool {
    union.sensitive || union.variants.iter().any(|variant| variant.sensitive)
}

fn debug_if_needed(union: &Union) -> TokenStream {
    if hides(union) { debug(union) } else { TokenStream::new() }
}

fn variant_type(variant: &UnionVariant) -> TokenStream {
    let rust = variant.shape.rust();
    if variant.boxed { quote!(Box<#rust>) } else { rust }
}

fn debug(union: &Union) -> TokenStream {
    let name = ident(&union.name.rust);
    let arms = union.variants.iter().map(|variant| {
        let (variant_name, text) = (ident(&variant.name), variant.name.as_str());
        if union.sensitive || variant.sensitive {
            quote!(Self::#variant_name(_) => f.debug_tuple(#text).field(&sensitive::Redacted).finish(),)
        } else {
            quote!(Self::#variant_name(value) => f.debug_tuple(#text).field(value).finish(),)
        }
    });
    quote! {
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    #(#arms)*
                    Self::Unknown { tag, .. } => f.debug_struct("Unknown").field("tag", tag).finish_non_exhaustive(),
                }
            }
        }
    }
}
