//! A stream as a member of a structure: the payload of a request or a reply.

use super::ByteStream;
#[cfg(feature = "serde")]
use crate::wire::base64;
use crate::wire::blob::Blob;
#[cfg(feature = "serde")]
use crate::wire::members::ToSerde;
use crate::wire::members::{Context, Decode, Decoder, Field};
use crate::wire::validate::Validate;
#[cfg(feature = "serde")]
use serde_core::ser::{Serialize, Serializer};

/// Read from JSON that a person wrote. On the wire a stream is never part of JSON.
impl Decode for ByteStream {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        Ok(Blob::decode(decoder, context)?.map(Self::from))
    }
}

/// A reply always has a body; a missing value is an empty one.
impl Field for ByteStream {
    type Value = Self;

    fn set(&mut self, value: Option<Self>) {
        *self = value.unwrap_or_default();
    }
}

/// The bytes in memory as base64. A file or a stream is left out, because reading it would take it
/// from the program.
#[cfg(feature = "serde")]
impl ToSerde for ByteStream {
    fn to_serde<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_bytes().map(|bytes| base64::encode(bytes)).serialize(serializer)
    }

    fn is_present(&self) -> bool {
        self.as_bytes().is_some_and(|bytes| !bytes.is_empty())
    }
}

impl Validate for ByteStream {}
