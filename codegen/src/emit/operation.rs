//! Operations: a file for each, with input, builder, output, and how they travel.

use super::imports::{self, Place};
use super::{accessors, batch, builder, docs, ident, members, paginator, request, response, structure};
use crate::ir::{
    Auth, ContextValue, Field, Operation, Parameter, ParameterKind, PayloadKind, ResponseBody, Service, Type,
};
use proc_macro2::TokenStream;
use quote::quote;

/// `operation.rs`.
pub fn modules(operations: &[Operation]) -> TokenStream {
    let inner = docs::inner(["Operations: a module for each, with its input, builder and output."]);
    let modules = operations.iter().map(|operation| ident(&operation.module));
    quote!(#inner #(pub mod #modules;)*)
}

/// The file of an operation.
pub fn operation(service: &Service, operation: &Operation) -> TokenStream {
    // Rustdoc takes what follows a `#` for a place on the page.
    let method = operation.method_name.trim_start_matches("r#");
    let input_docs = vec![format!("Input of [`{method}`]({}::Client::{method}).", service.root)];
    let input = structure::definition(&operation.input, &input_docs, None);
    let builder = builder::of_input(service, operation);
    let output_docs = vec![format!("Output of [`{method}`]({}::Client::{method}).", service.root)];
    let output = structure::definition(&operation.output, &output_docs, batch::must_use(operation).as_ref());
    let accessors = accessors::accessors(&operation.output);
    let input_members = members::input(operation);
    let output_members = members::output(operation);
    let implementation = implementation(service, operation);
    let paginated = operation.paginator.as_ref().map(|it| paginator::paginated(operation, it));
    let batch = batch::batch(operation);
    let of_output = quote!(#output #accessors #output_members #batch);
    let body = quote!(#input #builder #input_members #implementation #paginated #of_output);
    imports::file(&service.root, Place::Elsewhere, module_docs(service, operation), &body)
}

/// What the operation does, and the way to the method, which says more.
fn module_docs(service: &Service, operation: &Operation) -> [String; 3] {
    let summary = &operation.docs.summary;
    let first = if summary.is_empty() { format!("The operation `{}`.", operation.name) } else { summary.clone() };
    let method = operation.method_name.trim_start_matches("r#");
    [first, String::new(), format!("[`Client::{method}`]({}::Client::{method}) calls it.", service.root)]
}

/// The operation as the runtime sees it.
fn implementation(service: &Service, operation: &Operation) -> TokenStream {
    let (input, output) = (ident(&operation.input.name.rust), ident(&operation.output.name.rust));
    let name = operation.name.as_str();
    let body = if operation.response_body == ResponseBody::Payload(PayloadKind::Stream) {
        quote!(ByteStream)
    } else {
        quote!(Bytes)
    };
    let constants = constants(operation);
    let token = idempotency_token(operation);
    let endpoint = endpoint_parameters(service, operation);
    let (encode, decode) = (request::encode(operation), response::decode(operation));
    quote! {
        impl Operation for #input {
            type Service = Service;
            type Output = #output;
            type ResponseBody = #body;
            const NAME: &'static str = #name;
            #constants
            #token
            #endpoint
            #encode
            #decode
        }
    }
}

/// Properties that differ from the trait's defaults.
fn constants(operation: &Operation) -> TokenStream {
    let auth = match operation.auth {
        Auth::SigV4 => None,
        Auth::SigV4UnsignedPayload => Some(ident("SigV4UnsignedPayload")),
        Auth::None => Some(ident("None")),
    };
    let auth = auth.map(|auth| quote!(const AUTH: Auth = Auth::#auth;));
    let checksum = operation.checksum_required.then(|| {
        quote!(
            const CHECKSUM_REQUIRED: bool = true;
        )
    });
    let payload_hash = operation.input.fields.iter().find(|field| field.payload_hash);
    let payload_hash = payload_hash.map(|field| {
        let member = field.member.as_str();
        quote!(
            const PAYLOAD_HASH: Option<&'static str> = Some(#member);
        )
    });
    let gzip = operation.gzip.then(|| {
        quote!(
            const GZIP: bool = true;
        )
    });
    quote!(#auth #payload_hash #checksum #gzip)
}

fn idempotency_token(operation: &Operation) -> TokenStream {
    let fields: Vec<_> = operation.input.fields.iter().filter(|field| field.idempotency_token).collect();
    let Some((last, others)) = fields.split_last() else { return TokenStream::new() };
    // Each takes a token of its own; the source of them is lent but to the last.
    let fill = |field: &Field, source| {
        let name = ident(&field.name);
        quote!(self.#name.get_or_insert_with(#source);)
    };
    let fills = others.iter().map(|field| fill(field, quote!(&mut *token))).chain([fill(last, quote!(token))]);
    quote! {
        fn fill_idempotency_token(&mut self, token: &mut dyn FnMut() -> String) {
            #(#fills)*
        }
    }
}

/// Endpoint parameters that the operation or its members set.
fn endpoint_parameters(service: &Service, operation: &Operation) -> TokenStream {
    let find = |name: &str| service.endpoint.parameters.iter().find(|parameter| parameter.name == name);
    let fixed =
        operation.endpoint_parameters.iter().filter_map(|(name, value)| Some(fixed_parameter(find(name)?, value)));
    let bound = operation
        .input
        .fields
        .iter()
        .filter_map(|field| Some(bound_parameter(find(field.endpoint_parameter.as_deref()?)?, field)));
    let statements: Vec<_> = fixed.chain(bound).collect();
    if statements.is_empty() {
        return TokenStream::new();
    }
    let root: TokenStream = service.root.parse().unwrap_or_default();
    quote! {
        fn endpoint_params(&self, params: &mut #root::endpoint::Params) {
            #(#statements)*
        }
    }
}

fn fixed_parameter(parameter: &Parameter, value: &ContextValue) -> TokenStream {
    let field = ident(&parameter.field);
    let value = match value {
        ContextValue::String(text) => quote!(#text.to_owned()),
        ContextValue::Boolean(truth) => quote!(#truth),
        ContextValue::Strings(texts) => quote!(vec![#(#texts.to_owned()),*]),
    };
    if is_optional(parameter) { quote!(params.#field = Some(#value);) } else { quote!(params.#field = #value;) }
}

fn bound_parameter(parameter: &Parameter, member: &Field) -> TokenStream {
    let (field, name) = (ident(&parameter.field), ident(&member.name));
    let is_enumeration = matches!(member.shape, Type::Enumeration(_));
    match (is_optional(parameter), is_enumeration) {
        (true, false) => quote!(params.#field.clone_from(&self.#name);),
        (true, true) => quote!(params.#field = self.#name.as_ref().map(ToString::to_string);),
        (false, _) => {
            let set = if is_enumeration {
                quote!(params.#field = value.to_string();)
            } else {
                quote!(params.#field.clone_from(value);)
            };
            quote! {
                if let Some(value) = &self.#name {
                    #set
                }
            }
        }
    }
}

fn is_optional(parameter: &Parameter) -> bool {
    matches!(parameter.kind, ParameterKind::OptionalString | ParameterKind::OptionalBoolean)
}
