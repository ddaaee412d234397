//! serde's traits for generated types: the JSON that boto3 and the AWS CLI show, by the model's member names.
//!
//! Blobs are base64, times are ISO 8601 (epoch seconds if the year does not have four digits), and `NaN` and infinities
//! are text. Members without a value are left out, and so are bodies that are not in memory.
//!
//! An input is written by a person, so it is read strictly, with all that it holds. Anything else is written by
//! programs, maybe with a later model, so it is read as leniently as a reply. An input that is flattened into another type
//! gets no other members than its own from serde, so there a slip cannot be found.

use super::{Context, Decode, Decoder, Names, error_path};
use crate::wire::base64;
use crate::wire::blob::Blob;
use crate::wire::document::Document;
use crate::wire::time::{DateTime, DateTimeFormat, FormatTimestamps as _};
use serde_core::de::{Deserialize, Error};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use std::collections::HashMap;
use std::hash::BuildHasher;

/// Reads a value, and says in an error where in it the problem is.
///
/// # Errors
/// There is no value, it is not what the model says, or the model does not know a member and `names` refuse it.
pub fn deserialize<'de, T: Decode, D: Decoder<'de>>(decoder: D, names: Names) -> Result<T, D::Error> {
    // The limit is for what services send.
    match T::decode_for_serde(decoder, &Context::unlimited(names)) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(D::Error::custom("expected a value, found none")),
        Err(error) => Err(error_path::readable(error)),
    }
}

/// A value that can be serialized for a person to read.
pub trait ToSerde {
    /// Writes the value.
    ///
    /// # Errors
    /// Those of the serializer.
    fn to_serde<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Whether a member that holds this value is written at all.
    fn is_present(&self) -> bool {
        true
    }
}

/// Hands [`ToSerde`] to serde.
struct AsSerialize<'a, T: ?Sized>(&'a T);

impl<T: ToSerde + ?Sized> Serialize for AsSerialize<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.to_serde(serializer)
    }
}

/// Serializes the members of an object.
#[derive(Debug)]
pub struct MemberSerializer<S: Serializer>(S::SerializeMap);

impl<S: Serializer> MemberSerializer<S> {
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
    pub fn member<T: ToSerde>(mut self, name: &str, value: &T) -> Result<Self, S::Error> {
        if value.is_present() {
            self.0.serialize_entry(name, &AsSerialize(value))?;
        }
        Ok(self)
    }

    /// Ends the object.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

impl<T: ToSerde> ToSerde for Box<T> {
    fn to_serde<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::to_serde(self, serializer)
    }
}

/// As a member it is left out without a value, as an item of a sparse list or map it is `null`.
impl<T: ToSerde> ToSerde for Option<T> {
    fn to_serde<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(AsSerialize).serialize(serializer)
    }

    fn is_present(&self) -> bool {
        self.as_ref().is_some_and(T::is_present)
    }
}

impl<T: ToSerde> ToSerde for Vec<T> {
    fn to_serde<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(AsSerialize))
    }
}

/// The keys are sorted, so that equal maps are written alike.
impl<K: AsRef<str>, T: ToSerde, S: BuildHasher> ToSerde for HashMap<K, T, S> {
    fn to_serde<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut entries: Vec<_> = self.iter().map(|(key, value)| (key.as_ref(), AsSerialize(value))).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        serializer.collect_map(entries)
    }
}

macro_rules! serialize_as_it_is {
    ($($name:ty),*) => {$(
        impl ToSerde for $name {
            fn to_serde<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }
    )*};
}

serialize_as_it_is!(bool, i32, i64, String, Document, DateTime, Blob);

impl ToSerde for f64 {
    fn to_serde<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_nan() {
            serializer.serialize_str("NaN")
        } else if self.is_infinite() {
            serializer.serialize_str(if self.is_sign_negative() { "-Infinity" } else { "Infinity" })
        } else {
            serializer.serialize_f64(*self)
        }
    }
}

impl ToSerde for f32 {
    fn to_serde<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_finite() { serializer.serialize_f32(*self) } else { f64::from(*self).to_serde(serializer) }
    }
}

/// ISO 8601. It has no room for a year without four digits, so such a time is written as epoch seconds: as a number, or as
/// text if it has a fraction, which a double would not keep.
impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.fmt(DateTimeFormat::DateTime) {
            Ok(date) => serializer.serialize_str(&date),
            Err(_) if self.has_subsec_nanos() => serializer.collect_str(&self.format(DateTimeFormat::EpochSeconds)),
            Err(_) => serializer.serialize_i64(self.secs()),
        }
    }
}

/// From epoch seconds, as a number or text, from ISO 8601 or an HTTP date.
impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Decoder<'de>>(decoder: D) -> Result<Self, D::Error> {
        deserialize(decoder, Names::Model)
    }
}

/// Base64.
impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base64::encode(self.as_ref()))
    }
}

/// From base64.
impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Decoder<'de>>(decoder: D) -> Result<Self, D::Error> {
        deserialize(decoder, Names::Model)
    }
}
