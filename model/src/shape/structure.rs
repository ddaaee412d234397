//! Structures, and what makes one an error.

use super::Member;
use indexmap::IndexMap;

/// Named members.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Structure {
    /// Members by name.
    pub members: IndexMap<String, Member>,
    /// Members that must be given.
    pub required: Vec<String>,
    /// Member that is the whole body.
    pub payload: Option<String>,
    /// Exactly one member is set.
    pub union: bool,
    /// It holds any JSON; it has no members.
    pub document: bool,
    /// It is a stream whose members are its events.
    pub event_stream: bool,
    /// It is an event of a stream.
    pub event: bool,
    /// Set when it is an error.
    pub exception: Option<Exception>,
}

/// What makes a structure an error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exception {
    /// Code that replies name; by default the shape's name.
    pub code: Option<String>,
    /// Status of the reply.
    pub http_status: Option<u16>,
    /// The caller is to blame.
    pub sender_fault: bool,
    /// The service is to blame.
    pub fault: bool,
    /// Set when trying again may help.
    pub retryable: Option<Retryable>,
    /// It was added by the makers of the model and is no part of the service.
    pub synthetic: bool,
}

/// That trying again may help.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retryable {
    /// The service was asked too much.
    pub throttling: bool,
}
