//! Methods of visitors that refuse values of an unexpected kind. The error does not repeat the value, which may be a
//! secret in the wrong place.

/// Reads `null` as `None`, and refuses every other scalar.
macro_rules! null_or_refuse {
    ($expected:literal) => {
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str($expected)
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_some<D: $crate::wire::members::Decoder<'de>>(self, decoder: D) -> Result<Self::Value, D::Error> {
            decoder.deserialize_any(self)
        }

        fn visit_bool<E: serde_core::de::Error>(self, _: bool) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a boolean")))
        }

        fn visit_u64<E: serde_core::de::Error>(self, _: u64) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a number")))
        }

        fn visit_i64<E: serde_core::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a number")))
        }

        fn visit_f64<E: serde_core::de::Error>(self, _: f64) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a number")))
        }

        fn visit_str<E: serde_core::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found a string")))
        }
    };
}

/// Refuses an array.
macro_rules! refuse_array {
    ($expected:literal) => {
        fn visit_seq<A: serde_core::de::SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err(serde_core::de::Error::custom(concat!("expected ", $expected, ", found an array")))
        }
    };
}

/// Refuses an object.
macro_rules! refuse_object {
    ($expected:literal) => {
        fn visit_map<A: serde_core::de::MapAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err(serde_core::de::Error::custom(concat!("expected ", $expected, ", found an object")))
        }
    };
}
