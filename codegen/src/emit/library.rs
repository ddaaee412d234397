//! The root of the emitted crate.

mod first_page;
mod shared;

use super::{docs, pages};
use crate::ir::{JsonService, JsonVersion, Protocol, Service};
use crate::overlay::Pages;
use first_page::first_page;
use proc_macro2::TokenStream;
use quote::quote;
use shared::shared;

/// `lib.rs`.
pub fn library(service: &Service, pages: &Pages) -> TokenStream {
    let first_page = first_page(service, pages);
    let module = modules(service, pages);
    let metadata = metadata(service);
    // Features of the compiler are a matter of the crate.
    let marks = service.is_crate().then(|| quote!(#![cfg_attr(docsrs, feature(doc_cfg))]));
    quote! {
        #first_page
        #marks
        #module
        #metadata
    }
}

fn modules(service: &Service, pages: &Pages) -> TokenStream {
    let documentation = pages::modules(service, pages);
    let required = (!service.required.is_empty()).then(|| {
        quote! {
            #[rustfmt::skip]
            pub mod required;
        }
    });
    let constraints = (!service.constraints.is_empty()).then(|| {
        quote! {
            #[rustfmt::skip]
            mod constraints;
        }
    });
    let links = (!service.operations.is_empty()).then(|| {
        quote! {
            /// Links to the client's methods lead to the modules of their operations where there is no client.
            #[cfg(all(doc, not(feature = "client")))]
            use operation as Client;
        }
    });
    let (uses, shared) = shared(service);
    let client =
        docs::lines([format!("An asynchronous client of {}. [`client::Client`] lists the operations.", service.title)]);
    quote! {
        #[cfg(feature = "client")]
        #[rustfmt::skip]
        pub mod client;
        #constraints
        #[rustfmt::skip]
        pub mod endpoint;
        #[rustfmt::skip]
        pub mod operation;
        #required
        #[rustfmt::skip]
        pub mod types;

        #uses
        pub use types::error::Exception;

        #client
        #[cfg(feature = "client")]
        pub type Client = client::Client;
        #links

        #shared

        #documentation

        runtime::generated_code::service_error! { Error of Exception }
    }
}

fn metadata(service: &Service) -> TokenStream {
    let doc = docs::lines([format!("Describes {} to the runtime.", service.title)]);
    let (service_id, api_version) = (&service.service_id, &service.api_version);
    let (protocol, of_protocol) = protocol(&service.protocol);
    let (signing_name, endpoint_prefix) = (&service.signing_name, &service.endpoint_prefix);
    let headers = (!service.headers.is_empty()).then(|| {
        let headers = service.headers.iter().map(|(name, value)| quote!((#name, #value)));
        quote!(const HEADERS: &'static [(&'static str, &'static str)] = &[#(#headers),*];)
    });
    quote! {
        #doc
        #[derive(Debug, Clone, Copy)]
        pub struct Service;

        impl runtime::operation::Service for Service {
            type Protocol = runtime::generated_code::#protocol;
            type Exception = Exception;
            type Error = Error;
            type EndpointParams = endpoint::Params;
            const METADATA: runtime::operation::ServiceMetadata = runtime::operation::ServiceMetadata {
                service_id: #service_id,
                api_version: #api_version,
                signing_name: #signing_name,
                endpoint_prefix: #endpoint_prefix,
            };
            #headers
            fn resolve_endpoint(params: &endpoint::Params) -> Result<runtime::endpoint::Endpoint, runtime::endpoint::EndpointError> {
                endpoint::resolve(params)
            }
        }
        #of_protocol
    }
}

/// The type of a protocol, and what else it asks of the service.
fn protocol(protocol: &Protocol) -> (TokenStream, Option<TokenStream>) {
    match protocol {
        Protocol::Json(json) => (quote!(Json<Self>), Some(json_service(json))),
        Protocol::RestJson => (quote!(RestJson), None),
        Protocol::Query => (quote!(Query), None),
    }
}

fn json_service(json: &JsonService) -> TokenStream {
    let version = match json.version {
        JsonVersion::V1_0 => quote!(V1_0),
        JsonVersion::V1_1 => quote!(V1_1),
    };
    let (target_prefix, query_compatible) = (&json.target_prefix, json.query_compatible);
    quote! {
        impl runtime::generated_code::JsonService for Service {
            const VERSION: runtime::generated_code::JsonVersion = runtime::generated_code::JsonVersion::#version;
            const TARGET_PREFIX: &'static str = #target_prefix;
            const QUERY_COMPATIBLE: bool = #query_compatible;
        }
    }
}
