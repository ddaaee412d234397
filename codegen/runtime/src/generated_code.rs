//! For generated code; it changes with the generator.

mod builder_macros;
#[cfg(feature = "client")]
mod client_macro;
mod features;
mod string_enum;

pub use crate::call::builder::{AllSet, Buildable, Complete, Set, Unset};
#[cfg(feature = "client")]
pub use crate::call::client::{Async, Client, Config, ConfigBuilder, CustomizableOperation, SendFuture};
pub use crate::call::error::Error;
pub use crate::call::mode::{Detached, Mode};
pub use crate::call::operation::{
    self, Auth, Details, Exception, Operation, ResponseBody, RetryKind, Service, ServiceMetadata,
};
pub use crate::call::paginate::Paginated;
#[cfg(feature = "client")]
pub use crate::call::paginate::Paginator;
pub use crate::call::request::Request;
pub use crate::call::response;
#[cfg(feature = "client")]
pub use crate::client;
pub use crate::endpoint::{self, AuthScheme, BuiltIns, Endpoint, EndpointError, Partition};
pub use crate::io::body::ByteStream;
#[cfg(feature = "test-util")]
pub use crate::test_util::{Failure, Reply, ToReply};
pub use crate::wire::blob::Blob;
pub use crate::wire::decode_error::DecodeError;
pub use crate::wire::document::Document;
pub use crate::wire::encode_error::EncodeError;
pub use crate::wire::text::{self, FromText, ToText};
pub use crate::wire::time::{DateTime, FormatTimestamps, TimestampFormat};
pub use crate::wire::validate::{Problems, Rule, Validate};
pub use crate::wire::{json, redact, uri};
pub use crate::{
    builder, if_client, if_serde, if_test_util, json_serde, json_structure, json_union, required, string_enum,
};
pub use bytes::Bytes;
pub use http::{self, Method, Response};
#[cfg(feature = "serde")]
pub use serde_core;

#[cfg(all(test, feature = "client"))]
mod tests;
