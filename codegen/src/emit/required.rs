//! Markers of required members: what the compiler says when a builder lacks one.

use super::ident;
use super::imports::{self, Place};
use crate::ir::RequiredMember;
use proc_macro2::TokenStream;
use quote::quote;

/// `required.rs`.
pub fn required(root: &str, members: &[RequiredMember]) -> TokenStream {
    let markers = members.iter().map(|member| {
        let (name, setter) = (ident(&member.marker), member.setter.as_str());
        let message = format!("the required member `{setter}` is missing");
        let label = format!("call `.{setter}(…)` first");
        quote!(required! { #name(#message, #label) })
    });
    let docs = ["Markers of required members. The compiler names the member when a builder lacks one."];
    imports::file(root, Place::Elsewhere, docs, &quote!(#(#markers)*))
}
