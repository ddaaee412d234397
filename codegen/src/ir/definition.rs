//! Types that are emitted: structures, unions and enumerations.

use super::constraint::{Constraint, Limits};
use super::docs::Docs;
use super::member::Field;
use super::types::{Deprecation, Type, TypeName};

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
