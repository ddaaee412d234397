//! Protocols: everything in which they differ. No other file of the lowering asks which protocol a service speaks.
//!
//! A new protocol is a variant of [`Protocol`] and an answer to each question here, and a codec in the runtime.

use crate::ir::{Binding, Protocol, TimestampFormat};
use botocore_model::{Exception, Http, Location, Member, Model, Place, Problems, RequestUri};

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
        let not_generated = |name: &str| {
            let mut problems = Problems::default();
            let message = format!("the service speaks {name}, which is not generated");
            problems.push(model.problem(&Place::metadata().key("protocol"), &message, None));
            Err(problems)
        };
        match model.service.metadata.protocol {
            botocore_model::Protocol::RestJson => Ok(Self::RestJson),
            botocore_model::Protocol::Json => not_generated("json"),
            botocore_model::Protocol::Query => not_generated("query"),
        }
    }

    /// Where a member travels; `None` is the body.
    ///
    /// Members of a reply that name a place in the URI travel in its body.
    pub fn location(self, member: &Member, message: Message) -> Option<Location> {
        match (self, message, member.location) {
            (Self::RestJson, Message::Body, _)
            | (Self::RestJson, Message::Reply, Some(Location::Uri | Location::QueryString)) => None,
            (Self::RestJson, _, location) => location,
        }
    }

    /// The format that a time is written in at its place: the model's own, or the default there. `None` is the
    /// default of bodies, which the codec knows.
    pub fn timestamp(self, own: Option<TimestampFormat>, binding: &Binding) -> Option<TimestampFormat> {
        let default = match (self, binding) {
            (Self::RestJson, Binding::Header(_) | Binding::PrefixHeaders(_)) => TimestampFormat::HttpDate,
            (Self::RestJson, Binding::Label | Binding::Query(_) | Binding::QueryMap) => TimestampFormat::Iso8601,
            (Self::RestJson, Binding::Body(_) | Binding::Payload(_) | Binding::StatusCode) => {
                return own.filter(|format| *format != TimestampFormat::EpochSeconds);
            }
        };
        Some(own.unwrap_or(default))
    }

    /// Method and URI of a request.
    pub fn request_line(self, http: &Http) -> (&str, &RequestUri) {
        match self {
            Self::RestJson => (&http.method, &http.request_uri),
        }
    }

    /// The code by which replies name an error.
    pub fn error_code(self, shape: &str, exception: &Exception) -> String {
        match self {
            Self::RestJson => exception.code.clone().unwrap_or_else(|| shape.to_owned()),
        }
    }
}
