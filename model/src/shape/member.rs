//! Members of structures.

use super::TimestampFormat;
use crate::{Deprecation, ShapeId};

/// A member of a structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its shape.
    pub shape: ShapeId,
    /// HTML.
    pub documentation: Option<String>,
    /// Where it travels; by default in the body.
    pub location: Option<Location>,
    /// Name on the wire; by default its own. For prefix headers, the prefix.
    pub location_name: Option<String>,
    /// A list or map whose entries stand beside the other members, without an element around them.
    pub flattened: bool,
    /// It is an attribute of the XML element that its structure is.
    pub xml_attribute: bool,
    /// It is sent or received piece by piece.
    pub streaming: bool,
    /// It is filled with a fresh token when it is left out.
    pub idempotency_token: bool,
    /// It holds JSON that travels as text: base64 in a header, a string in a body.
    pub jsonvalue: bool,
    /// It is part of the host prefix.
    pub host_label: bool,
    /// Endpoint parameter that it sets.
    pub context_param: Option<String>,
    /// Set when it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// How it is written, where that differs from its shape.
    pub timestamp_format: Option<TimestampFormat>,
    /// It is the payload of an event.
    pub event_payload: bool,
    /// It is a header of an event.
    pub event_header: bool,
    /// It may be absent, in languages that make this distinction.
    pub boxed: bool,
    /// Values that some models and corrections list beside the shape; botocore ignores them.
    pub values: Vec<String>,
}

impl Member {
    /// Name on the wire of the member that is called `key`.
    #[must_use]
    pub fn wire_name<'a>(&'a self, key: &'a str) -> &'a str {
        self.location_name.as_deref().unwrap_or(key)
    }
}

/// Where a member travels when not in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path.
    Uri,
    /// In the query.
    QueryString,
    /// In a header.
    Header,
    /// In all headers with a prefix.
    Headers,
    /// It is the status of the reply.
    StatusCode,
}
