//! Turns the model's names into Rust's, around keywords, reserved names and collisions.

use crate::vocabulary::{BUILDER_METHODS, IMPORTS, MODULES, PRELUDE, TYPE_PARAMETERS, UNKNOWN};
use heck::{ToShoutySnakeCase as _, ToSnakeCase as _, ToUpperCamelCase as _};
use std::collections::HashSet;

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
    let imported = IMPORTS.iter().any(|import| import.in_types && import.name == camel);
    if imported || is_taken_by_types(&camel) { format!("{camel}Shape") } else { camel }
}

/// Base of the names of an operation's types, which all have an ending of their own.
pub fn operation_name(name: &str) -> String {
    leading_letter(&name.to_upper_camel_case(), "Operation")
}

/// Name of a generic parameter that stands for a member.
pub fn parameter_name(name: &str) -> String {
    let camel = leading_letter(&name.to_upper_camel_case(), "Member");
    let imported = IMPORTS.iter().any(|import| import.name == camel);
    if imported || is_taken_by_types(&camel) { format!("{camel}Member") } else { camel }
}

/// Whether emitted code uses the name for a type that it does not import.
fn is_taken_by_types(name: &str) -> bool {
    PRELUDE.contains(&name) || TYPE_PARAMETERS.contains(&name) || NEVER_RAW.contains(&name)
}

/// Name of a variant.
pub fn variant_name(value: &str) -> String {
    let camel = leading_letter(&value.to_upper_camel_case(), "Value");
    if camel == UNKNOWN || NEVER_RAW.contains(&camel.as_str()) { format!("{camel}Value") } else { camel }
}

/// Name of a field, and of its setter and accessor.
pub fn field_name(name: &str) -> String {
    let snake = leading_letter(&name.to_snake_case(), "member");
    if BUILDER_METHODS.contains(&snake.as_str()) { format!("{snake}_member") } else { identifier(&snake) }
}

/// Name of a constant.
pub fn constant_name(name: &str) -> String {
    leading_letter(&name.to_shouty_snake_case(), "SHAPE")
}

/// Name of a method.
pub fn method_name(name: &str) -> String {
    identifier(&leading_letter(&name.to_snake_case(), "operation"))
}

/// Name of a module and its file.
pub fn module_name(name: &str) -> String {
    let snake = leading_letter(&name.to_snake_case(), "shape");
    let taken = MODULES.contains(&snake.as_str())
        || TAKEN_FILES.contains(&snake.as_str())
        || KEYWORDS.contains(&snake.as_str())
        || NEVER_RAW.contains(&snake.as_str())
        || is_device(&snake);
    if taken { format!("{snake}_") } else { snake }
}

/// `com1` and the like, which no Windows file can be called.
fn is_device(name: &str) -> bool {
    let digits = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    digits.is_some_and(|digits| digits.len() == 1 && digits.chars().all(|c| c.is_ascii_digit()))
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

/// A scope in which every name is given once.
#[derive(Debug, Default)]
pub struct Scope {
    names: HashSet<String>,
}

impl Scope {
    /// Takes a name, or the first of `name2`, `name3` … that is free.
    pub fn claim(&mut self, name: &str) -> String {
        self.claim_beside(name, &[])
    }

    /// The same, but a name that is `taken` by something else is not free.
    pub fn claim_beside(&mut self, name: &str, taken: &[&String]) -> String {
        let mut candidate = name.to_owned();
        let mut number = 2;
        while taken.contains(&&candidate) || !self.names.insert(candidate.to_lowercase()) {
            candidate = format!("{}{number}", name.trim_end_matches('_'));
            number += 1;
        }
        candidate
    }

    /// Takes a name if it and its follower are both free, so that `x` and `set_x` never meet another member's.
    pub fn claim_pair(&mut self, name: &str, follower: impl Fn(&str) -> String) -> (String, String) {
        let mut candidate = name.to_owned();
        let mut number = 2;
        loop {
            let second = follower(&candidate);
            let (first_key, second_key) = (candidate.to_lowercase(), second.to_lowercase());
            if !self.names.contains(&first_key) && !self.names.contains(&second_key) {
                self.names.extend([first_key, second_key]);
                return (candidate, second);
            }
            candidate = format!("{name}{number}");
            number += 1;
        }
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
        assert_eq!(field_name("send"), "send_member");
        assert_eq!(type_name("__listOf__string"), "ListOfString");
        assert_eq!(type_name("Option"), "OptionShape");
        assert_eq!(variant_name("ENCRYPTION_KEY_ERROR"), "EncryptionKeyError");
        assert_eq!(variant_name("1.0"), "Value10");
        assert_eq!(module_name("Mod"), "mod_");
    }

    #[test]
    fn a_name_is_given_once() {
        let mut scope = Scope::default();
        assert_eq!(scope.claim("FooBar"), "FooBar");
        assert_eq!(scope.claim("FooBar"), "FooBar2");
        let mut scope = Scope::default();
        let follower = |name: &str| format!("set_{name}");
        assert_eq!(scope.claim_pair("set_x", follower).0, "set_x");
        assert_eq!(scope.claim_pair("x", follower).0, "x2");
    }
}
