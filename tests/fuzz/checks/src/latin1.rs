//! Bytes in JSON: one character for each, as in Latin-1.

use bytes::Bytes;
use serde_json::Value;

/// The bytes of a text that has a character for each.
#[must_use]
pub fn from_json(value: &Value) -> Bytes {
    let text = value.as_str().unwrap_or_default();
    text.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect()
}

/// A text with a character for each byte.
#[must_use]
pub fn to_json(bytes: &[u8]) -> Value {
    bytes.iter().copied().map(char::from).collect::<String>().into()
}
