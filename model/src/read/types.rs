//! The words that models use for types of shapes.

/// The types of shapes.
#[derive(Clone, Copy)]
pub enum Type {
    Structure,
    List,
    Map,
    String,
    Integer,
    Long,
    Float,
    Double,
    Boolean,
    Blob,
    Timestamp,
}

/// The types by their names in the model.
pub const TYPES: [(&str, Type); 11] = [
    ("structure", Type::Structure),
    ("list", Type::List),
    ("map", Type::Map),
    ("string", Type::String),
    ("integer", Type::Integer),
    ("long", Type::Long),
    ("float", Type::Float),
    ("double", Type::Double),
    ("boolean", Type::Boolean),
    ("blob", Type::Blob),
    ("timestamp", Type::Timestamp),
];

/// Whether a word names a type.
pub fn is_type(word: &str) -> bool {
    TYPES.iter().any(|(name, _)| *name == word)
}
