//! Asks for an object or an array of any format. `null` stands for no value; anything else is refused without repeating it, since it
//! may be a secret in the wrong place.

use super::{Decoder, error_path};
use serde_core::de::Visitor;
use std::fmt;
use std::marker::PhantomData;

/// Asks for an object.
pub(super) fn object<'de, D: Decoder<'de>, V: Visitor<'de>>(
    decoder: D,
    visitor: V,
) -> Result<Option<V::Value>, D::Error> {
    ask::<Object, _, _>(decoder, visitor)
}

/// Asks for an array.
pub(super) fn array<'de, D: Decoder<'de>, V: Visitor<'de>>(
    decoder: D,
    visitor: V,
) -> Result<Option<V::Value>, D::Error> {
    ask::<Array, _, _>(decoder, visitor)
}

fn ask<'de, K: Kind, D: Decoder<'de>, V: Visitor<'de>>(decoder: D, visitor: V) -> Result<Option<V::Value>, D::Error> {
    let asked = decoder.deserialize_option(Optional(visitor, PhantomData::<K>));
    asked.map_err(|error| error_path::without_value(error, K::NAME))
}

/// What is asked for. It is a type, so that for each visitor only one way to ask is compiled.
trait Kind {
    /// What it is called in errors.
    const NAME: &'static str;

    fn decode<'de, D: Decoder<'de>, V: Visitor<'de>>(decoder: D, visitor: V) -> Result<V::Value, D::Error>;
}

struct Object;

impl Kind for Object {
    const NAME: &'static str = "an object";

    fn decode<'de, D: Decoder<'de>, V: Visitor<'de>>(decoder: D, visitor: V) -> Result<V::Value, D::Error> {
        decoder.deserialize_map(visitor)
    }
}

struct Array;

impl Kind for Array {
    const NAME: &'static str = "an array";

    fn decode<'de, D: Decoder<'de>, V: Visitor<'de>>(decoder: D, visitor: V) -> Result<V::Value, D::Error> {
        decoder.deserialize_seq(visitor)
    }
}

struct Optional<V, K>(V, PhantomData<K>);

impl<'de, V: Visitor<'de>, K: Kind> Visitor<'de> for Optional<V, K> {
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
        K::decode(decoder, self.0).map(Some)
    }
}
