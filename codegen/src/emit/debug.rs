//! A `Debug` that hides some of what a type holds.

use super::ident;
use proc_macro2::TokenStream;
use quote::quote;

/// The implementation for a type whose fields are shown by these calls of `field`.
pub fn implementation(name: &str, fields: impl Iterator<Item = TokenStream>) -> TokenStream {
    let type_name = ident(name);
    quote! {
        impl fmt::Debug for #type_name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(#name)#(#fields)*.finish()
            }
        }
    }
}

/// The name under which a field is shown.
pub fn name(field: &str) -> &str {
    field.trim_start_matches("r#")
}
