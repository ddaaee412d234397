//! Kinds of names: how each is spelled by the rules, and which names it cannot have even if somebody chose them.

use super::{KEYWORDS, NEVER_RAW, is_no_module, is_no_variant, is_taken_by_imports, is_taken_in_types};
use crate::vocabulary::{BUILDER_METHODS, CLIENT_METHODS, ERROR_PREDICATES, EXCEPTIONS_TYPE};
use std::fmt;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Operation,
    Method,
    Module,
    Type,
    Error,
    Predicate,
    Field,
    Variant,
    Marker,
}

impl Kind {
    /// The name that something of the model has by the rules.
    pub fn name(self, word: &str) -> String {
        match self {
            Self::Operation => super::operation_name(word),
            Self::Method => super::method_name(word),
            Self::Module => super::module_name(word),
            Self::Type | Self::Error => super::type_name(word),
            Self::Predicate => super::predicate_name(word),
            Self::Field => super::field_name(word),
            Self::Variant => super::variant_name(word),
            Self::Marker => super::parameter_name(word),
        }
    }

    /// A second name that comes with the first.
    pub fn follower(self, name: &str) -> Option<String> {
        match self {
            Self::Type => Some(builder_name(name)),
            Self::Field => Some(setter_name(name)),
            _ => None,
        }
    }

    /// Why a name cannot be given, as the end of a sentence about it.
    pub fn refusal(self, name: &str) -> Option<String> {
        let (is_spelled, spelling) = match self {
            Self::Method | Self::Field | Self::Predicate => {
                return word_refusal(name).or_else(|| self.method_refusal(name));
            }
            Self::Module => (is_snake(name), "a-z, 0-9 and _, and begin with a letter"),
            _ => (is_camel(name), "A-Z, a-z and 0-9, and begin with a capital letter"),
        };
        let is_taken = match self {
            Self::Module => is_no_module(name),
            Self::Type => is_taken_in_types(name),
            Self::Error => is_taken_in_types(name) || name.eq_ignore_ascii_case(EXCEPTIONS_TYPE),
            Self::Variant => is_no_variant(name),
            Self::Marker => is_taken_by_imports(name),
            Self::Operation | Self::Method | Self::Field | Self::Predicate => false,
        };
        if is_spelled {
            is_taken.then(|| "is taken by what is emitted beside it".to_owned())
        } else {
            Some(format!("cannot name {self}; such names are made of {spelling}"))
        }
    }

    /// A name that has been published may be that of a method of a common trait: it compiles beside it.
    fn method_refusal(self, name: &str) -> Option<String> {
        let (taken, owner) = match self {
            Self::Method => (CLIENT_METHODS, "the client"),
            Self::Predicate => (ERROR_PREDICATES, "an error"),
            _ => (BUILDER_METHODS, "a builder"),
        };
        taken.contains(&name).then(|| format!("is a method that {owner} has by itself"))
    }
}

/// The reason why an identifier cannot be a field or a method.
fn word_refusal(name: &str) -> Option<String> {
    let word = name.strip_prefix("r#").unwrap_or(name);
    let is_raw = word.len() < name.len();
    let is_keyword = KEYWORDS.contains(&word);
    if !is_snake(word) || NEVER_RAW.contains(&word) || (is_raw && !is_keyword) {
        Some("is not a valid name of a field or method; use a-z, 0-9 and _, and begin with a letter".to_owned())
    } else {
        (is_keyword && !is_raw).then(|| format!("is a keyword, which is written `r#{word}`"))
    }
}

fn is_snake(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn is_camel(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Operation => "the types of an operation",
            Self::Method => "a method",
            Self::Module => "a module",
            Self::Type => "a type",
            Self::Error => "an error",
            Self::Predicate => "a method of errors",
            Self::Field => "a field",
            Self::Variant => "a variant",
            Self::Marker => "a marker",
        })
    }
}

/// Name of the builder of a type.
pub fn builder_name(name: &str) -> String {
    format!("{name}Builder")
}

/// Name of the setter that takes the whole value of a field.
pub fn setter_name(field: &str) -> String {
    format!("set_{}", field.trim_start_matches("r#"))
}
