//! What an emitted crate has of the runtime.

use crate::emit::{docs, example};
use crate::ir::Service;
use proc_macro2::TokenStream;
use quote::quote;

/// What a crate has of the runtime, as declarations and as modules, so that programs depend on nothing else. A module
/// leaves that to its crate.
pub fn shared(service: &Service) -> (TokenStream, TokenStream) {
    if !service.is_crate() {
        return (
            quote!(
                use botocore_runtime as runtime;
            ),
            TokenStream::new(),
        );
    }
    (uses(), modules(service))
}

/// What lies at the crate's root.
fn uses() -> TokenStream {
    quote! {
        /// Providers of credentials: AWS's default chain, its sources, and roles that programs assume.
        /// [`caller_identity`](botocore_credentials::caller_identity) tells whose credentials a program has. Where examples in
        /// here say `botocore_credentials`, a program that depends on this crate alone says `credentials`.
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
    }
}

/// What lies in modules, by what it is for.
fn modules(service: &Service) -> TokenStream {
    let (blocking, config) = (blocking(service), config(service));
    quote! {
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
    }
}

fn blocking(service: &Service) -> TokenStream {
    let docs = [
        format!("The blocking client of {}, for programs without an async runtime.", service.title),
        String::new(),
        "Its operations, builders and settings are those of [`client::Client`]. Calls return when".to_owned(),
        "they are over, listings are iterators, and bodies of replies are [`Read`](std::io::Read).".to_owned(),
        "[`wait`](crate::blocking::wait) waits for what is a future, such as `save_to`.".to_owned(),
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
