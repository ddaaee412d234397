//! Values that are neither lists nor objects.

use crate::body::Json;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{GeneralPurpose, general_purpose};
use botocore_runtime::DateTime;
use serde_json::{Number, Value};

/// Base64 whose last character may have bits that no byte takes.
const WITHOUT_PADDING: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, general_purpose::NO_PAD.with_decode_allow_trailing_bits(true));

/// Reads a value of a type; `None` if it is not of that type.
pub fn read(kind: &str, json: &Json) -> Option<Value> {
    match (kind, json) {
        ("string" | "character", Json::Text(text)) => Some(text.as_str().into()),
        ("boolean", Json::Bool(value)) => Some((*value).into()),
        ("integer", Json::Number(number)) => i32::try_from(whole(number)?).ok().map(Value::from),
        ("long", Json::Number(number)) => whole(number).map(Value::from),
        ("double", _) => float(json).map(shown),
        #[expect(clippy::cast_possible_truncation, reason = "a float is rounded")]
        ("float", _) => float(json).map(|number| shown(f64::from(number as f32))),
        ("timestamp", _) => timestamp(json).and_then(|time| serde_json::to_value(time).ok()),
        ("blob", Json::Text(text)) => bytes(text).map(|bytes| general_purpose::STANDARD.encode(bytes).into()),
        _ => None,
    }
}

/// A whole number, which may be written with a fraction of zeros or an exponent.
fn whole(number: &Number) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the number is whole and within the range")]
    let of_float = |number: f64| (number.fract() == 0.0 && number.abs() < 9.2e18).then_some(number as i64);
    if number.is_f64() { of_float(number.as_f64()?) } else { number.as_i64() }
}

/// A number, or a text for one that JSON cannot write.
fn float(json: &Json) -> Option<f64> {
    match json {
        Json::Number(number) => number.as_f64(),
        Json::Text(text) if text == "NaN" => Some(f64::NAN),
        Json::Text(text) if text == "Infinity" => Some(f64::INFINITY),
        Json::Text(text) if text == "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

fn shown(number: f64) -> Value {
    let text = match number {
        f64::INFINITY => "Infinity",
        f64::NEG_INFINITY => "-Infinity",
        _ => "NaN",
    };
    Number::from_f64(number).map_or_else(|| text.into(), Value::Number)
}

/// Epoch seconds, or any text that is a timestamp.
fn timestamp(json: &Json) -> Option<DateTime> {
    match json {
        Json::Number(number) if number.is_f64() => number.as_f64().map(DateTime::from_secs_f64),
        Json::Number(number) => number.as_i64().map(DateTime::from_secs),
        Json::Text(text) => DateTime::parse(text).ok(),
        _ => None,
    }
}

/// Base64, with or without padding, and with white space anywhere.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let text: String = text.chars().filter(|char| !char.is_ascii_whitespace()).collect();
    let bare = text.trim_end_matches('=');
    let padding = text.len() - bare.len();
    let fits = padding <= (4 - bare.len() % 4) % 4;
    fits.then(|| WITHOUT_PADDING.decode(bare).ok()).flatten()
}
