//! Reading values from any self-describing format.

use super::{Context, Decoder};
use serde_core::de::DeserializeSeed;
use std::marker::PhantomData;

/// A value that can be read from any format.
pub trait Decode: Sized {
    /// Reads the value by the names and within the memory of `context`; `null` is `None`.
    ///
    /// # Errors
    /// The input is malformed, is not what this type is read from, or takes more memory than it may.
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error>;

    /// Reads the value for serde, whose deserializers may hand on no more than the members that a structure asks for: so
    /// others are left for what is flattened beside it.
    ///
    /// # Errors
    /// Those of [`decode`](Self::decode).
    fn decode_for_serde<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        Self::decode(decoder, context)
    }
}

/// A member whose type would contain itself otherwise.
impl<T: Decode> Decode for Box<T> {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        let Some(value) = T::decode(decoder, context)? else {
            return Ok(None);
        };
        context.charge_bytes(size_of::<T>())?;
        Ok(Some(Self::new(value)))
    }
}

/// Hands [`Decode`] to serde.
pub(super) struct Seed<'a, T>(&'a Context, PhantomData<T>);

impl<'a, T> Seed<'a, T> {
    pub(super) const fn new(context: &'a Context) -> Self {
        Self(context, PhantomData)
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Decoder<'de>>(self, decoder: D) -> Result<Option<T>, D::Error> {
        T::decode(decoder, self.0)
    }
}
