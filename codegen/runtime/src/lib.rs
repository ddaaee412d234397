//! The runtime of client crates that are generated from botocore models.
//!
//! Generated code says *what* an operation sends and receives: which member belongs in the path, the
//! query, a header or the body. This crate implements *how*: encoding, decoding, endpoints, signing and,
//! behind features, sending, retries and pagination. It knows no service.
//!
//! Without features the crate performs no I/O: it turns inputs into [`http::Request`]s and
//! [`http::Response`]s into outputs, for any HTTP stack.
//!
//! | feature | adds |
//! | --- | --- |
//! | `client` | the async client over any transport and timer, on any executor, and paginators |
//! | `tokio` | Tokio's timer as the default, and bodies as Tokio's `AsyncRead` |
//! | `transport` | the default transport: hyper on Tokio, with rustls on ring and the system's root certificates |
//! | `blocking` | the blocking client, on ureq with rustls on ring, without an async runtime |
//! | `aws-config` | conversion from configurations that the crate `aws-config` loads |
//! | `full-validation` | checks of inputs against all of the model's constraints, including patterns |
//! | `serde` | serde's traits for generated types, with the model's member names |
//! | `jiff`, `chrono` | conversions of [`DateTime`] from and to the times of jiff 1 and chrono 0.4 |
//! | `test-util` | a transport for tests, which needs no server |
//! | `gzip` | compression of requests, and decompression of replies |
//! | `md5` | `Content-MD5` for operations that require a checksum |
//! | `xml` | the protocol `query`, whose replies are XML |
//!
//! # Platforms
//!
//! `wasm32-unknown-unknown` has no clock, no threads and no randomness. Without features the crate needs none of them. A
//! client needs a `transport`, a `timer` and a `time_source` of the program's own there, and sends no files; idempotency
//! tokens repeat from one start of the program to the next, so the program has to set them.
//!
//! # Stability
//!
//! All documented modules and types keep to semantic versioning. The hidden module `generated_code` and
//! the crate's macros are for generated code and change with the generator: a generated crate needs the
//! version of this crate that it was generated for. `for_credentials` is for the crate `botocore-credentials` of the same
//! version.

#![cfg_attr(docsrs, feature(doc_cfg))]

// Emitted code imports this crate by its name, and so does the service that is emitted for the tests in here.
#[cfg(test)]
pub extern crate self as botocore_runtime;

mod call;
pub mod endpoint;
#[cfg(feature = "client")]
#[doc(hidden)]
pub mod for_credentials;
#[doc(hidden)]
pub mod generated_code;
mod identity;
mod io;
#[cfg(test)]
#[expect(dead_code, reason = "a builder without required members has no use for `with_state`")]
#[expect(clippy::default_trait_access, clippy::must_use_candidate, reason = "emitted crates heed fewer lints")]
#[path = "test_service/lib.rs"]
#[rustfmt::skip]
pub mod test_service;
#[cfg(feature = "test-util")]
pub mod test_util;
mod wire;

pub use bytes::Bytes;
#[cfg(feature = "client")]
pub use call::client;
#[cfg(feature = "blocking")]
pub use call::client::blocking;
pub use call::error::Error;
pub use call::operation::{Auth, Exception, Operation, ResponseBody, RetryKind, Service, ServiceMetadata};
pub use call::request::Request;
pub use call::{batch, builder, error, mode, operation, paginate, prepare, protocol, request};
pub use http;
pub use identity::{credentials, environment, sigv4};
pub use io::body::ByteStream;
pub use io::{body, future};
#[cfg(feature = "client")]
pub use io::{timer, transport};
pub use wire::blob::Blob;
pub use wire::decode_error::DecodeError;
pub use wire::document::Document;
pub use wire::encode_error::EncodeError;
pub use wire::enumeration::UnknownVariantError;
pub use wire::time::DateTime;
pub use wire::{blob, idempotency, time, validate};

/// The harness goes by the alphabet, so this begins before tests that a fault makes hang.
#[cfg(test)]
#[test]
fn all_tests_end() {
    io::test_bound::Bound::all_tests();
}
