//! Tokens: what tells the pages of a listing apart.

use crate::wire::codec::json;
use crate::wire::members::{Context, Decode, Encode, Names};
use serde_json::Value;

/// The token of a page: text, but for a few operations that go on after a key or a number.
pub trait Token: Clone + PartialEq + Encode + Decode + Send {}

impl<T: Clone + PartialEq + Encode + Decode + Send> Token for T {}

/// The token as JSON.
pub(super) fn to_json(token: &impl Token) -> Value {
    serde_json::from_slice(&json::write(token)).unwrap_or_default()
}

/// Reads a token; `None` if it is of another type.
pub(super) fn from_json<T: Token>(value: Value) -> Option<T> {
    T::decode(value, &Context::unlimited(Names::Wire)).ok().flatten()
}

/// Whether a page follows that has this token. None follows if it is empty or zero, which is what botocore holds to.
#[cfg(feature = "client")]
pub(super) fn leads_on(token: &impl Token) -> bool {
    match to_json(token) {
        Value::Null => false,
        Value::Bool(truth) => truth,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}
