//! JSON: a table of each type's members, from which the runtime's macros make the rest.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident;
use crate::ir::{Binding, Field, Structure, Union};

/// The table of a structure. With `in_body`, its members are written and read as a JSON object on the wire.
pub(super) fn structure(structure: &Structure, in_body: bool) -> TokenStream {
    let name = ident(&structure.name.rust);
    let (body, elsewhere): (Vec<_>, Vec<_>) =
        structure.fields.iter().partition(|field| in_body && matches!(field.binding, Binding::Body(_)));
    let body = body.into_iter().map(|field| entry(&ident(&field.name), field));
    let elsewhere = elsewhere.into_iter().map(|field| {
        let (name, member) = (ident(&field.name), field.member.as_str());
        quote!(#name: #member,)
    });
    let elsewhere: TokenStream = elsewhere.collect();
    if !in_body {
        return quote!(json::structure! { #name elsewhere { #elsewhere } });
    }
    let direction = direction(structure.sent, structure.received);
    let elsewhere = (!elsewhere.is_empty()).then(|| quote!(elsewhere { #elsewhere }));
    quote!(json::structure! { #direction #name { #(#body)* } #elsewhere })
}

/// The table of a union.
pub(super) fn union(union: &Union) -> TokenStream {
    let (name, direction) = (ident(&union.name.rust), direction(union.sent, union.received));
    let variants = union.variants.iter().map(|variant| entry(&ident(&variant.name), variant));
    quote!(json::union! { #direction #name { #(#variants)* } })
}

fn direction(sent: bool, received: bool) -> TokenStream {
    let sent = sent.then(|| ident("sent"));
    let received = received.then(|| ident("received"));
    quote!(#sent #received)
}

fn entry(name: &Ident, field: &Field) -> TokenStream {
    let member = field.member.as_str();
    let renamed = match &field.binding {
        Binding::Body(wire) if wire != member => Some(quote!(=> #wire)),
        _ => None,
    };
    let format = field.shape.unusual_format().map(|format| quote!(as #format));
    quote!(#name: #member #renamed #format,)
}
