//! Bodies of replies as JSON, read by `serde_json` into a tree that keeps what a map would lose: the order of members,
//! and members that are there twice. Where the client is more lenient than `serde_json`, this file says so.

use serde_core::de::{MapAccess, SeqAccess, Visitor};
use serde_core::{Deserialize, Deserializer};
use serde_json::{Map, Number, Value};
use std::fmt;

/// The name of the only member of an object that stands for a number.
const PRECISE_NUMBER: &str = "$serde_json::private::Number";

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// What a body is.
#[derive(Debug)]
pub enum Body {
    /// Nothing but white space.
    Blank,
    /// A value.
    Json(Json),
    /// A value with bytes that are not UTF-8, which the client does not look at in members that the model does not know,
    /// and refuses elsewhere.
    Lossy(Json),
    /// A body of which nothing can be said here: its nesting or a number is beyond what `serde_json` reads, or an object
    /// may stand for a number.
    Unknown,
    /// No JSON.
    Malformed,
}

impl Body {
    /// Reads a body.
    pub fn read(body: &[u8]) -> Self {
        let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
        if body.trim_ascii().is_empty() {
            return Self::Blank;
        }
        let text = String::from_utf8_lossy(body);
        let mut is_beyond = false;
        for text in [&*text, &mended(&text)] {
            match serde_json::from_str(text) {
                Ok(json) if stands_for_a_number(&json) => return Self::Unknown,
                Ok(json) if std::str::from_utf8(body).is_ok() => return Self::Json(json),
                Ok(json) => return Self::Lossy(json),
                Err(error) => is_beyond |= is_limit(&error.to_string()),
            }
        }
        if is_beyond { Self::Unknown } else { Self::Malformed }
    }

    /// The members of an object, if there is nothing about it that leaves room.
    pub fn object(body: &[u8]) -> Option<Vec<(String, Json)>> {
        match Self::read(body) {
            Self::Json(Json::Object(members)) => Some(members),
            _ => None,
        }
    }
}

/// The text with what the client reads although it is no JSON: halves of surrogate pairs become U+FFFD, and `NaN` and
/// `Infinity` become texts.
fn mended(text: &str) -> String {
    let mut mended = String::new();
    let mut rest = text;
    let mut in_text = false;
    while let Some(first) = rest.chars().next() {
        let (length, written) = match first {
            '\\' if in_text => escape(rest),
            _ if in_text => (first.len_utf8(), None),
            _ => ["NaN", "-Infinity", "Infinity"]
                .into_iter()
                .find(|literal| rest.starts_with(literal))
                .map_or((first.len_utf8(), None), |literal| (literal.len(), Some(format!("\"{literal}\"")))),
        };
        in_text ^= first == '"';
        let (read, after) = rest.split_at(length);
        mended.push_str(written.as_deref().unwrap_or(read));
        rest = after;
    }
    mended
}

/// The length of an escape, and what is written in place of half a surrogate pair.
fn escape(text: &str) -> (usize, Option<String>) {
    match (half(text), text.get(6..).and_then(half)) {
        (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (12, None),
        (Some(0xd800..=0xdfff), _) => (6, Some("\\ufffd".to_owned())),
        _ => (1 + text[1..].chars().next().map_or(0, char::len_utf8), None),
    }
}

/// The number that an escape has: `\u` and four hexadecimal digits.
fn half(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

/// Whether an object looks as `serde_json` hands out a number if some crate has switched its `arbitrary_precision` on,
/// which the client reads as that number.
fn stands_for_a_number(json: &Json) -> bool {
    match json {
        Json::List(items) => items.iter().any(stands_for_a_number),
        Json::Object(members) => {
            let stands = |(name, value): &(String, Json)| name == PRECISE_NUMBER || stands_for_a_number(value);
            members.iter().any(stands)
        }
        _ => false,
    }
}

/// Whether `serde_json` stops at a limit of its own.
fn is_limit(error: &str) -> bool {
    error.contains("recursion limit") || error.contains("number out of range")
}

impl Json {
    /// The value without its order; of members that are there twice, the last.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.clone()),
            Self::List(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(members) => {
                let members = members.iter().map(|(name, value)| (name.clone(), value.to_value()));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_is_mended() {
        for (text, expected) in [
            (r#""a\ud800b""#, r#""a\ufffdb""#),
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#),
            (r#""\ude00\ud83d""#, r#""\ufffd\ufffd""#),
            (r#""\\ud800""#, r#""\\ud800""#),
            (r#"["\"NaN",NaN,-Infinity]"#, r#"["\"NaN","NaN","-Infinity"]"#),
            ("\"\\", "\"\\"),
            ("\"\\é", "\"\\é"),
        ] {
            assert_eq!(mended(text), expected);
        }
    }
}
