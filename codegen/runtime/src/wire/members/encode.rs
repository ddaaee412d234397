//! How values are written as JSON.

use super::{Writer, to_base64};
use crate::wire::blob::Blob;
use crate::wire::document::Document;
use crate::wire::time::{DateTime, FormattedDateTime, TimestampFormat};
use std::collections::HashMap;
use std::hash::BuildHasher;

/// A value that can be written as JSON.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, json: &mut Writer);
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, json: &mut Writer) {
        T::encode(self, json);
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, json: &mut Writer) {
        T::encode(self, json);
    }
}

/// An item of a sparse list or map: nothing is `null`.
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, json: &mut Writer) {
        match self {
            Some(value) => value.encode(json),
            None => json.literal("null"),
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, json: &mut Writer) {
        json.array(self);
    }
}

/// The keys are sorted, so that equal maps are written alike.
impl<K: AsRef<str>, T: Encode, S: BuildHasher> Encode for HashMap<K, T, S> {
    fn encode(&self, json: &mut Writer) {
        let mut entries: Vec<_> = self.iter().map(|(key, value)| (key.as_ref(), value)).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        json.object(|object| {
            for (key, value) in entries {
                object.value(key, value);
            }
        });
    }
}

impl Encode for str {
    fn encode(&self, json: &mut Writer) {
        json.string(self);
    }
}

impl Encode for String {
    fn encode(&self, json: &mut Writer) {
        json.string(self);
    }
}

impl Encode for bool {
    fn encode(&self, json: &mut Writer) {
        json.literal(if *self { "true" } else { "false" });
    }
}

impl Encode for i32 {
    fn encode(&self, json: &mut Writer) {
        json.literal(&self.to_string());
    }
}

impl Encode for i64 {
    fn encode(&self, json: &mut Writer) {
        json.literal(&self.to_string());
    }
}

impl Encode for f32 {
    fn encode(&self, json: &mut Writer) {
        float(f64::from(*self), || format!("{self:?}"), json);
    }
}

impl Encode for f64 {
    fn encode(&self, json: &mut Writer) {
        float(*self, || format!("{self:?}"), json);
    }
}

/// What is no number is written as a string, as the protocol has it.
fn float(number: f64, digits: impl FnOnce() -> String, json: &mut Writer) {
    if number.is_nan() {
        json.string("NaN");
    } else if number.is_infinite() {
        json.string(if number > 0.0 { "Infinity" } else { "-Infinity" });
    } else {
        json.literal(&digits());
    }
}

impl Encode for Blob {
    fn encode(&self, json: &mut Writer) {
        json.string(&to_base64(self.as_ref()));
    }
}

/// Epoch seconds, the protocol's default in a body.
impl Encode for DateTime {
    fn encode(&self, json: &mut Writer) {
        json.literal(&DateTime::fmt(self, TimestampFormat::EpochSeconds));
    }
}

impl Encode for FormattedDateTime {
    fn encode(&self, json: &mut Writer) {
        let text = self.to_string();
        match self.format() {
            TimestampFormat::EpochSeconds => json.literal(&text),
            TimestampFormat::Iso8601 | TimestampFormat::HttpDate => json.string(&text),
        }
    }
}

impl Encode for Document {
    fn encode(&self, json: &mut Writer) {
        match self {
            Document::Null => json.literal("null"),
            Document::Bool(value) => value.encode(json),
            Document::Number(number) => json.literal(&number.to_string()),
            Document::String(text) => json.string(text),
            Document::Array(items) => json.array(items),
            Document::Object(members) => json.object(|object| {
                for (name, value) in members {
                    object.value(name, value);
                }
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::time::FormatTimestamps;

    fn json(value: &(impl Encode + ?Sized)) -> String {
        let mut json = Writer::new();
        value.encode(&mut json);
        String::from_utf8(json.into_bytes().into()).unwrap()
    }

    #[test]
    fn strings_are_escaped_where_json_demands_it() {
        assert_eq!(json("a\"b\\c\n\r\t\u{1}\u{1f}é😹/"), r#""a\"b\\c\n\r\t\u0001\u001fé😹/""#);
        let every_control: String = (0u8..=0x7f).map(char::from).collect();
        let read: String = serde_json::from_str(&json(&every_control)).unwrap();
        assert_eq!(read, every_control);
    }

    #[test]
    fn numbers() {
        assert_eq!(json(&i64::MIN), "-9223372036854775808");
        assert_eq!(json(&1.1f32), "1.1");
        assert_eq!(json(&1e300), "1e300");
        assert_eq!(json(&f64::NAN), "\"NaN\"");
        assert_eq!(json(&f32::NEG_INFINITY), "\"-Infinity\"");
    }

    #[test]
    fn timestamps_follow_their_format() {
        let time = DateTime::from_secs(1_398_796_238);
        assert_eq!(json(&time), "1398796238");
        assert_eq!(json(&time.format(TimestampFormat::EpochSeconds)), "1398796238");
        let date = "\"Tue, 29 Apr 2014 18:30:38 GMT\"";
        assert_eq!(json(&time.format(TimestampFormat::HttpDate)), date);
        let iso = "\"2014-04-29T18:30:38Z\"";
        assert_eq!(json(&time.format(TimestampFormat::Iso8601)), iso);
    }

    #[test]
    fn collections_keep_what_is_empty_false_or_null() {
        let map = HashMap::from([("b", vec![Some(false), None]), ("a", vec![])]);
        assert_eq!(json(&map), r#"{"a":[],"b":[false,null]}"#);
        assert_eq!(json(&Blob::from("value")), "\"dmFsdWU=\"");
        let document = serde_json::json!({"a": [1, 2.5, null, "x"]});
        assert_eq!(json(&document), r#"{"a":[1,2.5,null,"x"]}"#);
    }

    #[test]
    fn members_without_a_value_are_left_out() {
        let mut writer = Writer::new();
        writer.object(|object| {
            object.member("none", &None::<String>);
            object.member("empty", &Some(""));
            object.member("boxed", &Some(Box::new(0)));
            object.value("inner", &HashMap::<String, i32>::new());
        });
        assert_eq!(writer.into_bytes(), r#"{"empty":"","boxed":0,"inner":{}}"#);
    }
}
