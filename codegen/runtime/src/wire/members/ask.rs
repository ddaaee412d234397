//! Asks for an object or an array, whatever the format. `null` is no value; anything else is refused without repeating it,
//! since it may be a secret in the wrong place.

use super::{Decoder, error_path};
use serde_core::de::Visitor;
use std::fmt;

/// Asks for an object.
pub(super) fn object<'de, D: Decoder<'de>, V: Visitor<'de>>(
    decoder: D,
    visitor: V,
) -> Result<Option<V::Value>, D::Error> {
    decoder.deserialize_option(Object(visitor)).map_err(error_path::without_value)
}

/// Asks for an array.
pub(super) fn array<'de, D: Decoder<'de>, V: Visitor<'de>>(
    decoder: D,
    visitor: V,
) -> Result<Option<V::Value>, D::Error> {
    decoder.deserialize_option(Array(visitor)).map_err(error_path::without_value)
}

struct Object<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    type Value = Option<V::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Decoder<'de>>(self, decoder: D) -> Result<Self::Value, D::Error> {
        decoder.deserialize_map(self.0).map(Some)
    }
}

struct Array<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Array<V> {
    type Value = Option<V::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Decoder<'de>>(self, decoder: D) -> Result<Self::Value, D::Error> {
        decoder.deserialize_seq(self.0).map(Some)
    }
}
