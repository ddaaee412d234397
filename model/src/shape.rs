//! Shapes: the types of a service.

mod handle;
mod member;
mod structure;

use crate::Deprecation;
pub use handle::{ShapeId, StructureId};
pub use member::{Location, Member};
use serde_json::Number;
pub use structure::{Exception, Retryable, Structure};

/// A type of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Name in the model.
    pub name: String,
    /// Its type.
    pub kind: ShapeKind,
    /// HTML.
    pub documentation: Option<String>,
    /// Values must not be shown.
    pub sensitive: bool,
    /// Set when it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Values may be absent, in languages that make this distinction.
    pub boxed: bool,
}

/// The type of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum ShapeKind {
    /// Named members; also unions, documents, event streams and errors.
    Structure(StructureId),
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
    /// A point in time, with its format where that is not the default of its location.
    Timestamp(Option<TimestampFormat>),
}

/// A list of elements.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Reference to the shape of elements.
    pub member: Element,
    /// Elements may be null.
    pub sparse: bool,
    /// Limits on the number of elements.
    pub bounds: Bounds,
}

/// A map with string keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Reference to the shape of keys, a string.
    pub key: Element,
    /// Reference to the shape of values.
    pub value: Element,
    /// Values may be null.
    pub sparse: bool,
    /// Limits on the number of entries.
    pub bounds: Bounds,
}

/// Element of a list, key or value of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its shape.
    pub shape: ShapeId,
    /// HTML.
    pub documentation: Option<String>,
    /// Name on the wire, in the protocols that name elements.
    pub location_name: Option<String>,
    /// A list or map whose entries stand beside each other, without an element around them.
    pub flattened: bool,
}

/// A string or an enumeration.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StringShape {
    /// Values of an enumeration; empty for a plain string.
    pub values: Vec<String>,
    /// Regular expression that values match.
    pub pattern: Option<String>,
    /// Limits on the length in characters.
    pub bounds: Bounds,
}

/// Bytes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Blob {
    /// It is sent or received piece by piece.
    pub streaming: bool,
    /// Its length must be known before it is sent.
    pub requires_length: bool,
    /// Limits on the length in bytes.
    pub bounds: Bounds,
}

/// Least and greatest value, length or count, both inclusive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bounds {
    /// The least, exactly as the model has it.
    pub min: Option<Number>,
    /// The greatest, exactly as the model has it.
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
