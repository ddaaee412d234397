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

#[cfg(all(test, feature = "client"))]
mod tests {
    use super::leads_on;
    use std::collections::HashMap;

    #[test]
    fn a_token_that_is_empty_or_zero_is_the_last() {
        assert!(leads_on(&"next".to_owned()) && !leads_on(&String::new()));
        assert!(leads_on(&1_i64) && leads_on(&0.5_f64) && !leads_on(&0_i64) && !leads_on(&0.0_f64));
        assert!(leads_on(&true) && !leads_on(&false));
        let key = |members: &[(&str, &str)]| -> HashMap<String, String> {
            members.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        assert!(leads_on(&key(&[("id", "7")])) && !leads_on(&key(&[])));
        assert!(leads_on(&vec!["next".to_owned()]) && !leads_on(&Vec::<String>::new()));
    }
}
