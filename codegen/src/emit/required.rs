//! Markers of required members: what the compiler says when a builder lacks one.

use super::{docs, ident};
use crate::ir::RequiredMember;
use proc_macro2::TokenStream;
use quote::quote;

/// `required.rs`.
pub fn required(members: &[RequiredMember]) -> TokenStream {
    let inner = docs::inner([
        "Markers of required members, which the compiler names when a builder lacks one.",
        "",
        "They are implemented by [`Set`] alone, the state of a member whose setter was called.",
    ]);
    let traits = members.iter().map(|member| {
        let name = ident(&member.marker);
        let setter = member.setter.as_str();
        let docs = docs::lines([format!("`{setter}` was set.")]);
        let message = format!("the required member `{setter}` is missing");
        let label = format!("call `.{setter}(…)` first");
        quote! {
            #docs
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            pub trait #name {}
            impl #name for Set {}
        }
    });
    quote! {
        #inner
        use botocore_runtime::generated_code::Set;
        #(#traits)*
    }
}
