//! The client: a method for each operation.

use super::imports::{self, Place};
use super::{batch, docs, example, ident};
use crate::ir::{Operation, Service};
use proc_macro2::TokenStream;
use quote::quote;

/// `client.rs`.
pub fn client(service: &Service) -> TokenStream {
    let type_docs = docs::lines([format!("A client of {}.", service.title)]);
    let methods = service.operations.iter().map(|operation| method(service, operation));
    let (chain, argument) = default_chain(service).unzip();
    let items = quote! {
        #chain
        client! {
            #type_docs
            Client(Service, Error #argument)
        }
        impl<M: Mode> Client<M> {
            #(#methods)*
        }
    };
    imports::file(&service.root, Place::Elsewhere, ["The client, with a method for each operation."], &items)
}

/// What makes the credentials of a crate's client for which none are set: its import, and the macro's argument. A module
/// has none, since the chain itself is over modules.
fn default_chain(service: &Service) -> Option<(TokenStream, TokenStream)> {
    let import = quote! {
        #[cfg(feature = "credential-chain")]
        use botocore_credentials::default_chain;
        #[cfg(not(feature = "credential-chain"))]
        use botocore_runtime::generated_code::default_chain;
    };
    service.is_crate().then(|| (import, quote!(, default_chain)))
}

fn method(service: &Service, operation: &Operation) -> TokenStream {
    let (name, module, builder) = (ident(&operation.method_name), ident(&operation.module), ident(&operation.builder));
    let otherwise = [format!("Calls `{}`.", operation.name)];
    let mut lines = docs::or(&operation.docs, &otherwise).to_vec();
    lines.extend(docs::deprecated_paragraph(operation.deprecated.as_ref()));
    lines.extend(batch::paragraph(&service.root, operation));
    lines.extend(errors(service, operation));
    lines.extend(example::call(service, operation));
    let docs = docs::lines(lines);
    let deprecated = docs::deprecated(operation.deprecated.as_ref());
    quote! {
        #docs
        #deprecated
        pub fn #name(&self) -> operation::#module::#builder<M> {
            operation::#module::#builder::new(self.inner.clone())
        }
    }
}

/// The errors that an operation declares, on as many lines as they need.
fn errors(service: &Service, operation: &Operation) -> Vec<String> {
    if operation.errors.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), "# Errors".to_owned()];
    let mut line = String::new();
    let last = operation.errors.len() - 1;
    for (index, error) in operation.errors.iter().enumerate() {
        let end = if index == last { "." } else { "," };
        let link = format!("[`{error}`]({}::types::error::{error}){end}", service.root);
        if !line.is_empty() && line.len() + link.len() > 90 {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&link);
    }
    lines.push(line);
    lines
}
