//! The root of the emitted crate.

use super::{docs, example, pages, resources};
use crate::ir::{JsonService, JsonVersion, LeftOutPart, Protocol, Service};
use crate::overlay::Pages;
use proc_macro2::TokenStream;
use quote::quote;

/// What the features of a crate are for, as documentation.
const FEATURES: &[&str] = &[
    "With the default features a program runs in a Tokio runtime, for example by `#[tokio::main]`.",
    "",
    "# Features",
    "",
    "- `transport` (default): HTTP and TLS on Tokio, by hyper and rustls, with the system's root certificates.",
    "- `credential-chain` (default): AWS's default credential chain, with roles, single sign-on, processes, web identity,",
    "  containers and instances, and the module `credentials`, which has its providers. Without it, credentials come from",
    "  the environment, the keys of a profile, or your code.",
    "- `client` (part of both): the client, which runs on any executor. Alone it compiles no async runtime, and needs a",
    "  `transport` and a `timer` of your own; the module `config` has an example.",
    "- `tokio` (part of `transport`): Tokio's timer as the default, and bodies as Tokio's `AsyncRead`.",
    "- `blocking`: the module `blocking`, whose client blocks the thread and needs no async runtime: HTTP and TLS by ureq",
    "  and rustls. For a program without Tokio, leave out the default features, and ask for `credential-chain`, too.",
    "- `gzip`: decompresses replies that arrive compressed, although the client never asks for compression.",
    "- `serde`: `Serialize` and `Deserialize` for inputs, outputs and types, as the JSON that boto3 and the AWS CLI",
    "  print. An input reads what `--cli-input-json` takes; an unknown member is an error. In outputs, exceptions",
    "  and types unknown members are skipped, because a later version may have written them. A streamed body is",
    "  written only if its bytes are in memory.",
    "- `aws-config`: `Client::new(&sdk_config)` takes what the crate `aws-config` loads, with an HTTP client and a",
    "  clock that the program has set there. The SDK's crates need Rust 1.94.1.",
    "- `full-validation`: [`ValidationLevel::Full`](runtime::validate::Level), set for a client or a call, checks",
    "  inputs against all of the model's constraints, including patterns and known values.",
    "- `jiff`, `chrono`: conversions of [`DateTime`](primitives::DateTime) from and to the times of jiff 1 and",
    "  chrono 0.4.",
    "- `test-util`: the module `test_util`, a transport that answers your tests without a server, with outputs,",
    "  errors and faults.",
    "",
    "Without features the crate opens no socket and needs no async runtime: [`Operation`] turns an input into an",
    "HTTP request and an HTTP response into an output, for any HTTP stack.",
];

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

/// The documentation of the crate: its README and then what the service says of itself, or else what can be said of any
/// crate.
fn first_page(service: &Service, pages: &Pages) -> TokenStream {
    let Some(page) = &pages.readme else { return docs::inner(crate_docs(service)) };
    let readme = pages::readme(service, page, &resources::resources(service));
    let heading = ["", "# The service", ""].map(str::to_owned);
    let lines = heading.into_iter().chain(service_docs(service)).chain(all_left_out(service));
    let of_model = docs::inner(without_end(lines.collect()));
    quote!(#readme #of_model)
}

fn crate_docs(service: &Service) -> Vec<String> {
    let mut lines = vec![format!("A client of {}.", service.title), String::new()];
    lines.extend(example::crate_example(service));
    lines.extend(service_docs(service));
    if service.is_crate() {
        lines.extend(FEATURES.iter().map(|line| (*line).to_owned()));
        lines.push(String::new());
    }
    lines.extend(all_left_out(service));
    lines.extend(example::sans_io_example(service));
    without_end(lines)
}

fn without_end(mut lines: Vec<String>) -> Vec<String> {
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// What the model says of the service.
fn service_docs(service: &Service) -> Vec<String> {
    let end = (!service.docs.lines.is_empty()).then(String::new);
    service.docs.lines.iter().cloned().chain(end).collect()
}

fn all_left_out(service: &Service) -> Vec<String> {
    let operations = left_out("Operations that are left out", service, LeftOutPart::Operation);
    [operations, left_out("Operations without a paginator", service, LeftOutPart::Paginator)].concat()
}

/// What the model has and the crate has not, and why.
fn left_out(title: &str, service: &Service, part: LeftOutPart) -> Vec<String> {
    let of_part = service.left_out.iter().filter(|it| it.part == part);
    let listed: Vec<_> = of_part.map(|it| format!("- `{}`: {}.", it.operation, it.reason)).collect();
    if listed.is_empty() {
        return listed;
    }
    let mut lines = vec![format!("# {title}"), String::new()];
    lines.extend(listed);
    lines.push(String::new());
    lines
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

/// What a crate has of the runtime, as declarations and as modules, so that programs depend on nothing else. A module
/// leaves that to its crate.
fn shared(service: &Service) -> (TokenStream, TokenStream) {
    if !service.is_crate() {
        return (
            quote!(
                use botocore_runtime as runtime;
            ),
            TokenStream::new(),
        );
    }
    let (blocking, config) = (blocking(service), config(service));
    let uses = quote! {
        /// Providers of credentials: AWS's default chain, its sources, and roles that programs assume. Whose credentials a
        /// program has, [`caller_identity`](botocore_credentials::caller_identity) says. For `botocore_credentials` in its
        /// examples, a program that depends on this crate alone says `credentials`.
        #[cfg(feature = "credential-chain")]
        pub use botocore_credentials as credentials;
        /// What the clients of all services have in common. Where examples in here say `botocore_runtime`, a program that
        /// depends on this crate alone says `runtime`.
        pub use botocore_runtime as runtime;
        #[cfg(feature = "client")]
        pub use botocore_runtime::client::{Config, CustomizableOperation, ResponseMetadata, SendFuture, SendWithMetadataFuture};
        pub use botocore_runtime::error::ErrorKind;
        pub use botocore_runtime::operation::Operation;
        #[cfg(feature = "client")]
        pub use botocore_runtime::paginate::Paginator;
        #[cfg(feature = "test-util")]
        pub use botocore_runtime::test_util;
    };
    let modules = quote! {
        /// The type parameters of builders: the mode of their client, and the state of their required members.
        #[rustfmt::skip]
        pub mod builder {
            pub use botocore_runtime::builder::{AllSet, Buildable, Complete, Set, Unset};
            #[cfg(feature = "client")]
            pub use botocore_runtime::client::Async;
            pub use botocore_runtime::mode::{Detached, Mode};
        }

        /// Pagination: the pages and items of a listing, and how to resume one.
        #[cfg(feature = "client")]
        #[rustfmt::skip]
        pub mod paginate {
            pub use botocore_runtime::paginate::{Items, ItemsPaginator, Pages, Paginated, Paginator};
        }

        #blocking

        #config

        /// Types of values beyond numbers, text and collections.
        pub mod primitives {
            pub use botocore_runtime::body::{AggregatedBytes, BodyError, Progress};
            #[cfg(feature = "client")]
            pub use botocore_runtime::body::{FileError, SaveError, SaveErrorKind, SaveTo};
            pub use botocore_runtime::time::{DateTimeFormat, TimestampError};
            pub use botocore_runtime::{Blob, ByteStream, DateTime, Document};
        }

        /// Errors beside the one that every operation returns: those of other steps, and those that `find_cause` finds.
        #[rustfmt::skip]
        pub mod error {
            pub use botocore_runtime::batch::{Batch, BatchError};
            pub use botocore_runtime::body::BodyError;
            #[cfg(feature = "client")]
            pub use botocore_runtime::body::{FileError, SaveError};
            #[cfg(feature = "client")]
            pub use botocore_runtime::client::LoadError;
            pub use botocore_runtime::credentials::CredentialsError;
            pub use botocore_runtime::endpoint::EndpointError;
            pub use botocore_runtime::error::ErrorKind;
            #[cfg(feature = "client")]
            pub use botocore_runtime::transport::TransportError;
            pub use botocore_runtime::validate::{ValidationError, Violation};
            pub use botocore_runtime::{DecodeError, EncodeError, UnknownVariantError};
        }
    };
    (uses, modules)
}

fn blocking(service: &Service) -> TokenStream {
    let docs = [
        format!("The blocking client of {}, for programs without an async runtime.", service.title),
        String::new(),
        "Its operations, builders and settings are those of [`client::Client`]. Calls return when".to_owned(),
        "they are over, listings are iterators, and bodies of replies are [`Read`](std::io::Read). What is a future, such as".to_owned(),
        "`save_to`, [`wait`](crate::blocking::wait) waits for.".to_owned(),
    ];
    let docs = docs::lines(docs);
    quote! {
        #docs
        #[cfg(feature = "blocking")]
        #[rustfmt::skip]
        pub mod blocking {
            pub use botocore_runtime::blocking::{Blocking, wait};
            pub use botocore_runtime::timer::ThreadTimer;
            pub use botocore_runtime::transport::{BlockingTransport, UreqTransport};

            /// The blocking client. [`client::Client`](crate::client::Client) lists the operations.
            pub type Client = crate::client::Client<Blocking>;
        }
    }
}

/// The module of what configures clients.
fn config(service: &Service) -> TokenStream {
    let first = "Client configuration: endpoint, credentials, timeouts, retries, transport and timer.";
    let docs = docs::lines([first.to_owned()].into_iter().chain(example::own_transport(service)));
    quote! {
        #docs
        #[cfg(feature = "client")]
        #[rustfmt::skip]
        pub mod config {
            pub use botocore_runtime::client::{
                AttemptContext, AttemptOutcome, Config, ConfigBuilder as Builder, FailedAttempt,
                Intercept, LoadError, RetryConfig, RetryPolicy, TimeSource, TimeoutConfig, TimeoutConfigBuilder,
                retry, timeout,
            };
            pub use botocore_runtime::RetryKind;
            pub use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
            pub use botocore_runtime::endpoint::Region;
            pub use botocore_runtime::environment::Environment;
            pub use botocore_runtime::future::BoxFuture;
            pub use botocore_runtime::timer::*;
            pub use botocore_runtime::transport::*;
            pub use botocore_runtime::validate::Level as ValidationLevel;
        }
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
