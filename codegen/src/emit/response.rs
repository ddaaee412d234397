//! Responses: where each member of an output comes from.

use super::ident;
use crate::ir::{Binding, Field, Operation, PayloadKind, ResponseBody, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The function `decode`.
pub fn decode(operation: &Operation) -> TokenStream {
    let output = ident(&operation.output.name.rust);
    let outside: Vec<_> = operation.output.fields.iter().filter(|field| !in_body(field)).collect();
    let payload = operation.output.fields.iter().find(|field| matches!(field.binding, Binding::Payload(_)));
    let statements = match (operation.response_body, payload) {
        (ResponseBody::Payload(kind), Some(payload)) => with_payload(&output, &outside, payload, kind),
        (ResponseBody::Members, _) if outside.is_empty() => quote!(json::decode(response.body())),
        (ResponseBody::Members, _) => {
            let assignments = assignments(&outside);
            quote! {
                let mut output: #output = json::decode(response.body())?;
                #assignments
                Ok(output)
            }
        }
        _ if outside.is_empty() => {
            let body = quote!(Ok(Default::default()));
            return function(operation, &body, false);
        }
        _ => {
            let fields = literal(&outside);
            quote!(Ok(#output { #fields }))
        }
    };
    function(operation, &statements, true)
}

fn function(operation: &Operation, body: &TokenStream, reads: bool) -> TokenStream {
    let response = if reads { ident("response") } else { ident("_response") };
    let streams = operation.response_body == ResponseBody::Payload(PayloadKind::Stream);
    let response_body = if streams { quote!(ByteStream) } else { quote!(Bytes) };
    quote! {
        fn decode(#response: Response<#response_body>) -> Result<Self::Output, DecodeError> {
            #body
        }
    }
}

fn in_body(field: &Field) -> bool {
    matches!(field.binding, Binding::Body(_) | Binding::Payload(_))
}

/// The payload comes last, for it takes the response apart.
fn with_payload(output: &proc_macro2::Ident, outside: &[&Field], payload: &Field, kind: PayloadKind) -> TokenStream {
    let fields = literal(outside);
    let name = ident(&payload.name);
    let value = match kind {
        PayloadKind::Stream => quote!(response.into_body()),
        PayloadKind::Blob => quote!(response::blob_payload(&response)),
        PayloadKind::Text => quote!(response::text_payload(&response)?),
        PayloadKind::Encoded => quote!(json::decode_payload(response.body())?),
    };
    quote!(Ok(#output { #fields #name: #value }))
}

/// Members outside of the body, as fields of a literal.
fn literal(outside: &[&Field]) -> TokenStream {
    let fields = outside.iter().map(|field| {
        let (name, value) = (ident(&field.name), outside_value(field));
        quote!(#name: #value,)
    });
    quote!(#(#fields)*)
}

/// Members outside of the body, assigned to `output`.
fn assignments(outside: &[&Field]) -> TokenStream {
    let assignments = outside.iter().map(|field| {
        let (name, value) = (ident(&field.name), outside_value(field));
        quote!(output.#name = #value;)
    });
    quote!(#(#assignments)*)
}

fn outside_value(field: &Field) -> TokenStream {
    let (value, fails) = header_value(field, &quote!(&response));
    if fails { quote!(#value?) } else { value }
}

/// Statements that read the headers of an error into `exception`. An error must stay readable whatever its headers
/// hold, so a value that cannot be read counts as absent.
pub fn exception_members(fields: &[Field]) -> TokenStream {
    let assignments = fields.iter().filter(|field| !in_body(field)).map(|field| {
        let name = ident(&field.name);
        let (value, fails) = header_value(field, &quote!(response));
        let value = if fails { quote!(#value.unwrap_or_default()) } else { value };
        quote!(exception.#name = #value;)
    });
    quote!(#(#assignments)*)
}

/// What reads a member from headers or status, and whether that can fail.
fn header_value(field: &Field, response: &TokenStream) -> (TokenStream, bool) {
    match &field.binding {
        Binding::Header(wire) => {
            let function = ident(match field.shape {
                Type::JsonText => "media_type_header",
                Type::List { .. } => "header_list",
                _ => "header",
            });
            (quote!(response::#function(#response, #wire)), true)
        }
        Binding::PrefixHeaders(prefix) => (quote!(response::prefix_headers(#response, #prefix)), false),
        Binding::StatusCode => (quote!(Some(i32::from(response.status().as_u16()))), false),
        _ => (quote!(None), false),
    }
}
