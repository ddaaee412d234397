//! Reading values from any self-describing format.

use super::{Decoder, Names};
use serde_core::de::DeserializeSeed;
use std::marker::PhantomData;

/// A value that can be read from any format.
pub trait Decode: Sized {
    /// Reads the value, whose structures call their members by `names`; `null` is `None`.
    ///
    /// # Errors
    /// The input is malformed, or is not what this type is read from.
    fn decode<'de, D: Decoder<'de>>(decoder: D, names: Names) -> Result<Option<Self>, D::Error>;

    /// Reads the value for serde, whose deserializers may hand on no more than the members that a structure asks for: so
    /// others are left for what is flattened beside it.
    ///
    /// # Errors
    /// Those of [`decode`](Self::decode).
    fn decode_for_serde<'de, D: Decoder<'de>>(decoder: D, names: Names) -> Result<Option<Self>, D::Error> {
        Self::decode(decoder, names)
    }
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
