//! Markers of required members: what the compiler says when a builder lacks one.

use super::{docs, ident};
use crate::ir::RequiredMember;
use proc_macro2::TokenStream;
use quote::quote;

/// `required.rs`.
pub fn required(members: &[RequiredMember]) -> TokenStream {
    let inner = docs::inner(["Markers of required members. The compiler names the member when a builder lacks one."]);
    let markers = members.iter().map(|member| {
        let (name, setter) = (ident(&member.marker), member.setter.as_str());
        let message = format!("the required member `{setter}` is missing");
        let label = format!("call `.{setter}(…)` first");
        quote!(required! { #name(#message, #label) })
    });
    quote!(#inner use botocore_runtime::generated_code::required; #(#markers)*)
}
