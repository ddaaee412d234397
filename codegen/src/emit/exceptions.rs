//! Modelled errors: a structure for each, and one enumeration of them all.

use super::imports::{self, Place, mentions};
use super::{accessors, docs, ident, json, response, structure};
use crate::ir::{Exception, RetryKind, Service, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// `types/error.rs`.
pub fn exceptions(service: &Service) -> TokenStream {
    let exceptions = &service.exceptions;
    let modules = exceptions.iter().map(|exception| ident(&exception.structure.name.module));
    let modules: Vec<_> = modules.collect();
    let definition = definition(exceptions);
    let implementation = implementation(exceptions);
    let items = quote! {
        #(mod #modules;)*
        #(pub use #modules::*;)*
        #definition
        #implementation
    };
    imports::file(&service.root, Place::Elsewhere, ["Errors that the service models."], &items)
}

fn definition(exceptions: &[Exception]) -> TokenStream {
    let variants = exceptions.iter().map(|exception| {
        let otherwise = format!("The error `{}`.", exception.structure.name.rust);
        let summary = Some(&exception.structure.docs.summary).filter(|summary| !summary.is_empty());
        let docs = docs::lines([summary.unwrap_or(&otherwise)]);
        let name = ident(&exception.structure.name.rust);
        quote!(#docs #name(#name))
    });
    quote! {
        /// An error that the service declares, for any operation.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum Exception {
            #(#variants,)*
        }
    }
}

fn implementation(exceptions: &[Exception]) -> TokenStream {
    if exceptions.is_empty() {
        return quote! {
            impl botocore_runtime::generated_code::Exception for Exception {
                fn decode(_code: &str, _response: &Response<Bytes>) -> Option<Self> {
                    None
                }
                fn message(&self) -> Option<&str> {
                    match *self {}
                }
                fn details(&self, _details: &mut Details) {
                    match *self {}
                }
                fn retry(&self) -> Option<RetryKind> {
                    match *self {}
                }
            }
        };
    }
    let decoded = exceptions.iter().map(decoded);
    let messages = each(exceptions, |exception| {
        exception.message.as_ref().map(|message| {
            let message = ident(message);
            quote!(exception.#message.as_deref())
        })
    });
    let messages = fallible(messages, &quote!(None));
    let details = details(exceptions);
    let sink = ident(if mentions(&details, "details") { "details" } else { "_details" });
    let retries = fallible(
        each(exceptions, |exception| {
            exception.retry.map(|retry| {
                let kind = ident(match retry {
                    RetryKind::Transient => "Transient",
                    RetryKind::Throttling => "Throttling",
                });
                quote!(Some(RetryKind::#kind))
            })
        }),
        &quote!(None),
    );
    quote! {
        impl botocore_runtime::generated_code::Exception for Exception {
            fn decode(code: &str, response: &Response<Bytes>) -> Option<Self> {
                let exception = match code {
                    #(#decoded)*
                    _ => return None,
                };
                Some(exception)
            }
            fn message(&self) -> Option<&str> {
                #messages
            }
            fn details(&self, #sink: &mut Details) {
                #details
            }
            fn retry(&self) -> Option<RetryKind> {
                #retries
            }
        }
    }
}

/// Match arms for the exceptions that have something to say.
fn each(exceptions: &[Exception], body: impl Fn(&Exception) -> Option<TokenStream>) -> (Vec<TokenStream>, bool) {
    let arms: Vec<_> = exceptions
        .iter()
        .filter_map(|exception| {
            let name = ident(&exception.structure.name.rust);
            let body = body(exception)?;
            let binding = if mentions(&body, "exception") { quote!(exception) } else { quote!(_) };
            Some(quote!(Self::#name(#binding) => #body,))
        })
        .collect();
    let complete = arms.len() == exceptions.len();
    (arms, complete)
}

/// A `match` with a default where arms are missing, or the default alone.
fn fallible((arms, complete): (Vec<TokenStream>, bool), default: &TokenStream) -> TokenStream {
    if arms.is_empty() {
        return default.clone();
    }
    let rest = (!complete).then(|| quote!(_ => #default,));
    quote! {
        match self {
            #(#arms)*
            #rest
        }
    }
}

fn decoded(exception: &Exception) -> TokenStream {
    let (name, code) = (ident(&exception.structure.name.rust), exception.code.as_str());
    let headers = response::exception_members(&exception.structure.fields);
    if headers.is_empty() {
        return quote!(#code => Self::#name(response::exception(response)),);
    }
    quote! {
        #code => {
            let mut exception: #name = response::exception(response);
            #headers
            Self::#name(exception)
        }
    }
}

/// Members beside the message that can be put into a sentence.
fn details(exceptions: &[Exception]) -> TokenStream {
    let arms = each(exceptions, |exception| {
        let entries: Vec<_> = exception
            .structure
            .fields
            .iter()
            .filter(|field| {
                exception.message.as_ref() != Some(&field.name) && !field.sensitive && is_plain(&field.shape)
            })
            .map(|field| {
                let (name, label) = (ident(&field.name), field.name.trim_start_matches("r#").replace('_', " "));
                quote!(details.add(#label, &exception.#name);)
            })
            .collect();
        let entries = (!entries.is_empty() && !exception.structure.sensitive).then_some(entries)?;
        Some(quote!({ #(#entries)* }))
    });
    fallible(arms, &quote!({}))
}

fn is_plain(shape: &Type) -> bool {
    matches!(
        shape,
        Type::String | Type::Boolean | Type::Integer | Type::Long | Type::Float | Type::Double | Type::Enumeration(_)
    )
}

/// The file of a modelled error.
pub fn exception(root: &str, exception: &Exception) -> TokenStream {
    let structure = &exception.structure;
    let otherwise = [format!("The error `{}`.", structure.name.rust)];
    let mut lines = docs::or(&structure.docs, &otherwise).to_vec();
    if let Some(status) = exception.http_status {
        lines.extend([String::new(), format!("Its HTTP status is {status}.")]);
    }
    let definition = structure::definition(structure, &lines);
    let accessors = accessors::accessors(structure);
    let json = json::exception(exception);
    let body = quote!(#definition #accessors #json);
    imports::file(root, Place::Types, [format!("The error `{}`.", structure.name.rust)], &body)
}
