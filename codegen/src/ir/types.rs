//! Types: what a shape becomes in Rust.

/// A type. `emit::types` decides how each is spelled and encoded.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// UTF-8 text.
    String,
    /// JSON text that headers carry in base64.
    JsonText,
    /// `true` or `false`.
    Boolean,
    /// 32-bit signed integer.
    Integer,
    /// 64-bit signed integer.
    Long,
    /// 32-bit floating point number.
    Float,
    /// 64-bit floating point number.
    Double,
    /// A point in time. `None`: written as the protocol writes times in bodies. `Some`: written in this format.
    Timestamp(Option<TimestampFormat>),
    /// Bytes in memory.
    Blob,
    /// Bytes that stream.
    Stream,
    /// Any value that JSON can express.
    Document,
    /// A list; sparse ones hold nulls.
    List { element: Box<Type>, sparse: bool },
    /// A map with text or enumeration keys; sparse ones hold nulls.
    Map { key: Box<Type>, value: Box<Type>, sparse: bool },
    /// A structure, by name.
    Structure(TypeName),
    /// A tagged union, by name.
    Union(TypeName),
    /// An enumeration of texts, by name.
    Enumeration(TypeName),
}

/// The three ways in which AWS writes a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Seconds since 1970 as a number.
    EpochSeconds,
    /// `2020-01-02T03:04:05Z`.
    Iso8601,
    /// `Thu, 02 Jan 2020 03:04:05 GMT`.
    HttpDate,
}

/// Where a type lives and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypeName {
    /// Name of the shape, such as `PackageSummary`.
    pub shape: String,
    /// Name in Rust, such as `PackageSummary`.
    pub rust: String,
    /// Module of its own, such as `package_summary`.
    pub module: String,
    /// Whether it lives in `types::error`.
    pub exception: bool,
}

/// A deprecation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecation {
    /// The replacement, and since when.
    pub note: String,
    /// The same as Markdown.
    pub docs: String,
}
