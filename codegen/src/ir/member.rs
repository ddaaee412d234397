//! Members of structures, and where they travel.

use super::constraint::{Constraint, Limits};
use super::docs::Docs;
use super::types::{Deprecation, Type};

/// A member of a structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name in Rust.
    pub name: String,
    /// Name of the setter for the whole value, `set_` and the name.
    pub whole_setter: String,
    /// Name in the model, which reports of problems use.
    pub member: String,
    /// Its type.
    pub shape: Type,
    /// It is held in a box, since the type would contain itself otherwise.
    pub boxed: bool,
    /// Where it travels.
    pub binding: Binding,
    /// How its lists and maps are laid out, outermost first; empty where that is as the protocol lays them out.
    pub layout: Vec<Level>,
    /// The service requires it.
    pub required: bool,
    /// Marker trait that a builder demands for it.
    pub marker: Option<String>,
    /// It may not be shown.
    pub sensitive: bool,
    /// It is filled with a fresh token when left out.
    pub idempotency_token: bool,
    /// It is the hash of the streamed body, which is computed when left out.
    pub payload_hash: bool,
    /// Endpoint parameter that it sets.
    pub endpoint_parameter: Option<String>,
    /// How validation treats it.
    pub constraint: Constraint,
    /// Its limits, as documentation states them.
    pub limits: Limits,
    /// The values that the service takes, where its type has others, too. They are not checked, for a service learns.
    pub values: Vec<String>,
    /// Its documentation.
    pub docs: Docs,
    /// Whether and why it is deprecated.
    pub deprecated: Option<Deprecation>,
}

/// Where a member travels, with the name it has there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Binding {
    /// In the path.
    Label,
    /// In the query, under one name.
    Query(String),
    /// In the query, each entry under its own key.
    QueryMap,
    /// In a header.
    Header(String),
    /// In headers that share a prefix.
    PrefixHeaders(String),
    /// It is the HTTP status.
    StatusCode,
    /// Among the members in the body, under a name.
    Body(String),
    /// It is the whole body.
    Payload(PayloadKind),
}

/// How a list or map is laid out, in protocols that name its elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Level {
    /// A list whose items have this name.
    List(String),
    /// A list whose items stand where the list would.
    FlatList,
    /// A map whose entries have a key and a value of these names.
    Map(String, String),
    /// A map whose entries stand where the map would.
    FlatMap(String, String),
}

/// How a member is the whole body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayloadKind {
    /// Bytes that stream.
    Stream,
    /// Bytes in memory.
    Blob,
    /// Text, plain or of an enumeration.
    Text,
    /// A value as the protocol encodes it.
    Encoded,
}
