//! Turns the model's names into Rust's, around keywords and reserved names.

mod kind;
mod scope;

use crate::vocabulary::{BUILDER_METHODS, IMPORTS, MODULES, PRELUDE, TRAIT_METHODS, TYPE_PARAMETERS, UNKNOWN};
use heck::{ToShoutySnakeCase as _, ToSnakeCase as _, ToUpperCamelCase as _};
pub use kind::{Kind, builder_name, setter_name};
pub use scope::Scope;

/// Keywords of all editions up to 2024; they need `r#` as identifiers.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Words that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// Names of files that mean something to Cargo or Rust, or that Windows refuses.
const TAKEN_FILES: &[&str] = &["aux", "con", "lib", "main", "mod", "nul", "prn"];

/// Name of a type.
pub fn type_name(name: &str) -> String {
    let camel = leading_letter(&name.to_upper_camel_case(), "Value");
    if is_taken_in_types(&camel) { format!("{camel}Shape") } else { camel }
}

/// Base of the names of an operation's types, which all have an ending of their own.
pub fn operation_name(name: &str) -> String {
    leading_letter(&name.to_upper_camel_case(), "Operation")
}

/// Name of a generic parameter that stands for a member.
pub fn parameter_name(name: &str) -> String {
    let camel = leading_letter(&name.to_upper_camel_case(), "Member");
    if is_taken_by_imports(&camel) { format!("{camel}Member") } else { camel }
}

/// Whether files of `types` use the name for something else already.
fn is_taken_in_types(name: &str) -> bool {
    is_a_word(name) || IMPORTS.iter().any(|import| import.in_types && import.name == name)
}

/// Whether any emitted file uses the name for something else.
fn is_taken_by_imports(name: &str) -> bool {
    is_a_word(name) || IMPORTS.iter().any(|import| import.name == name)
}

/// Whether emitted code uses the name without importing it.
fn is_a_word(name: &str) -> bool {
    PRELUDE.contains(&name) || TYPE_PARAMETERS.contains(&name) || NEVER_RAW.contains(&name)
}

/// Name of a variant.
pub fn variant_name(value: &str) -> String {
    let camel = leading_letter(&value.to_upper_camel_case(), "Value");
    if is_no_variant(&camel) { format!("{camel}Value") } else { camel }
}

fn is_no_variant(name: &str) -> bool {
    name == UNKNOWN || NEVER_RAW.contains(&name)
}

/// Name of a field, and of its setter and accessor. Methods of builders are avoided, and those of common traits: an
/// accessor or setter would be called in their place.
pub fn field_name(name: &str) -> String {
    let snake = leading_letter(&name.to_snake_case(), "member");
    let taken = BUILDER_METHODS.contains(&snake.as_str()) || TRAIT_METHODS.contains(&snake.as_str());
    if taken { format!("{snake}_value") } else { identifier(&snake) }
}

/// Name of a constant.
pub fn constant_name(name: &str) -> String {
    leading_letter(&name.to_shouty_snake_case(), "SHAPE")
}

/// Name of a method.
pub fn method_name(name: &str) -> String {
    identifier(&leading_letter(&name.to_snake_case(), "operation"))
}

/// Name of the method that tells whether an error is this one.
pub fn predicate_name(name: &str) -> String {
    format!("is_{}", leading_letter(&name.to_snake_case(), "error"))
}

/// Name of a module and its file.
pub fn module_name(name: &str) -> String {
    let snake = leading_letter(&name.to_snake_case(), "shape");
    if is_no_module(&snake) { format!("{snake}_") } else { snake }
}

fn is_no_module(name: &str) -> bool {
    [MODULES, TAKEN_FILES, KEYWORDS, NEVER_RAW].iter().any(|taken| taken.contains(&name)) || is_device(name)
}

/// `com1` and the like, which no Windows file can be called.
fn is_device(name: &str) -> bool {
    let digits = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    digits.is_some_and(|digits| digits.len() == 1 && digits.chars().all(|c| c.is_ascii_digit()))
}

/// Whether a word is a keyword of Rust, of any edition.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || NEVER_RAW.contains(&word)
}

/// An identifier for a word: raw if it is a keyword, with an underscore if it cannot be raw either.
fn identifier(word: &str) -> String {
    if NEVER_RAW.contains(&word) {
        format!("{word}_")
    } else if KEYWORDS.contains(&word) {
        format!("r#{word}")
    } else {
        word.to_owned()
    }
}

/// Drops characters that no identifier may hold. A name that begins with a digit or is empty gets the prefix.
fn leading_letter(name: &str, prefix: &str) -> String {
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    match name.chars().next() {
        None => prefix.to_owned(),
        Some(first) if first.is_ascii_digit() => {
            let separator = if prefix.starts_with(char::is_lowercase) { "_" } else { "" };
            format!("{prefix}{separator}{name}")
        }
        Some(_) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_an_identifier() {
        let words = [KEYWORDS, NEVER_RAW, PRELUDE, TYPE_PARAMETERS, BUILDER_METHODS].concat().into_iter();
        for word in words.chain(["", "1.0", "a b", "ü", "x-y", "__listOf__string", "👍", "r#type", "self"]) {
            for name in [
                type_name(word),
                constant_name(word),
                parameter_name(word),
                variant_name(word),
                field_name(word),
                method_name(word),
            ] {
                assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{word:?} became {name:?}");
            }
            let module = module_name(word);
            assert!(syn::parse_str::<syn::Ident>(&module).is_ok(), "{word:?} became {module:?}");
        }
    }

    #[test]
    fn names_read_as_rust() {
        assert_eq!(field_name("assetSHA256"), "asset_sha256");
        assert_eq!(field_name("type"), "r#type");
        assert_eq!(field_name("self"), "self_");
        assert_eq!(field_name("send"), "send_value");
        assert_eq!(field_name("tryFrom"), "try_from_value");
        assert_eq!(type_name("__listOf__string"), "ListOfString");
        assert_eq!(type_name("Option"), "OptionShape");
        assert_eq!(variant_name("ENCRYPTION_KEY_ERROR"), "EncryptionKeyError");
        assert_eq!(variant_name("1.0"), "Value10");
        assert_eq!(module_name("Mod"), "mod_");
        assert_eq!(constant_name("__listOf__string"), "LIST_OF_STRING");
        assert_eq!(operation_name("put_Thing"), "PutThing");
        assert_eq!(predicate_name("NotFoundException"), "is_not_found_exception");
        assert_eq!(method_name("Match"), "r#match");
        assert_eq!(method_name("self"), "self_");
    }

    #[test]
    fn names_that_are_taken_get_an_ending() {
        for (name, expected) in [
            (type_name("vec"), "VecShape"),
            (type_name("T"), "TShape"),
            (type_name("Self"), "SelfShape"),
            (type_name("blob"), "BlobShape"),
            // Files of types do not import it.
            (type_name("Operation"), "Operation"),
            (parameter_name("operation"), "OperationMember"),
            (parameter_name("blob"), "BlobMember"),
            (parameter_name("s"), "SMember"),
            (parameter_name("name"), "Name"),
            (variant_name("unknown"), "UnknownValue"),
            (variant_name("self"), "SelfValue"),
            (field_name("build"), "build_value"),
            (field_name("clone"), "clone_value"),
            (module_name("error"), "error_"),
            (module_name("main"), "main_"),
            (module_name("match"), "match_"),
            (module_name("crate"), "crate_"),
            (module_name("com1"), "com1_"),
            (module_name("lpt9"), "lpt9_"),
            (module_name("com10"), "com10"),
            (module_name("comx"), "comx"),
            (module_name("com"), "com"),
        ] {
            assert_eq!(name, expected);
        }
    }

    #[test]
    fn words_that_begin_with_no_letter_get_a_prefix() {
        assert_eq!(
            [type_name("2x"), operation_name("2x"), parameter_name("2x"), variant_name("2x"), constant_name("2x")],
            ["Value2x", "Operation2x", "Member2x", "Value2x", "SHAPE2X"]
        );
        assert_eq!(
            [field_name("2x"), method_name("2x"), module_name("2x"), predicate_name("2x"), field_name("")],
            ["member_2x", "operation_2x", "shape_2x", "is_error_2x", "member"]
        );
    }
}
