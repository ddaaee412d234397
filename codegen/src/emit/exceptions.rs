//! Modelled errors: a structure for each, and one enumeration of them all.

use super::imports::{self, Place};
use super::{accessors, docs, ident, members, structure};
use crate::ir::{Exception, Service};
use proc_macro2::TokenStream;
use quote::quote;

/// `types/error.rs`.
pub fn exceptions(service: &Service) -> TokenStream {
    let exceptions = &service.exceptions;
    let modules: Vec<_> = exceptions.iter().map(|exception| ident(&exception.structure.name.module)).collect();
    let rows = exceptions.iter().map(|exception| {
        let (name, predicate) = (ident(&exception.structure.name.rust), ident(&exception.predicate));
        quote!(#name: #predicate,)
    });
    let definition = definition(exceptions);
    let root: TokenStream = service.root.parse().unwrap_or_default();
    let items = quote! {
        #(mod #modules;)*
        #(pub use #modules::*;)*
        #definition
        exceptions! {
            Exception of #root::Service as #root::Error {
                #(#rows)*
            }
        }
    };
    // The errors are types, so that none of them is called like what is imported.
    imports::file(&service.root, Place::Types, ["Errors that the service models."], &items)
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

/// The file of a modelled error.
pub fn exception(root: &str, exception: &Exception) -> TokenStream {
    let structure = &exception.structure;
    let otherwise = [format!("The error `{}`.", structure.name.rust)];
    let mut lines = docs::or(&structure.docs, &otherwise).to_vec();
    if let Some(status) = exception.http_status {
        lines.extend([String::new(), format!("Its HTTP status is {status}.")]);
    }
    let definition = structure::definition(structure, &lines, None);
    let accessors = accessors::accessors(structure);
    let members = members::exception(exception);
    let body = quote!(#definition #accessors #members);
    imports::file(root, Place::Types, [format!("The error `{}`.", structure.name.rust)], &body)
}
