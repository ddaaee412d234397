//! Operations, and how their requests are made.

use crate::{Deprecation, RequestUri, StructureId, Template};
use indexmap::IndexMap;

/// An operation of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Name, the same as its key.
    pub name: String,
    /// Method and path.
    pub http: Http,
    /// The input.
    pub input: Option<StructureId>,
    /// The output.
    pub output: Option<StructureId>,
    /// HTML beside the reference to the output.
    pub output_documentation: Option<String>,
    /// Element around the output in replies of the protocol `query`.
    pub result_wrapper: Option<String>,
    /// The errors that it declares, structures with an exception.
    pub errors: Vec<StructureId>,
    /// HTML.
    pub documentation: Option<String>,
    /// Set when it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Calling it twice does no more than calling it once.
    pub idempotent: bool,
    /// It changes nothing.
    pub readonly: bool,
    /// `none`, `v4` or `v4-unsigned-body`; by default the service's signature version.
    pub authtype: Option<String>,
    /// Authentication schemes in order of preference; by default the service's.
    pub auth: Vec<String>,
    /// Requests are signed without their body's hash.
    pub unsigned_payload: bool,
    /// Calls must first ask the service for the endpoint that they go to.
    pub endpoint_discovery_required: bool,
    /// Prefix of the host name, such as `{account}.data-`.
    pub host_prefix: Option<Template>,
    /// Fixed values of endpoint parameters.
    pub static_context_params: IndexMap<String, ContextValue>,
    /// Values of endpoint parameters, as `JMESPath` expressions on the input.
    pub operation_context_params: IndexMap<String, String>,
    /// Requests need a checksum of their body.
    pub http_checksum_required: bool,
    /// Choice of checksums.
    pub http_checksum: Option<HttpChecksum>,
    /// Encodings that a request body may be compressed with, such as `gzip`.
    pub request_compression: Vec<String>,
    /// Why it cannot be called as it is modelled. Only corrections say so.
    pub left_out: Option<String>,
}

/// Method and path of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Http {
    /// `GET`, `PUT` and so on.
    pub method: String,
    /// Path and query, such as `/a/{Key+}?list-type=2`.
    pub request_uri: RequestUri,
    /// Status of a good reply.
    pub response_code: Option<u16>,
}

/// Fixed value of an endpoint parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContextValue {
    /// A truth value.
    Boolean(bool),
    /// A string.
    String(String),
    /// A list of strings.
    Strings(Vec<String>),
}

/// Choice of checksums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HttpChecksum {
    /// Input member that names the request's algorithm.
    pub request_algorithm_member: Option<String>,
    /// A request needs a checksum.
    pub request_checksum_required: bool,
    /// Input member that asks for a checksum of the reply.
    pub request_validation_mode_member: Option<String>,
    /// Algorithms of replies' checksums.
    pub response_algorithms: Vec<String>,
}
