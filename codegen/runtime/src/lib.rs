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

pub mod blob;
#[cfg(feature = "client")]
mod blocking;
pub mod body;
pub mod builder;
#[cfg(feature = "md5")]
pub mod checksum;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "gzip")]
pub mod compression;
pub mod credentials;
mod decode_error;
mod encode_error;
pub mod endpoint;
pub mod environment;
pub mod error;
pub mod future;
pub mod idempotency;
pub mod json;
pub mod operation;
pub mod paginate;
pub mod prepare;
#[cfg(feature = "client")]
mod profile;
pub mod redact;
pub mod request;
pub mod response;
#[cfg(feature = "client")]
mod retry;
pub mod sigv4;
mod string_enum;
#[macro_use]
mod switches;
#[cfg(test)]
mod test_service;
#[cfg(feature = "test-util")]
pub mod test_util;
pub mod text;
pub mod time;
#[cfg(feature = "client")]
pub mod transport;
pub mod uri;
pub mod validate;

pub use blob::Blob;
pub use body::ByteStream;
pub use bytes::Bytes;
pub use decode_error::DecodeError;
pub use encode_error::EncodeError;
pub use error::Error;
pub use http;
pub use operation::{Auth, Exception, Operation, ResponseBody, RetryKind, Service, ServiceMetadata};
pub use request::Request;
#[doc(hidden)]
#[cfg(feature = "serde")]
pub use serde_core;
pub use time::DateTime;

/// A JSON value of no fixed shape.
pub type Document = serde_json::Value;
