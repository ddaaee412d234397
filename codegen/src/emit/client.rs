//! The client: a method for each operation.

use super::{docs, example, ident};
use crate::ir::{Operation, Service};
use proc_macro2::TokenStream;
use quote::quote;

/// `client.rs`.
pub fn client(service: &Service) -> TokenStream {
    let inner = docs::inner(["The client, with a method for each operation."]);
    let type_docs = docs::lines([
        format!("A client of {}.", service.title),
        String::new(),
        "Cloning it is cheap, and clones share connections and credentials.".to_owned(),
    ]);
    let methods = service.operations.iter().map(|operation| method(service, operation));
    let root: TokenStream = service.root.parse().unwrap_or_default();
    quote! {
        #inner
        use std::time::Duration;
        use botocore_runtime::generated_code::{self, Bytes, Config, ConfigBuilder, CustomizableOperation, Operation, Paginated, Paginator, http};
        use #root::{Error, Service, operation};
        #type_docs
        #[derive(Debug, Clone)]
        pub struct Client {
            inner: generated_code::Client<Service>,
        }
        impl Client {
            /// A client of the given configuration.
            pub fn new(config: impl Into<Config>) -> Self {
                Self { inner: generated_code::Client::new(config) }
            }
            /// The same, by the name that it has in the AWS SDK for Rust.
            pub fn from_conf(config: Config) -> Self {
                Self::new(config)
            }
            /// A client configured by the environment, as other AWS tools are.
            ///
            /// # Errors
            /// No region is set, or a setting cannot be read.
            pub async fn from_env() -> Result<Self, Error> {
                Ok(Self { inner: generated_code::Client::from_env().await? })
            }
            /// A client of these settings. What they leave open comes from the environment and the profile.
            ///
            /// # Errors
            /// No region is set, or a setting cannot be read.
            pub async fn load(settings: ConfigBuilder) -> Result<Self, Error> {
                Ok(Self { inner: generated_code::Client::load(settings).await? })
            }
            /// The configuration.
            pub fn config(&self) -> &Config {
                self.inner.config()
            }
            /// Sends an input that was put together at run time. It is checked as a whole before anything is sent.
            ///
            /// # Errors
            /// Every problem of the input at once, or whatever kept the reply from coming.
            pub async fn send<O: Operation<Service = Service>>(&self, input: O) -> Result<O::Output, Error> {
                self.inner.send(input).await
            }
            /// Prepares a call that is to differ from the client's configuration, for an input that was put together
            /// at run time.
            pub fn customize<O: Operation<Service = Service>>(&self, input: O) -> CustomizableOperation<O> {
                self.inner.customize(input)
            }
            /// Signs a request that somebody else can send until it expires, at most for 7 days.
            ///
            /// # Errors
            /// Every problem of the input at once, or whatever kept the request from being signed.
            pub async fn presign<O: Operation<Service = Service>>(
                &self,
                input: O,
                expires: Duration,
            ) -> Result<http::Request<Bytes>, Error> {
                self.inner.presign(input, expires).await
            }
            /// Goes through the pages of an input that was put together at run time.
            pub fn paginate<O: Paginated<Service = Service>>(&self, input: O) -> Paginator<O> {
                self.inner.paginate(input)
            }
            #(#methods)*
        }
    }
}

fn method(service: &Service, operation: &Operation) -> TokenStream {
    let (name, module, builder) = (ident(&operation.method_name), ident(&operation.module), ident(&operation.builder));
    let otherwise = [format!("Calls `{}`.", operation.name)];
    let mut lines = docs::or(&operation.docs, &otherwise).to_vec();
    lines.extend(docs::deprecated_paragraph(operation.deprecated.as_ref()));
    lines.extend(errors(service, operation));
    lines.extend(example::call(service, operation));
    let docs = docs::lines(lines);
    let deprecated = docs::deprecated(operation.deprecated.as_ref());
    quote! {
        #docs
        #deprecated
        pub fn #name(&self) -> operation::#module::#builder<Self> {
            operation::#module::#builder::new(self.clone())
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
