//! Enumerations of texts: known values as variants, unknown ones kept as they came.

use super::{docs, ident};
use crate::ir::Enumeration;
use proc_macro2::TokenStream;
use quote::quote;

/// A file of `types`.
pub fn enumeration(enumeration: &Enumeration) -> TokenStream {
    let inner = docs::inner([format!("The enumeration `{}`.", enumeration.name.rust)]);
    let name = ident(&enumeration.name.rust);
    let otherwise = [format!("The enumeration `{}`.", enumeration.name.rust)];
    let mut lines = docs::or(&enumeration.docs, &otherwise).to_vec();
    lines.extend(docs::deprecated_paragraph(enumeration.deprecated.as_ref()));
    let type_docs = docs::lines(lines);
    let variants: Vec<_> = enumeration.variants.iter().map(|variant| ident(&variant.name)).collect();
    let values: Vec<_> = enumeration.variants.iter().map(|variant| variant.value.as_str()).collect();
    let variant_docs = values.iter().map(|value| docs::lines([format!("`{}`", printable(value))]));
    quote! {
        #inner
        #type_docs
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
            /// A value that this version does not know, as it came.
            Unknown(String),
        }

        impl #name {
            /// The value as it is written.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Unknown(value) => value,
                }
            }

            /// All values that this version knows.
            pub const fn values() -> &'static [&'static str] {
                &[#(#values),*]
            }
        }

        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#values => Self::#variants,)*
                    unknown => Self::Unknown(unknown.to_owned()),
                }
            }
        }

        botocore_runtime::generated_code::string_enum!(#name);
    }
}

/// A value inside a code span.
fn printable(value: &str) -> String {
    value.chars().map(|c| if c.is_control() || c == '`' { ' ' } else { c }).collect()
}
