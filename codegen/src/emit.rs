//! Emission: from the IR to tokens. Each kind of emitted thing has a file.

mod accessors;
mod batch;
mod builder;
mod client;
mod constraints;
mod debug;
mod docs;
mod endpoint;
mod enumeration;
mod example;
mod exceptions;
mod imports;
mod library;
mod manifest;
mod members;
mod operation;
mod pages;
mod paginator;
mod partitions;
mod request;
mod required;
mod resources;
mod response;
pub mod spelling;
mod structure;
mod types;
mod union;
mod usage;

use crate::ir::{Service, TypeDefinition};
use crate::overlay::Pages;
use proc_macro2::{Ident, Span, TokenStream};
use std::sync::Arc;
use usage::Usage;

/// A file to be rendered.
pub struct File<'a> {
    /// Its path, relative to the crate's folder.
    pub path: String,
    /// Its contents.
    pub contents: Contents<'a>,
}

/// The contents of a file. Tokens cannot leave their thread, so each file makes its own when it is rendered.
pub enum Contents<'a> {
    /// Rust, as tokens.
    Rust(Box<dyn Fn() -> TokenStream + Send + Sync + 'a>),
    /// TOML, as text.
    Toml(String),
}

impl<'a> File<'a> {
    fn rust(path: impl Into<String>, tokens: impl Fn() -> TokenStream + Send + Sync + 'a) -> Self {
        Self { path: path.into(), contents: Contents::Rust(Box::new(tokens)) }
    }
}

/// The table of partitions, a file of the runtime.
pub fn partitions(service: &Service) -> File<'_> {
    File::rust("partitions.rs", || partitions::partitions(&service.partitions))
}

/// The operations grouped by resource, as a list in Markdown.
pub fn operations_by_resource(service: &Service) -> String {
    resources::list(service, &resources::resources(service))
}

/// All files of a service's crate. `packages` is the folder of the packages that it depends on, for a crate that belongs to
/// no workspace of ours. `pages` lie beside its code.
pub fn files<'a>(service: &'a Service, packages: Option<&str>, pages: &'a Pages) -> Vec<File<'a>> {
    let root = service.root.as_str();
    let mut files = vec![
        File { path: "Cargo.toml".to_owned(), contents: Contents::Toml(manifest::manifest(service, packages)) },
        File::rust("src/lib.rs", || library::library(service, pages)),
        File::rust("src/client.rs", || client::client(service)),
        File::rust("src/endpoint.rs", || endpoint::endpoint(service)),
        File::rust("src/operation.rs", || operation::modules(&service.operations)),
        File::rust("src/types.rs", || types::modules(&service.types)),
        File::rust("src/types/error.rs", || exceptions::exceptions(service)),
    ];
    if !service.constraints.is_empty() {
        files.push(File::rust("src/constraints.rs", || constraints::constraints(root, &service.constraints)));
    }
    if !service.required.is_empty() {
        files.push(File::rust("src/required.rs", || required::required(root, &service.required)));
    }
    files.extend(service.operations.iter().map(|operation| {
        let path = format!("src/operation/{}.rs", operation.module);
        File::rust(path, move || operation::operation(service, operation))
    }));
    let usage = Arc::new(Usage::new(service));
    files.extend(service.types.iter().map(|definition| {
        let usage = Arc::clone(&usage);
        let path = format!("src/types/{}.rs", definition.name().module);
        File::rust(path, move || match definition {
            TypeDefinition::Structure(it) => structure::structure(root, &usage, it),
            TypeDefinition::Union(it) => union::union(root, it),
            TypeDefinition::Enumeration(it) => enumeration::enumeration(root, &usage, it),
        })
    }));
    files.extend(service.exceptions.iter().map(|exception| {
        let path = format!("src/types/error/{}.rs", exception.structure.name.module);
        File::rust(path, move || exceptions::exception(root, exception))
    }));
    files
}

/// An identifier. A name that starts with `r#` gives a raw one.
fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(word) => Ident::new_raw(word, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
