//! The writer: compact JSON in UTF-8, without a way to fail.

use crate::wire::document::Document;
use crate::wire::members::{Encode, Writer};
use crate::wire::time::{DateTime, DateTimeFormat, FormatTimestamps as _};
use bytes::Bytes;

const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";

/// Writes a value as JSON.
pub fn write<T: Encode + ?Sized>(value: &T) -> Bytes {
    let mut writer = JsonWriter::default();
    value.encode(&mut writer);
    writer.0.into()
}

/// Writes one JSON value.
#[derive(Debug, Default)]
struct JsonWriter(Vec<u8>);

impl JsonWriter {
    /// Writes what is JSON already: a number, `true`, `false` or `null`.
    fn literal(&mut self, json: &str) {
        self.0.extend_from_slice(json.as_bytes());
    }

    /// Writes a number. One that JSON cannot express becomes a string.
    fn number(&mut self, number: f64, digits: impl FnOnce() -> String) {
        if number.is_nan() {
            self.string("NaN");
        } else if number.is_infinite() {
            self.string(if number.is_sign_negative() { "-Infinity" } else { "Infinity" });
        } else {
            self.literal(&digits());
        }
    }

    /// Separates an item or a member from the one before it.
    fn separate(&mut self) {
        if !matches!(self.0.last(), Some(b'[' | b'{')) {
            self.0.push(b',');
        }
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            b'"' | b'\\' => byte,
            _ => {
                self.0.extend_from_slice(b"\\u00");
                self.0.push(HEXADECIMAL[usize::from(byte >> 4)]);
                self.0.push(HEXADECIMAL[usize::from(byte & 15)]);
                return;
            }
        };
        self.0.extend_from_slice(&[b'\\', short]);
    }
}

impl Writer for JsonWriter {
    fn null(&mut self) {
        self.literal("null");
    }

    fn boolean(&mut self, value: bool) {
        self.literal(if value { "true" } else { "false" });
    }

    fn integer(&mut self, number: i64) {
        self.literal(&number.to_string());
    }

    fn float(&mut self, number: f32) {
        self.number(f64::from(number), || format!("{number:?}"));
    }

    fn double(&mut self, number: f64) {
        self.number(number, || format!("{number:?}"));
    }

    fn string(&mut self, text: &str) {
        self.0.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(index) = rest.iter().position(|&byte| needs_escape(byte)) {
            let (plain, special) = rest.split_at(index);
            self.0.extend_from_slice(plain);
            if let Some((&byte, after)) = special.split_first() {
                self.escape(byte);
                rest = after;
            }
        }
        self.0.extend_from_slice(rest);
        self.0.push(b'"');
    }

    fn timestamp(&mut self, time: DateTime, format: Option<DateTimeFormat>) {
        let format = format.unwrap_or(DateTimeFormat::EpochSeconds);
        let text = time.format(format).to_string();
        match format {
            DateTimeFormat::EpochSeconds => self.literal(&text),
            _ => self.string(&text),
        }
    }

    fn document(&mut self, document: &Document) {
        match document {
            Document::Null => self.null(),
            Document::Bool(value) => self.boolean(*value),
            Document::Number(number) => self.literal(&number.to_string()),
            Document::String(text) => self.string(text),
            Document::Array(items) => self.list(items),
            Document::Object(members) => self.map(members.iter().map(|(name, value)| (name.as_str(), value))),
        }
    }

    fn list<T: Encode>(&mut self, items: impl IntoIterator<Item = T>) {
        self.0.push(b'[');
        for item in items {
            self.separate();
            item.encode(self);
        }
        self.0.push(b']');
    }

    fn map<'a, T: Encode>(&mut self, entries: impl IntoIterator<Item = (&'a str, T)>) {
        self.structure(|members| {
            for (key, value) in entries {
                members.value(key, &value);
            }
        });
    }

    fn structure(&mut self, members: impl FnOnce(&mut Self)) {
        self.0.push(b'{');
        members(self);
        self.0.push(b'}');
    }

    fn value<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        self.separate();
        self.string(name);
        self.0.push(b':');
        value.encode(self);
    }
}

fn needs_escape(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::blob::Blob;
    use crate::wire::time::FormatTimestamps;
    use std::collections::HashMap;

    fn json(value: &(impl Encode + ?Sized)) -> String {
        String::from_utf8(write(value).into()).unwrap()
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
        assert_eq!(json(&time.format(DateTimeFormat::EpochSeconds)), "1398796238");
        let date = "\"Tue, 29 Apr 2014 18:30:38 GMT\"";
        assert_eq!(json(&time.format(DateTimeFormat::HttpDate)), date);
        let iso = "\"2014-04-29T18:30:38Z\"";
        assert_eq!(json(&time.format(DateTimeFormat::DateTime)), iso);
    }

    #[test]
    fn collections_keep_what_is_empty_false_or_null() {
        let map = HashMap::from([("b", vec![Some(false), None]), ("a", vec![])]);
        assert_eq!(json(&map), r#"{"a":[],"b":[false,null]}"#);
        assert_eq!(json(&vec![vec![1], vec![], vec![2, 3]]), "[[1],[],[2,3]]");
        assert_eq!(json(&Blob::from("value")), "\"dmFsdWU=\"");
        let document = serde_json::json!({"a": [1, 2.5, null, "x"], "b": {}, "c": "{"});
        assert_eq!(json(&document), r#"{"a":[1,2.5,null,"x"],"b":{},"c":"{"}"#);
    }

    #[test]
    fn members_without_a_value_are_left_out() {
        let mut writer = JsonWriter::default();
        writer.structure(|members| {
            members.member("none", &None::<String>);
            members.member("empty", &Some(""));
            members.member("boxed", &Some(Box::new(0)));
            members.value("inner", &HashMap::<String, i32>::new());
        });
        assert_eq!(writer.0, br#"{"empty":"","boxed":0,"inner":{}}"#);
    }
}
