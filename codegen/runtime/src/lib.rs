//! What a client crate generated from a botocore model calls when it runs.
//!
//! The generated code says *what*: which member goes to the path, the query, a header or the
//! body, and which shape a reply has. This crate says *how*: encoding, decoding, endpoints,
//! signing and, behind features, sending, retrying and paginating. It knows no service.
//!
//! Without any feature the crate performs no input or output: it turns inputs into
//! [`http::Request`]s and [`http::Response`]s into outputs, for any HTTP stack.
//!
//! | feature | adds |
//! | --- | --- |
//! | `client` | the async `Client` over a pluggable `Transport`, and the pagination driver |
//! | `transport` | the default transport: hyper, rustls on ring, the system's root certificates |
//! | `credential-chain` | the default credential chain |
//! | `aws-config` | configurations that the crate `aws-config` loads |
//! | `full-validation` | checks of inputs by all of the model's constraints, patterns included |
//! | `serde` | serde's traits for generated types, by the model's member names |
//! | `test-util` | a transport for tests, which answers without a server |
//! | `gzip` | request compression, and replies that come compressed |
//! | `md5` | `Content-MD5` for operations that require a checksum |
//!
//! # Stability
//!
//! All modules and types in this documentation are for people and keep to semantic versioning. The
//! hidden module `generated_code` and the crate's macros are for generated code: they change with the
//! generator, and a generated crate depends on the exact version of this crate that it was made for.

mod call;
pub mod endpoint;
#[doc(hidden)]
pub mod generated_code;
mod identity;
mod io;
#[cfg(feature = "test-util")]
pub mod test_util;
mod wire;

pub use bytes::Bytes;
#[cfg(feature = "client")]
pub use call::client;
pub use call::error::Error;
pub use call::operation::{Auth, Exception, Operation, ResponseBody, RetryKind, Service, ServiceMetadata};
pub use call::request::Request;
pub use call::{builder, error, mode, operation, paginate, prepare, request};
pub use http;
pub use identity::{credentials, environment, sigv4};
pub use io::body::ByteStream;
#[cfg(feature = "client")]
pub use io::transport;
pub use io::{body, future};
pub use wire::blob::Blob;
pub use wire::decode_error::DecodeError;
pub use wire::document::Document;
pub use wire::encode_error::EncodeError;
pub use wire::time::DateTime;
pub use wire::{blob, idempotency, time, validate};
