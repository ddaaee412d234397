//! Responses: the function that reads an output.

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
        (ResponseBody::Members, _) if outside.is_empty() => quote!(response::members::<Self>(&response)),
        (ResponseBody::Members, _) => {
            let assignments = assignments(&outside);
            quote! {
                let mut output = response::members::<Self>(&response)?;
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

/// The payload comes last, since it takes the response apart.
fn with_payload(output: &proc_macro2::Ident, outside: &[&Field], payload: &Field, kind: PayloadKind) -> TokenStream {
    let fields = literal(outside);
    let name = ident(&payload.name);
    let value = match kind {
        PayloadKind::Stream => quote!(response.into_body()),
        PayloadKind::Blob => quote!(response::blob_payload(&response)),
        PayloadKind::Text => quote!(response::text_payload(&response)?),
        PayloadKind::Encoded => quote!(response::value::<Self, _>(&response)?),
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

/// What reads a member from headers or status.
fn outside_value(field: &Field) -> TokenStream {
    match &field.binding {
        Binding::Header(wire) => {
            let function = ident(match field.shape {
                Type::JsonText => "media_type_header",
                Type::List { .. } => "header_list",
                _ => "header",
            });
            quote!(response::#function(&response, #wire)?)
        }
        Binding::PrefixHeaders(prefix) => quote!(response::prefix_headers(&response, #prefix)),
        Binding::StatusCode => quote!(Some(i32::from(response.status().as_u16()))),
        _ => quote!(None),
    }
}
