//! Protocols: everything in which they differ. No other file of the lowering asks which protocol a service speaks.
//!
//! A new protocol is a variant of [`Protocol`] and an answer to each question here, and a codec in the runtime.

use crate::ir::{Binding, JsonService, JsonVersion, Protocol, TimestampFormat};
use botocore_model::{
    Exception, Http, Location, Member, Metadata, Model, Operation, PathPart, Place, Problems, RequestUri, Structure,
};
use std::borrow::Cow;

/// The message, or part of one, that carries the members of a structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// The request of an operation.
    Request,
    /// A reply, good or bad. It has neither path nor query.
    Reply,
    /// The body of one or the other, inside of which the structure stands.
    Body,
}

impl Protocol {
    /// The protocol of a service.
    ///
    /// # Errors
    /// Returns an error if requests and replies of the protocol are not generated.
    pub fn of(model: &Model) -> Result<Self, Problems> {
        let metadata = &model.service.metadata;
        let protocol = match metadata.protocol {
            botocore_model::Protocol::RestJson => Ok(Self::RestJson),
            botocore_model::Protocol::Json => json_service(metadata).map(Self::Json),
            botocore_model::Protocol::Query => Ok(Self::Query),
        };
        protocol.map_err(|(key, message)| {
            let mut problems = Problems::default();
            problems.push(model.problem(&Place::metadata().key(key), &message, None));
            problems
        })
    }

    /// Its name in models.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Json(_) => "json",
            Self::RestJson => "rest-json",
            Self::Query => "query",
        }
    }

    /// Where a member travels; `None` is the body.
    ///
    /// Members of a reply that name a place in the URI travel in its body.
    pub fn location(&self, member: &Member, message: Message) -> Option<Location> {
        match (self, message, member.location) {
            (Self::Json(_) | Self::Query, _, _)
            | (Self::RestJson, Message::Body, _)
            | (Self::RestJson, Message::Reply, Some(Location::Uri | Location::QueryString)) => None,
            (Self::RestJson, _, location) => location,
        }
    }

    /// Whether one member may be the whole body.
    pub fn has_payloads(&self) -> bool {
        match self {
            Self::Json(_) | Self::Query => false,
            Self::RestJson => true,
        }
    }

    /// The member that is the whole body.
    pub fn payload<'a>(&self, structure: &'a Structure, message: Message) -> Option<&'a str> {
        structure.payload.as_deref().filter(|_| self.has_payloads() && message != Message::Body)
    }

    /// Whether a request has a body although none of its members travels there.
    pub fn writes_empty_inputs(&self) -> bool {
        match self {
            Self::Json(_) | Self::Query => true,
            Self::RestJson => false,
        }
    }

    /// Whether the elements of lists and maps have names.
    pub fn names_elements(&self) -> bool {
        match self {
            Self::Query => true,
            Self::Json(_) | Self::RestJson => false,
        }
    }

    /// The name of a member in a body. Attributes of XML have names that begin with `@`.
    pub fn body_name(&self, member: &Member, key: &str) -> String {
        let name = member.wire_name(key);
        match self {
            Self::Query if member.xml_attribute => format!("@{name}"),
            Self::Query | Self::Json(_) | Self::RestJson => name.to_owned(),
        }
    }

    /// The names by which a request says what it asks for, so that no member can have them.
    pub fn reserved_names(&self) -> &'static [&'static str] {
        match self {
            Self::Query => &["Action", "Version"],
            Self::Json(_) | Self::RestJson => &[],
        }
    }

    /// The reason why replies of an operation cannot be read.
    pub fn refused_reply(&self, operation: &Operation) -> Option<String> {
        let wrapper = operation.result_wrapper.as_deref()?;
        let is_wrong = *self == Self::Query && wrapper.strip_suffix("Result") != Some(&operation.name);
        is_wrong
            .then(|| format!("the output is in an element {wrapper:?}, not {:?}", format!("{}Result", operation.name)))
    }

    /// The format that a time is written in at its place: the model's own, or the default there. `None` is the
    /// default of bodies, which the codec knows.
    pub fn timestamp(&self, own: Option<TimestampFormat>, binding: &Binding) -> Option<TimestampFormat> {
        let default = match (self, binding) {
            (Self::RestJson, Binding::Header(_) | Binding::PrefixHeaders(_)) => TimestampFormat::HttpDate,
            (Self::RestJson, Binding::Label | Binding::Query(_) | Binding::QueryMap) => TimestampFormat::Iso8601,
            (Self::Query, _) => return own.filter(|format| *format != TimestampFormat::Iso8601),
            (Self::Json(_), _) | (Self::RestJson, Binding::Body(_) | Binding::Payload(_) | Binding::StatusCode) => {
                return own.filter(|format| *format != TimestampFormat::EpochSeconds);
            }
        };
        Some(own.unwrap_or(default))
    }

    /// Method and URI of a request.
    pub fn request_line<'a>(&self, http: &'a Http) -> (&'a str, Cow<'a, RequestUri>) {
        match self {
            Self::Json(_) | Self::Query => (&http.method, Cow::Owned(root())),
            Self::RestJson => (&http.method, Cow::Borrowed(&http.request_uri)),
        }
    }

    /// The code by which replies name an error.
    pub fn error_code(&self, shape: &str, exception: &Exception) -> String {
        match self {
            // The code in the model is the one that the service reported while it spoke `query`.
            Self::Json(_) => shape.to_owned(),
            Self::RestJson | Self::Query => {
                let code = exception.code.as_deref().filter(|code| !code.is_empty());
                code.unwrap_or(shape).to_owned()
            }
        }
    }
}

/// What a service says of itself in the protocol `json`; else the key that lacks or is wrong, and the message.
fn json_service(metadata: &Metadata) -> Result<JsonService, (&'static str, String)> {
    let version = match metadata.json_version.as_deref() {
        Some("1.0") => JsonVersion::V1_0,
        Some("1.1") => JsonVersion::V1_1,
        Some(other) => {
            return Err(("jsonVersion", format!("the version {other:?} of the protocol json is not generated")));
        }
        None => return Err(("jsonVersion", "the service speaks json and does not say which version".to_owned())),
    };
    let Some(target_prefix) = metadata.target_prefix.clone() else {
        return Err(("targetPrefix", "the service speaks json and does not say how to name its operations".to_owned()));
    };
    if target_prefix.is_empty() || !target_prefix.chars().all(|c| c.is_ascii_graphic()) {
        return Err(("targetPrefix", format!("{target_prefix:?} cannot be sent in a header")));
    }
    Ok(JsonService { version, target_prefix, query_compatible: metadata.query_compatible })
}

/// The path `/`.
fn root() -> RequestUri {
    RequestUri { path: vec![PathPart::Literal("/".to_owned())], query: Vec::new() }
}
