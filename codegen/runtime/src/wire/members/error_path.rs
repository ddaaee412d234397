//! The path to an error within a value, kept in the error's text: `$.packages[3].format: …`.
//!
//! serde's errors carry nothing but a text, so each level that an error passes puts its own step first. A text that
//! begins with `$` has steps already; none of serde's own texts does.

use serde_core::de::Error;

/// Adds the step into a member.
pub(super) fn member<E: Error>(name: &str, error: &E) -> E {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !name.is_empty() && name.bytes().all(plain) {
        step(&format!(".{name}"), error)
    } else {
        step(&format!("[{name:?}]"), error)
    }
}

/// Adds the step into a list.
pub(super) fn item<E: Error>(index: usize, error: &E) -> E {
    step(&format!("[{index}]"), error)
}

fn step<E: Error>(step: &str, error: &E) -> E {
    let text = error.to_string();
    let text = text.trim_end();
    match text.strip_prefix('$') {
        Some(steps) => E::custom(format_args!("${step}{steps}")),
        None => E::custom(format_args!("${step}: {text}")),
    }
}

/// The error of a value that is not an object or an array, whichever was expected. A deserializer that finds that out itself
/// repeats the value, which may be a secret in the wrong place.
pub(super) fn without_value<E: Error>(error: E, expected: &str) -> E {
    let text = error.to_string();
    let found =
        text.strip_prefix("invalid type: ").and_then(|text| text.rsplit_once(&format!(", expected {expected}")));
    match found {
        Some((value, place)) => E::custom(format_args!("expected {expected}, found {}{place}", kind(value))),
        None => error,
    }
}

/// The kind of a value that serde describes, as in "string `x`".
fn kind(value: &str) -> &'static str {
    match value.split(' ').next().unwrap_or_default() {
        "string" | "character" => "a string",
        "boolean" => "a boolean",
        "integer" | "floating" | "number" => "a number",
        "sequence" => "an array",
        "map" => "an object",
        "null" | "unit" => "null",
        _ => "another value",
    }
}

/// The error of a value that a person wrote: `packages[3].format: …`. Formats such as TOML show the place in lines of their
/// own before that, none of which begins with `$`.
#[cfg(feature = "serde")]
pub(super) fn readable<E: Error>(error: E) -> E {
    let text = error.to_string();
    let text = text.trim_end();
    let start = text.find("\n$").map_or(0, |end| end + 1);
    let (place, path) = text.split_at(start);
    match from_root(path) {
        Some(text) => E::custom(format_args!("{place}{text}")),
        None => error,
    }
}

/// Splits an error's text into the path, such as `packages[3].format`, and the problem; `None` if it has no path.
pub fn split(text: &str) -> Option<(&str, &str)> {
    let text = from_root(text)?;
    Some(text.split_once(": ").unwrap_or(("", text)))
}

fn from_root(text: &str) -> Option<&str> {
    let steps = text.strip_prefix('$')?;
    Some(steps.strip_prefix('.').unwrap_or(steps))
}
