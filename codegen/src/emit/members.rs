//! The table of each type's members, from which the runtime's macro `members!` makes the rest.

use super::types::format_name;
use super::{constraints, ident};
use crate::ir::{
    Binding, Exception, Field, Level, Operation, PayloadKind, RequestBody, ResponseBody, RetryKind, Structure, Type,
    Union,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Status of a modelled error if the model gives none: the caller's fault.
const DEFAULT_ERROR_STATUS: u16 = 400;

/// The table of a structure of its own.
pub fn structure(structure: &Structure) -> TokenStream {
    table(&direction(structure.sent, structure.received), structure, |field| {
        if structure.sent { constraints::of_member(&field.constraint, field.required) } else { TokenStream::new() }
    })
}

/// The table of an operation's input.
pub fn input(operation: &Operation) -> TokenStream {
    let has_members = operation.request_body == RequestBody::Members;
    table(&quote!(input), &operation.input, |field| {
        let place = request_place(field, has_members);
        let constraint = constraints::of_member(&field.constraint, field.required);
        quote!(#place #constraint)
    })
}

/// The table of an operation's output.
pub fn output(operation: &Operation) -> TokenStream {
    let has_members = operation.response_body == ResponseBody::Members;
    table(&quote!(output), &operation.output, |field| reply_place(field, has_members))
}

/// The table of a modelled error.
pub fn exception(exception: &Exception) -> TokenStream {
    let code = exception.code.as_str();
    let status = Literal::u16_unsuffixed(exception.http_status.unwrap_or(DEFAULT_ERROR_STATUS));
    let retry = exception.retry.map(|retry| match retry {
        RetryKind::Transient => quote!(, retry Transient),
        RetryKind::Throttling => quote!(, retry Throttling),
    });
    table(&quote!(exception(#code, #status #retry)), &exception.structure, |field| {
        let (place, role) = (reply_place(field, true), role(exception, field));
        quote!(#place #role)
    })
}

/// A table with an entry for each field, and what `further` says of it beside its name and its format.
fn table(kind: &TokenStream, structure: &Structure, further: impl Fn(&Field) -> TokenStream) -> TokenStream {
    let name = ident(&structure.name.rust);
    let entries = structure.fields.iter().map(|field| {
        let entry = if let Binding::Body(wire) = &field.binding {
            let (entry, layout) = (entry(&field.name, &field.member, wire, &field.shape), layout(&field.layout));
            quote!(#entry #layout)
        } else {
            let (name, member) = (ident(&field.name), field.member.as_str());
            quote!(#name: #member)
        };
        let further = further(field);
        quote!(#entry #further,)
    });
    quote!(members! { #kind #name { #(#entries)* } })
}

/// The table of a union.
pub fn union(union: &Union) -> TokenStream {
    let (name, direction) = (ident(&union.name.rust), direction(union.sent, union.received));
    let entries = union.variants.iter().map(|variant| {
        let entry = entry(&variant.name, &variant.member, &variant.wire, &variant.shape);
        let constraint = union.sent.then(|| constraints::of_member(&variant.constraint, false));
        quote!(#entry #constraint,)
    });
    quote!(members! { union #direction #name { #(#entries)* } })
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
    quote!(#name: #member #renamed #format)
}

/// How lists and maps are laid out, unless that is as the protocol lays them out.
fn layout(levels: &[Level]) -> Option<TokenStream> {
    let levels = levels.iter().map(|level| match level {
        Level::List(item) => quote!(List(#item)),
        Level::FlatList => quote!(FlatList),
        Level::Map(key, value) => quote!(Map(#key, #value)),
        Level::FlatMap(key, value) => quote!(FlatMap(#key, #value)),
    });
    let levels: Vec<_> = levels.collect();
    (!levels.is_empty()).then(|| quote!(with [#(#levels),*]))
}

/// Where a member of a request is, unless it is among the members in the body.
fn request_place(field: &Field, has_members: bool) -> TokenStream {
    match &field.binding {
        Binding::Body(_) if has_members => TokenStream::new(),
        Binding::Label => quote!(in path),
        Binding::Query(_) | Binding::QueryMap => quote!(in query),
        Binding::Header(_) | Binding::PrefixHeaders(_) => quote!(in header),
        Binding::Payload(_) => quote!(in payload),
        Binding::StatusCode | Binding::Body(_) => quote!(in nothing),
    }
}

/// Where a member of a reply is, unless it is among the members in the body, and how it is written there.
fn reply_place(field: &Field, has_members: bool) -> TokenStream {
    match &field.binding {
        Binding::Body(_) if has_members => TokenStream::new(),
        Binding::Header(wire) => {
            let kind = ident(match field.shape {
                Type::JsonText => "media_type_header",
                Type::List { .. } => "header_list",
                _ => "header",
            });
            let format = field.shape.timestamp_format().map(format_name).map(|format| quote!(as #format));
            quote!(in #kind(#wire #format))
        }
        Binding::PrefixHeaders(prefix) => quote!(in prefix_headers(#prefix)),
        Binding::StatusCode => quote!(in status),
        Binding::Payload(PayloadKind::Stream) => quote!(in stream),
        Binding::Payload(PayloadKind::Blob) => quote!(in blob),
        Binding::Payload(PayloadKind::Text) => quote!(in text),
        Binding::Payload(PayloadKind::Encoded) => quote!(in payload),
        Binding::Label | Binding::Query(_) | Binding::QueryMap | Binding::Body(_) => quote!(in nothing),
    }
}

/// What a member is for the sentence of an error.
fn role(exception: &Exception, field: &Field) -> TokenStream {
    if exception.message.as_ref() == Some(&field.name) {
        quote!([message])
    } else if !exception.structure.sensitive && !field.sensitive && is_plain(&field.shape) {
        quote!([detail])
    } else {
        TokenStream::new()
    }
}

/// Whether a value reads well in a sentence.
fn is_plain(shape: &Type) -> bool {
    matches!(
        shape,
        Type::String | Type::Boolean | Type::Integer | Type::Long | Type::Float | Type::Double | Type::Enumeration(_)
    )
}
