//! What can be read from JSON, and reading it from a reply's body.

use super::{Decoder, Names, Structure, place};
use crate::wire::decode_error::DecodeError;
use serde_core::de::DeserializeSeed;
use std::marker::PhantomData;

/// A value that can be read from JSON.
pub trait Decode: Sized {
    /// Reads the value, whose structures call their members by `names`; `null` is `None`.
    ///
    /// # Errors
    /// The JSON is malformed, or is not what this type is read from.
    fn decode<'de, D: Decoder<'de>>(decoder: D, names: Names) -> Result<Option<Self>, D::Error>;
}

/// A member whose type would contain itself otherwise.
impl<T: Decode> Decode for Box<T> {
    fn decode<'de, D: Decoder<'de>>(decoder: D, names: Names) -> Result<Option<Self>, D::Error> {
        Ok(T::decode(decoder, names)?.map(Self::new))
    }
}

/// Hands [`Decode`] to serde.
pub(super) struct Seed<T>(Names, PhantomData<T>);

impl<T> Seed<T> {
    pub(super) const fn new(names: Names) -> Self {
        Self(names, PhantomData)
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<T> {
    type Value = Option<T>;

    fn deserialize<D: Decoder<'de>>(self, decoder: D) -> Result<Option<T>, D::Error> {
        T::decode(decoder, self.0)
    }
}

/// Reads a structure from a body; an empty body and `null` are a structure without members.
///
/// # Errors
/// The body is no JSON object, or a member is not what the model says; names the member's place.
pub fn decode<T: Structure>(body: &[u8]) -> Result<T, DecodeError> {
    decode_payload(body).map(Option::unwrap_or_default)
}

/// Reads a value from a body that is nothing else; an empty body and `null` are no value.
///
/// # Errors
/// The body is not JSON, or not the value that the model says; names the place within it.
pub fn decode_payload<T: Decode>(body: &[u8]) -> Result<Option<T>, DecodeError> {
    if body.trim_ascii().is_empty() {
        return Ok(None);
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = T::decode(&mut json, Names::Wire).and_then(|value| {
        json.end()?;
        Ok(value)
    });
    value.map_err(|error| place::of_body(&error))
}
