//! Structures, and what makes one an error.

use super::Member;
use crate::ShapeId;
use indexmap::{IndexMap, IndexSet};

/// Named members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// The shape that it is.
    pub shape: ShapeId,
    /// Members by name.
    pub members: IndexMap<String, Member>,
    /// Members that must be given.
    pub required: IndexSet<String>,
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

impl Structure {
    /// The member that is the whole body.
    #[must_use]
    pub fn payload_member(&self) -> Option<(&String, &Member)> {
        self.members.get_key_value(self.payload.as_ref()?)
    }
}

/// Properties of a structure that is an error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exception {
    /// Code that replies name; by default the shape's name.
    pub code: Option<String>,
    /// Status of the reply.
    pub http_status: Option<u16>,
    /// The caller caused it.
    pub sender_fault: bool,
    /// The service caused it.
    pub fault: bool,
    /// Set if the service suggests to retry.
    pub retryable: Option<Retryable>,
    /// The makers of the model added it; the service itself does not know it.
    pub synthetic: bool,
}

/// Marks an error as retryable.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retryable {
    /// The caller sends requests too fast.
    pub throttling: bool,
}
