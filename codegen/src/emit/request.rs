//! Requests: where each member of an input goes.

use super::ident;
use crate::ir::{Binding, Field, HostPart, Operation, PathPart, PayloadKind, RequestBody, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The function `encode`.
pub fn encode(operation: &Operation) -> TokenStream {
    let method = method(&operation.http_method);
    let path = path(&operation.path, &operation.input.fields);
    let body = if is_bare(operation) {
        quote!(Ok(Request::new(#method, #path)))
    } else {
        let literal = operation.literal_query.iter().map(|query| {
            let (name, value) = (query.name.as_str(), query.value.as_str());
            quote!(request.literal_query(#name, #value);)
        });
        let host = host_prefix(&operation.host_prefix);
        // A map never overrides a parameter with a name of its own, so maps go last.
        let (maps, named): (Vec<_>, Vec<_>) =
            operation.input.fields.iter().partition(|field| field.binding == Binding::QueryMap);
        let members = named.into_iter().chain(maps).map(place);
        let body = request_body(operation);
        quote! {
            let mut request = Request::new(#method, #path);
            #host
            #(#literal)*
            #(#members)*
            #body
            Ok(request)
        }
    };
    quote! {
        fn encode(self) -> Result<Request, EncodeError> {
            #body
        }
    }
}

/// Whether a request is nothing but a method and a path.
fn is_bare(operation: &Operation) -> bool {
    operation.literal_query.is_empty()
        && operation.host_prefix.is_empty()
        && operation.request_body == RequestBody::Empty
        && operation.input.fields.iter().all(|field| field.binding == Binding::Label)
}

fn method(name: &str) -> TokenStream {
    let method = ident(name);
    quote!(Method::#method)
}

/// A literal, or text put together where there are labels.
fn path(parts: &[PathPart], fields: &[Field]) -> TokenStream {
    let parts = parts.iter().map(|part| match part {
        PathPart::Literal(text) => Part::Literal(text),
        PathPart::Label { field: name, member, greedy } => {
            let function = ident(if *greedy { "greedy_label" } else { "label" });
            let field = ident(name);
            let value = quote!(self.#field);
            let bound = fields.iter().find(|field| field.name == *name);
            let value = bound.map_or_else(|| value.clone(), |field| field.shape.in_format(value.clone()));
            Part::Label(quote!(uri::#function(#member, &#value)?))
        }
    });
    joined(parts).unwrap_or_else(|text| quote!(#text))
}

fn host_prefix(parts: &[HostPart]) -> TokenStream {
    if parts.is_empty() {
        return TokenStream::new();
    }
    let parts = parts.iter().map(|part| match part {
        HostPart::Literal(text) => Part::Literal(text),
        HostPart::Label { field, member } => {
            let field = ident(field);
            Part::Label(quote!(uri::host_label(#member, &self.#field)?))
        }
    });
    let prefix = joined(parts).unwrap_or_else(|text| quote!(#text.to_owned()));
    quote!(request.host_prefix(#prefix);)
}

/// A part of a path or host prefix, with the expression that encodes a label.
enum Part<'a> {
    Literal(&'a str),
    Label(TokenStream),
}

/// The expression of a text with labels, or the text itself if it has none. Not `format!`: prettyplease does not
/// format the arguments of macros.
fn joined<'a>(parts: impl Iterator<Item = Part<'a>>) -> Result<TokenStream, String> {
    let (mut text, mut labelled, mut pieces) = (String::new(), false, Vec::new());
    for part in parts {
        match part {
            Part::Literal(literal) => {
                text.push_str(literal);
                pieces.push(quote!(#literal));
            }
            Part::Label(label) => {
                labelled = true;
                pieces.push(quote!(#label.as_str()));
            }
        }
    }
    if labelled { Ok(quote!([#(#pieces),*].concat())) } else { Err(text) }
}

/// The statement that puts a member in its place; nothing for those of path and body.
fn place(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match &field.binding {
        Binding::Query(wire) => {
            let value = field.shape.in_format(quote!(self.#name));
            let method = ident(if field.shape.is_list() { "query_list" } else { "query" });
            quote!(request.#method(#wire, &#value);)
        }
        Binding::QueryMap => {
            let lists = matches!(&field.shape, Type::Map { value, .. } if value.is_list());
            let value = field.shape.in_format(quote!(self.#name));
            let method = ident(if lists { "query_list_map" } else { "query_map" });
            quote!(request.#method(&#value);)
        }
        Binding::Header(wire) if field.shape == Type::JsonText => {
            quote!(request.header(#wire, &response::encode_media_type(&self.#name))?;)
        }
        Binding::Header(wire) => {
            let value = field.shape.in_format(quote!(self.#name));
            let method = ident(if field.shape.is_list() { "header_list" } else { "header" });
            quote!(request.#method(#wire, &#value)?;)
        }
        Binding::PrefixHeaders(prefix) => quote!(request.prefix_headers(#prefix, &self.#name)?;),
        Binding::Label | Binding::StatusCode | Binding::Body(_) | Binding::Payload(_) => TokenStream::new(),
    }
}

fn request_body(operation: &Operation) -> TokenStream {
    match operation.request_body {
        RequestBody::Empty => TokenStream::new(),
        RequestBody::Members => quote!(request.members(&self);),
        RequestBody::Payload(kind) => {
            let field = operation.input.fields.iter().find(|field| matches!(field.binding, Binding::Payload(_)));
            field.map_or_else(TokenStream::new, |field| payload(field, kind))
        }
    }
}

fn payload(field: &Field, kind: PayloadKind) -> TokenStream {
    let name = ident(&field.name);
    match kind {
        PayloadKind::Stream | PayloadKind::Blob => {
            quote!(request.payload("application/octet-stream", self.#name);)
        }
        PayloadKind::Text if matches!(field.shape, Type::Enumeration(_)) => {
            quote!(request.payload("text/plain", self.#name.map(|value| value.to_string()));)
        }
        PayloadKind::Text => quote!(request.payload("text/plain", self.#name);),
        PayloadKind::Encoded => {
            let value = field.shape.in_format(quote!(self.#name));
            // A structure that is left out is sent as an empty one, as botocore does.
            let method = ident(if matches!(field.shape, Type::Structure(_)) { "structure" } else { "value" });
            quote!(request.#method::<Self, _>(&#value);)
        }
    }
}
