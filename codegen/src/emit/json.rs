//! JSON: a table of each type's members, from which the runtime's macros make the rest.

use super::ident;
use super::types::format_name;
use crate::ir::{Binding, Exception, Field, Operation, PayloadKind, RequestBody, ResponseBody, Structure, Type, Union};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Status of a modelled error whose model names none: the caller's fault.
const DEFAULT_ERROR_STATUS: u16 = 400;

/// The table of a structure of its own, which is a JSON object wherever it travels.
pub fn structure(structure: &Structure) -> TokenStream {
    table(&direction(structure.sent, structure.received), structure, true, None)
}

/// The table of an operation's input.
pub fn input(operation: &Operation) -> TokenStream {
    let in_body = operation.request_body == RequestBody::Members;
    let direction = if in_body { direction(true, false) } else { TokenStream::new() };
    table(&direction, &operation.input, in_body, None)
}

/// The table of an operation's output, with the place of each member in the reply.
pub fn output(operation: &Operation) -> TokenStream {
    let in_body = operation.response_body == ResponseBody::Members;
    table(&quote!(output), &operation.output, in_body, Some(part))
}

/// The table of a modelled error, with its code, its status, and the place of each member in the reply.
pub fn exception(exception: &Exception) -> TokenStream {
    let code = exception.code.as_str();
    let status = Literal::u16_unsuffixed(exception.http_status.unwrap_or(DEFAULT_ERROR_STATUS));
    table(&quote!(exception(#code, #status)), &exception.structure, true, Some(part))
}

fn table(
    direction: &TokenStream,
    structure: &Structure,
    in_body: bool,
    part: Option<fn(&Field) -> TokenStream>,
) -> TokenStream {
    let name = ident(&structure.name.rust);
    let (body, elsewhere): (Vec<_>, Vec<_>) =
        structure.fields.iter().partition(|field| in_body && matches!(field.binding, Binding::Body(_)));
    let body = body.into_iter().map(|field| {
        let wire = if let Binding::Body(wire) = &field.binding { wire } else { &field.member };
        entry(&field.name, &field.member, wire, &field.shape)
    });
    let body = in_body.then(|| quote!({ #(#body)* }));
    let entries: TokenStream = elsewhere
        .into_iter()
        .map(|field| {
            let (name, member, part) = (ident(&field.name), field.member.as_str(), part.map(|part| part(field)));
            quote!(#name: #member #part,)
        })
        .collect();
    let elsewhere = (!in_body || !entries.is_empty()).then(|| quote!(elsewhere { #entries }));
    quote!(json::structure! { #direction #name #body #elsewhere })
}

/// Where a member stands in a reply, outside of the JSON object.
fn part(field: &Field) -> TokenStream {
    match &field.binding {
        Binding::Header(wire) => {
            let method = ident(match field.shape {
                Type::JsonText => "media_type_header",
                Type::List { .. } => "header_list",
                _ => "header",
            });
            let format = field.shape.timestamp_format().map(format_name);
            let format = format.map(|format| quote!(as #format));
            quote!(=> #method(#wire #format))
        }
        Binding::PrefixHeaders(prefix) => quote!(=> prefix_headers(#prefix)),
        Binding::StatusCode => quote!(=> status()),
        Binding::Payload(PayloadKind::Stream) => quote!(=> stream()),
        Binding::Payload(PayloadKind::Blob) => quote!(=> blob()),
        Binding::Payload(PayloadKind::Text) => quote!(=> text()),
        Binding::Payload(PayloadKind::Encoded) => quote!(=> payload()),
        Binding::Label | Binding::Query(_) | Binding::QueryMap | Binding::Body(_) => TokenStream::new(),
    }
}

/// The table of a union.
pub fn union(union: &Union) -> TokenStream {
    let (name, direction) = (ident(&union.name.rust), direction(union.sent, union.received));
    let variants =
        union.variants.iter().map(|variant| entry(&variant.name, &variant.member, &variant.wire, &variant.shape));
    quote!(json::union! { #direction #name { #(#variants)* } })
}

fn direction(sent: bool, received: bool) -> TokenStream {
    let sent = sent.then(|| ident("sent"));
    let received = received.then(|| ident("received"));
    quote!(#sent #received)
}

fn entry(name: &str, member: &str, wire: &str, shape: &Type) -> TokenStream {
    let name = ident(name);
    let renamed = (wire != member).then(|| quote!(=> #wire));
    let format = shape.timestamp_format().map(format_name).map(|format| quote!(as #format));
    quote!(#name: #member #renamed #format,)
}
