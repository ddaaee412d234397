//! For generated code; it changes with the generator.

mod batch_macro;
mod builder_macro;
#[cfg(feature = "client")]
mod client_macro;
mod exceptions;
mod features;
mod operation_builder_macro;
mod required_macro;
mod service_error;
mod string_enum;

pub use crate::call::batch::{Batch, BatchError};
pub use crate::call::builder::{AllSet, Buildable, Complete, Set, Unset};
#[cfg(feature = "blocking")]
pub use crate::call::client::blocking::{self, Blocking};
#[cfg(feature = "client")]
pub use crate::call::client::{
    Async, Client, Config, ConfigBuilder, CustomizableOperation, LoadError, ResponseMetadata, SendFuture,
    SendWithMetadataFuture, default_chain,
};
pub use crate::call::error::{Error, ErrorKind};
pub use crate::call::exception::{Details, Exception, ModelledException, RetryKind, display as display_exception};
pub use crate::call::mode::{Detached, Mode};
pub use crate::call::operation::{Auth, Operation, OperationError, ResponseBody, Service};
#[cfg(feature = "client")]
pub use crate::call::paginate::Paginator;
pub use crate::call::paginate::{Itemized, Paged, Paginated};
#[cfg(feature = "xml")]
pub use crate::call::protocol::Query;
pub use crate::call::protocol::{Json, JsonService, JsonVersion, Protocol, RestJson};
pub use crate::call::request::Request;
pub use crate::call::response;
pub use crate::call::service_metadata::ServiceMetadata;
#[cfg(feature = "client")]
pub use crate::client;
pub use crate::endpoint::{self, AuthScheme, BuiltIns, Endpoint, EndpointError, PARTITIONS, Partition};
pub use crate::io::body::{BodyError, ByteStream};
#[cfg(feature = "client")]
pub use crate::io::body::{FileError, SaveError};
#[cfg(feature = "test-util")]
pub use crate::test_util::{Failure, Reply, ToReply};
pub use crate::wire::blob::Blob;
pub use crate::wire::decode_error::DecodeError;
pub use crate::wire::document::Document;
pub use crate::wire::encode_error::EncodeError;
pub use crate::wire::text::{self, FromText, ToText};
pub use crate::wire::time::{DateTime, DateTimeFormat, FormatTimestamps};
pub use crate::wire::validate::{Constraint, Validate, Violations};
pub use crate::wire::{enumeration, members, sensitive, uri};
pub use crate::{batch, builder, exceptions, members, required, service_error, string_enum};
pub use bytes::Bytes;
pub use http::{self, Method, Response};
#[cfg(feature = "serde")]
pub use serde_core;

#[cfg(all(test, feature = "client"))]
mod tests;
