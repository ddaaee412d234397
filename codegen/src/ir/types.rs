//! Types: what a shape becomes in Rust.

use super::constraint::{Constraint, Limits};
use super::docs::Docs;

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

/// A type that is emitted in a file of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeDefinition {
    /// A structure.
    Structure(Structure),
    /// A tagged union.
    Union(Union),
    /// An enumeration.
    Enumeration(Enumeration),
}

impl TypeDefinition {
    /// Name of the type.
    #[must_use]
    pub fn name(&self) -> &TypeName {
        match self {
            Self::Structure(structure) => &structure.name,
            Self::Union(union) => &union.name,
            Self::Enumeration(enumeration) => &enumeration.name,
        }
    }
}

/// A structure: a shape, or the input or output of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// Its name.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// Whether and why it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Members in the model's order.
    pub fields: Vec<Field>,
    /// Nothing of it may be shown.
    pub sensitive: bool,
    /// It is sent: it is encoded, validated and has a builder.
    pub sent: bool,
    /// It is received: it is decoded and has accessors.
    pub received: bool,
}

impl Structure {
    /// Whether it holds a stream, which can be neither cloned nor compared.
    #[must_use]
    pub fn streams(&self) -> bool {
        self.fields.iter().any(|field| field.shape == Type::Stream)
    }

    /// Members that its builder requires.
    pub fn required_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.marker.is_some())
    }
}

/// A member of a structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name in Rust.
    pub name: String,
    /// Name of the setter for the whole value, `set_` and the name.
    pub whole_setter: String,
    /// Name in the model, which reports of problems use.
    pub member: String,
    /// Its type.
    pub shape: Type,
    /// It is held in a box, since the type would contain itself otherwise.
    pub boxed: bool,
    /// Where it travels.
    pub binding: Binding,
    /// How its lists and maps are laid out, outermost first; empty where that is as the protocol lays them out.
    pub layout: Vec<Level>,
    /// The service requires it.
    pub required: bool,
    /// Marker trait that a builder demands for it.
    pub marker: Option<String>,
    /// It may not be shown.
    pub sensitive: bool,
    /// It is filled with a fresh token when left out.
    pub idempotency_token: bool,
    /// It is the hash of the streamed body, which is computed when left out.
    pub payload_hash: bool,
    /// Endpoint parameter that it sets.
    pub endpoint_parameter: Option<String>,
    /// How validation treats it.
    pub constraint: Constraint,
    /// Its limits, as documentation states them.
    pub limits: Limits,
    /// The values that the service takes, where its type has others, too. They are not checked, for a service learns.
    pub values: Vec<String>,
    /// Its documentation.
    pub docs: Docs,
    /// Whether and why it is deprecated.
    pub deprecated: Option<Deprecation>,
}

/// Where a member travels, with the name it has there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Binding {
    /// In the path.
    Label,
    /// In the query, under one name.
    Query(String),
    /// In the query, each entry under its own key.
    QueryMap,
    /// In a header.
    Header(String),
    /// In headers that share a prefix.
    PrefixHeaders(String),
    /// It is the HTTP status.
    StatusCode,
    /// Among the members in the body, under a name.
    Body(String),
    /// It is the whole body.
    Payload(PayloadKind),
}

/// How a list or map is laid out, in protocols that name its elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Level {
    /// A list whose items have this name.
    List(String),
    /// A list whose items stand where the list would.
    FlatList,
    /// A map whose entries have a key and a value of these names.
    Map(String, String),
    /// A map whose entries stand where the map would.
    FlatMap(String, String),
}

/// How a member is the whole body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayloadKind {
    /// Bytes that stream.
    Stream,
    /// Bytes in memory.
    Blob,
    /// Text, plain or of an enumeration.
    Text,
    /// A value as the protocol encodes it.
    Encoded,
}

/// A deprecation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecation {
    /// The replacement, and since when.
    pub note: String,
    /// The same as Markdown.
    pub docs: String,
}

/// A tagged union: exactly one of its variants is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Its name.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// Whether and why it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Members as variants, in the model's order.
    pub variants: Vec<UnionVariant>,
    /// Nothing of it may be shown.
    pub sensitive: bool,
    /// It is sent.
    pub sent: bool,
    /// It is received.
    pub received: bool,
}

/// A member of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionVariant {
    /// Name in Rust.
    pub name: String,
    /// Name in the model, which reports of problems use.
    pub member: String,
    /// Name in the body.
    pub wire: String,
    /// Type of the value that it holds.
    pub shape: Type,
    /// The value is held in a box, since the union would contain itself otherwise.
    pub boxed: bool,
    /// It may not be shown.
    pub sensitive: bool,
    /// How validation treats it.
    pub constraint: Constraint,
    /// Its limits, as documentation states them.
    pub limits: Limits,
    /// Its documentation.
    pub docs: Docs,
    /// Whether and why it is deprecated.
    pub deprecated: Option<Deprecation>,
}

/// An enumeration of texts; unknown ones are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// Its name.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// Whether and why it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Values in the model's order.
    pub variants: Vec<Variant>,
    /// Whether its values must not be shown.
    pub sensitive: bool,
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Name in Rust.
    pub name: String,
    /// The text.
    pub value: String,
}

/// A modelled error.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// Its members; the name is also that of its variant.
    pub structure: Structure,
    /// The method that tells whether an error is this one.
    pub predicate: String,
    /// Code by which a reply names it.
    pub code: String,
    /// Name in Rust of the member that holds the message.
    pub message: Option<String>,
    /// How a retry is modelled.
    pub retry: Option<RetryKind>,
    /// Status of its replies.
    pub http_status: Option<u16>,
}

/// Why a modelled error may be retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryKind {
    /// It may pass by itself.
    Transient,
    /// The caller is too fast.
    Throttling,
}
