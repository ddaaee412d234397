//! Shapes: the types of a service.

mod member;
mod structure;

use crate::Deprecation;
pub use member::{Location, Member};
use serde_json::Number;
pub use structure::{Exception, Retryable, Structure};

/// A type of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// HTML.
    pub documentation: Option<String>,
    /// Values must not be shown.
    pub sensitive: bool,
    /// Set when it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Values may be absent, where languages have such a distinction.
    pub boxed: bool,
}

/// What a shape is.
#[derive(Debug, Clone, PartialEq)]
pub enum ShapeKind {
    /// Named members; also unions, documents, event streams and errors.
    Structure(Structure),
    /// A list.
    List(List),
    /// A map with string keys.
    Map(Map),
    /// A string or an enumeration.
    String(StringShape),
    /// A number of 32 bits.
    Integer(Bounds),
    /// A number of 64 bits.
    Long(Bounds),
    /// A floating-point number of 32 bits.
    Float(Bounds),
    /// A floating-point number of 64 bits.
    Double(Bounds),
    /// A truth value.
    Boolean,
    /// Bytes.
    Blob(Blob),
    /// A point in time, with the way to write it where that differs from the location's default.
    Timestamp(Option<TimestampFormat>),
}

/// A list of elements.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// What each element is.
    pub member: Element,
    /// Elements may be null.
    pub sparse: bool,
    /// Of the number of elements.
    pub bounds: Bounds,
}

/// A map with string keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// What each key is.
    pub key: Element,
    /// What each value is.
    pub value: Element,
    /// Values may be null.
    pub sparse: bool,
    /// Of the number of entries.
    pub bounds: Bounds,
}

/// Element of a list, key or value of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Name of its shape.
    pub shape: String,
    /// HTML.
    pub documentation: Option<String>,
    /// Name on the wire; REST-JSON has no use for it.
    pub location_name: Option<String>,
}

/// A string or an enumeration.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StringShape {
    /// Values of an enumeration; empty for a plain string.
    pub values: Vec<String>,
    /// Regular expression that values match.
    pub pattern: Option<String>,
    /// Of the length in characters.
    pub bounds: Bounds,
}

/// Bytes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Blob {
    /// It is sent or received piece by piece.
    pub streaming: bool,
    /// Its length must be known before it is sent.
    pub requires_length: bool,
    /// Of the length in bytes.
    pub bounds: Bounds,
}

/// Least and greatest value, length or count, both inclusive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bounds {
    /// The least.
    pub min: Option<Number>,
    /// The greatest.
    pub max: Option<Number>,
}

/// How a timestamp is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `unixTimestamp`: seconds since 1970, with fractions.
    EpochSeconds,
    /// `iso8601`: such as `2018-09-22T00:00:00Z`.
    Iso8601,
    /// `rfc822`: such as `Sat, 22 Sep 2018 00:00:00 GMT`.
    HttpDate,
}
