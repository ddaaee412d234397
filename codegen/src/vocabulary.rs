//! The names that emitted code uses for itself. Emission takes its imports from here, and lowering gives none of these
//! names to something of the model.

#[cfg(test)]
mod tests;

/// An item that emitted files may import.
#[derive(Debug)]
pub struct Import {
    /// Where it comes from.
    pub source: Source,
    /// Its name, with `!` for a macro.
    pub name: &'static str,
    /// Files of `types` may use it too, so no type is called like it.
    pub in_types: bool,
}

/// Where an import comes from, in the order of the declarations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The emitted root module.
    Root,
    /// The runtime's module for generated code.
    Runtime,
    /// A module of the standard library.
    Std(&'static str),
}

/// All imports, in the order in which they are written.
pub const IMPORTS: &[Import] = &[
    elsewhere(Source::Root, "Error"),
    elsewhere(Source::Root, "Service"),
    anywhere(Source::Root, "constraints"),
    elsewhere(Source::Root, "operation"),
    anywhere(Source::Root, "required"),
    anywhere(Source::Root, "types"),
    elsewhere(Source::Runtime, "Auth"),
    elsewhere(Source::Runtime, "AuthScheme"),
    anywhere(Source::Runtime, "Blob"),
    elsewhere(Source::Runtime, "BuiltIns"),
    elsewhere(Source::Runtime, "ByteStream"),
    elsewhere(Source::Runtime, "Bytes"),
    elsewhere(Source::Runtime, "Constraint"),
    anywhere(Source::Runtime, "DateTime"),
    elsewhere(Source::Runtime, "DateTimeFormat"),
    elsewhere(Source::Runtime, "DecodeError"),
    anywhere(Source::Runtime, "Document"),
    elsewhere(Source::Runtime, "EncodeError"),
    elsewhere(Source::Runtime, "Endpoint"),
    elsewhere(Source::Runtime, "EndpointError"),
    elsewhere(Source::Runtime, "FormatTimestamps"),
    elsewhere(Source::Runtime, "Itemized"),
    elsewhere(Source::Runtime, "Method"),
    elsewhere(Source::Runtime, "Mode"),
    elsewhere(Source::Runtime, "Operation"),
    elsewhere(Source::Runtime, "PARTITIONS"),
    elsewhere(Source::Runtime, "Paged"),
    elsewhere(Source::Runtime, "Paginated"),
    elsewhere(Source::Runtime, "Partition"),
    elsewhere(Source::Runtime, "Request"),
    elsewhere(Source::Runtime, "Response"),
    anywhere(Source::Runtime, "Set"),
    elsewhere(Source::Runtime, "batch!"),
    anywhere(Source::Runtime, "builder!"),
    elsewhere(Source::Runtime, "client!"),
    elsewhere(Source::Runtime, "endpoint"),
    anywhere(Source::Runtime, "exceptions!"),
    anywhere(Source::Runtime, "members!"),
    elsewhere(Source::Runtime, "required!"),
    elsewhere(Source::Runtime, "response"),
    anywhere(Source::Runtime, "sensitive"),
    anywhere(Source::Runtime, "string_enum!"),
    elsewhere(Source::Runtime, "uri"),
    anywhere(Source::Std("std::collections"), "HashMap"),
    anywhere(Source::Std("std"), "fmt"),
];

const fn anywhere(source: Source, name: &'static str) -> Import {
    Import { source, name, in_types: true }
}

const fn elsewhere(source: Source, name: &'static str) -> Import {
    Import { source, name, in_types: false }
}

/// Type parameters of the runtime's macros. A type of the same name would be hidden by them.
pub const TYPE_PARAMETERS: &[&str] = &["D", "M", "O", "S", "T"];

/// Names of the standard library's prelude, which emitted code uses without a path.
pub const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Methods that the runtime's macro gives to builders, inputs and nested structures.
pub const BUILDER_METHODS: &[&str] =
    &["as_input", "build", "builder", "customize", "into_paginator", "new", "send", "send_with_metadata", "with_state"];

/// The method that the runtime's macro gives to outputs of batches.
pub const INTO_RESULT: &str = "into_result";

/// The enumeration of all errors, which stands beside their types.
pub const EXCEPTIONS_TYPE: &str = "Exception";

/// Methods of errors that an exception's own would hide: `is_` before an exception's name.
pub const ERROR_PREDICATES: &[&str] = &["is_retryable"];

/// Methods that the runtime's macro gives to the client.
pub const CLIENT_METHODS: &[&str] = &[
    "config",
    "customize",
    "from_conf",
    "from_env",
    "load",
    "new",
    "paginate",
    "presign",
    "send",
    "send_with_metadata",
];

/// Methods of traits that programs call on clients, builders and structures, where a method of the model would be called
/// in their place.
pub const TRAIT_METHODS: &[&str] = &[
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "deref",
    "deref_mut",
    "eq",
    "fmt",
    "from",
    "into",
    "ne",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
];

/// The variant of unions for what the model does not know. Enumerations have none, but do not call a value so, since it
/// would be taken for one; the official crate does not either.
pub const UNKNOWN: &str = "Unknown";

/// Modules that are emitted beside those of types and operations.
pub const MODULES: &[&str] = &["error"];
