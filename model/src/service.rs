//! A service: its metadata, operations and shapes.

use crate::{Deprecation, Operation, Shapes};
use indexmap::IndexMap;

/// A service, as `service-2.json` describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Names of the service, and how to speak to it.
    pub metadata: Metadata,
    /// Operations by name.
    pub operations: IndexMap<String, Operation>,
    /// Shapes, reached by their handles.
    pub shapes: Shapes,
    /// HTML.
    pub documentation: Option<String>,
    /// Endpoint parameters that the configuration of a client sets.
    pub client_context_params: Vec<String>,
    /// Set when the whole service is deprecated.
    pub deprecated: Option<Deprecation>,
}

/// Names of the service, and how to speak to it. The protocol tests of botocore leave out all that is optional here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// Date of the version, such as `2018-09-22`.
    pub api_version: String,
    /// First part of the host name, such as `codeartifact`.
    pub endpoint_prefix: Option<String>,
    /// How requests and replies are written.
    pub protocol: Protocol,
    /// Version of the protocol `json`, such as `1.1`.
    pub json_version: Option<String>,
    /// What stands before an operation's name where the protocol `json` names it.
    pub target_prefix: Option<String>,
    /// The service once spoke `query`, and replies tell the error codes of that time, too.
    pub query_compatible: bool,
    /// Settings by protocol feature, such as `h2` being `eventstream`.
    pub protocol_settings: IndexMap<String, String>,
    /// Short name, such as `codeartifact`.
    pub service_id: Option<String>,
    /// Full name, such as `CodeArtifact`.
    pub service_full_name: Option<String>,
    /// Abbreviated name.
    pub service_abbreviation: Option<String>,
    /// Signature version, such as `v4`.
    pub signature_version: Option<String>,
    /// Name in the signing scope; by default the endpoint prefix.
    pub signing_name: Option<String>,
    /// Authentication schemes in order of preference, such as `aws.auth#sigv4`.
    pub auth: Vec<String>,
    /// Unique id of this version of the model.
    pub uid: Option<String>,
    /// Checksum that the service wants of bodies.
    pub checksum_format: Option<String>,
    /// Host of a service that is not regional.
    pub global_endpoint: Option<String>,
    /// Name in an internal registry of AWS.
    pub rip_service_name: Option<String>,
    /// Headers of every request that its input does not set. Only corrections say so.
    pub headers: IndexMap<String, String>,
}

/// How requests and replies are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// `json`: one JSON object as the body of each request and reply.
    Json,
    /// `rest-json`: members in URI, headers and JSON bodies.
    RestJson,
    /// `query`: forms in requests, XML in replies.
    Query,
}
