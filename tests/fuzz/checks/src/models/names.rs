//! Identifiers of emitted files: each is one that the generator uses itself, or made of a name in the model.

use super::code::Code;
use super::{DOCUMENTATION, edits, generate_files};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words of the generator that it writes for none of the models without edits.
const UNUSUAL: [&str; 16] = [
    "delete",
    "get",
    "head",
    "none",
    "options",
    "patch",
    "post",
    "put",
    "sigv4unsignedpayload",
    "transient",
    "is",
    "shape",
    "type",
    "value",
    "httpdate",
    "epochseconds",
];

/// What is in the files that are emitted for the models without edits.
static USUAL: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut usual = BTreeSet::from(UNUSUAL.map(str::to_owned));
    for files in edits::bases() {
        let output = generate_files(files).unwrap_or_else(|problems| panic!("a model is refused: {problems}"));
        usual.extend(identifiers(&Code::read(&output)).into_iter().map(|identifier| plain(&identifier)));
    }
    usual
});

/// Checks the identifiers of what was emitted for these files.
pub fn check(code: &Code<'_>, files: &Value) {
    let mut names = BTreeSet::new();
    collect(files, &mut names);
    for identifier in identifiers(code) {
        let plain = plain(&identifier);
        assert!(is_made_of(&plain, &names), "nothing in the model is called `{identifier}`");
    }
}

/// Whether an identifier is usual, or is put together from usual ones, names and numbers.
fn is_made_of(identifier: &str, names: &BTreeSet<String>) -> bool {
    let is_known =
        |part: &str| USUAL.contains(part) || names.contains(part) || part.bytes().all(|byte| byte.is_ascii_digit());
    if is_known(identifier) {
        return true;
    }
    let mut reached = vec![false; identifier.len() + 1];
    reached[0] = true;
    for start in 0..identifier.len() {
        if !reached[start] || !identifier.is_char_boundary(start) {
            continue;
        }
        for (end, reached) in reached.iter_mut().enumerate().skip(start + 1) {
            let Some(part) = identifier.get(start..end) else { continue };
            *reached |= is_known(part);
        }
    }
    reached[identifier.len()]
}

/// The names in a model: keys, and texts that are not documentation.
fn collect(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                names.insert(plain(name));
                if !DOCUMENTATION.contains(&name.as_str()) {
                    collect(value, names);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        Value::String(text) => {
            names.insert(plain(text));
            // A path or a JMESPath is made of names.
            names.extend(text.split(|char: char| !char.is_alphanumeric() && char != '_').map(plain));
        }
        _ => {}
    }
}

fn identifiers(code: &Code<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for tokens in code.tokens() {
        gather(tokens.clone(), &mut found);
    }
    found
}

fn gather(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => gather(group.stream(), found),
            TokenTree::Ident(identifier) => drop(found.insert(identifier.to_string())),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The letters and digits of a name, in lower case.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("r#").unwrap_or(name);
    name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
