//! serde for generated types: the JSON that boto3 and the AWS CLI show, by the model's member names.
//!
//! Blobs are base64, times ISO 8601, numbers that are none (`NaN`) text. Members without a value are
//! left out, and so are bodies that are not in memory.

use super::{Decode, Decoder, Names, place, to_base64};
use crate::wire::blob::Blob;
use crate::wire::document::Document;
use crate::wire::time::{DateTime, TimestampFormat};
use serde_core::de::{Deserialize, Error};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use std::collections::HashMap;
use std::hash::BuildHasher;

/// Reads a value as a person wrote it.
///
/// # Errors
/// A member is unknown to the model, or a value is not what the model says; names the place.
pub fn deserialize<'de, T: Decode, D: Decoder<'de>>(decoder: D) -> Result<T, D::Error> {
    match T::decode(decoder, Names::Model) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(D::Error::custom("expected a value, found null")),
        Err(error) => Err(place::of_value(error)),
    }
}

/// A value that is written as a person sees it.
pub trait Show {
    /// Writes the value.
    ///
    /// # Errors
    /// Those of the serializer.
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Whether a member of this value is written at all.
    fn is_shown(&self) -> bool {
        true
    }
}

/// Hands [`Show`] to serde.
struct Shown<'a, T: ?Sized>(&'a T);

impl<T: Show + ?Sized> Serialize for Shown<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.show(serializer)
    }
}

/// Writes the members of an object.
#[derive(Debug)]
pub struct ShownMembers<S: Serializer>(S::SerializeMap);

impl<S: Serializer> ShownMembers<S> {
    /// Starts the object.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn new(serializer: S) -> Result<Self, S::Error> {
        serializer.serialize_map(None).map(Self)
    }

    /// Writes a member if it has a value.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn member<T: Show>(&mut self, name: &str, value: &T) -> Result<(), S::Error> {
        if value.is_shown() { self.0.serialize_entry(name, &Shown(value)) } else { Ok(()) }
    }

    /// Ends the object.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

impl<T: Show> Show for Box<T> {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::show(self, serializer)
    }
}

/// As a member it is left out without a value, as an item of a sparse list or map it is `null`.
impl<T: Show> Show for Option<T> {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Shown).serialize(serializer)
    }

    fn is_shown(&self) -> bool {
        self.as_ref().is_some_and(T::is_shown)
    }
}

impl<T: Show> Show for Vec<T> {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Shown))
    }
}

/// The keys are sorted, so that equal maps are written alike.
impl<K: AsRef<str>, T: Show, S: BuildHasher> Show for HashMap<K, T, S> {
    fn show<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut entries: Vec<_> = self.iter().map(|(key, value)| (key.as_ref(), Shown(value))).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        serializer.collect_map(entries)
    }
}

macro_rules! show_as_serde_does {
    ($($name:ty),*) => {$(
        impl Show for $name {
            fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }
    )*};
}

show_as_serde_does!(bool, i32, i64, String, Document, DateTime, Blob);

impl Show for f64 {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_nan() {
            serializer.serialize_str("NaN")
        } else if self.is_infinite() {
            serializer.serialize_str(if *self > 0.0 { "Infinity" } else { "-Infinity" })
        } else {
            serializer.serialize_f64(*self)
        }
    }
}

impl Show for f32 {
    fn show<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_finite() { serializer.serialize_f32(*self) } else { f64::from(*self).show(serializer) }
    }
}

/// ISO 8601.
impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.fmt(TimestampFormat::Iso8601))
    }
}

/// From epoch seconds, as a number or text, from ISO 8601 or an HTTP date.
impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Decoder<'de>>(decoder: D) -> Result<Self, D::Error> {
        deserialize(decoder)
    }
}

/// Base64.
impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&to_base64(self.as_ref()))
    }
}

/// From base64.
impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Decoder<'de>>(decoder: D) -> Result<Self, D::Error> {
        deserialize(decoder)
    }
}
