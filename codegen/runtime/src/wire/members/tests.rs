mod memory;

use super::*;
use crate::wire::blob::Blob;
use crate::wire::codec::json;
use crate::wire::document::Document;
use crate::wire::time::DateTime;
use serde_core::de::value;
use serde_core::de::{IntoDeserializer, Visitor};
use serde_core::forward_to_deserialize_any;
use std::collections::HashMap;

#[derive(Debug, Default, PartialEq)]
struct Package {
    name: Option<String>,
    count: Option<i32>,
    ratio: Option<f64>,
    created: Option<DateTime>,
    data: Option<Blob>,
    labels: Option<HashMap<String, Vec<String>>>,
    sparse: Option<Vec<Option<bool>>>,
    nested: Option<Box<Package>>,
    choice: Option<Choice>,
    packages: Option<Vec<Package>>,
    document: Option<Document>,
}

crate::members! {
    received Package {
        name: "name",
        count: "count",
        ratio: "ratio",
        created: "created",
        data: "data",
        labels: "labels",
        sparse: "sparse",
        nested: "nested",
        choice: "choice",
        packages: "packages",
        document: "document",
    }
}

#[derive(Debug, PartialEq)]
enum Choice {
    Text(String),
    Boxed(Box<Choice>),
    Unknown { tag: String, value: Document },
}

crate::members! {
    union received Choice {
        Text: "text",
        Boxed: "boxed",
    }
}

fn read(json: &str) -> Package {
    json::read(json.as_bytes(), &Context::unlimited(Names::Wire)).unwrap().unwrap_or_default()
}

fn problem(json: &str) -> String {
    json::read::<Package>(json.as_bytes(), &Context::unlimited(Names::Wire)).unwrap_err().to_string()
}

#[test]
fn members_are_read_and_unknown_ones_skipped() {
    let package = read(
        r#" {"name": "a\nb", "new": {"deep": [1, {}]}, "count": 3, "labels": {"x": ["y"]},
             "nested": {"name": "inner"}, "data": "dmFsdWU"} "#,
    );
    assert_eq!(package.name.as_deref(), Some("a\nb"));
    assert_eq!(package.count, Some(3));
    assert_eq!(package.labels.unwrap()["x"], ["y"]);
    assert_eq!(package.nested.unwrap().name.as_deref(), Some("inner"));
    assert_eq!(package.data, Some(Blob::from("value")));
}

#[test]
fn empty_bodies_and_nulls_are_no_values() {
    for json in ["", " \n", "null", "{}", r#"{"name": null, "nested": null, "labels": null}"#] {
        assert_eq!(read(json), Package::default(), "{json}");
    }
    assert_eq!(json::read::<Package>(b"", &Context::unlimited(Names::Wire)), Ok(None));
    assert_eq!(json::read::<String>(b"\"hello\"", &Context::unlimited(Names::Wire)), Ok(Some("hello".to_owned())));
    assert_eq!(json::read::<Document>(b"10", &Context::unlimited(Names::Wire)), Ok(Some(Document::from(10))));
}

#[test]
fn dense_collections_drop_nulls_and_sparse_ones_keep_them() {
    let package = read(r#"{"labels": {"x": ["a", null], "z": null}, "sparse": [true, null]}"#);
    assert_eq!(package.labels, Some(HashMap::from([("x".to_owned(), vec!["a".to_owned()])])));
    assert_eq!(package.sparse, Some(vec![Some(true), None]));
}

#[test]
fn numbers_are_read_leniently() {
    assert_eq!(read(r#"{"count": 5.0}"#).count, Some(5));
    assert_eq!(read(r#"{"count": -2147483648}"#).count, Some(i32::MIN));
    assert_eq!(read(r#"{"ratio": 2}"#).ratio, Some(2.0));
    assert_eq!(read(r#"{"ratio": "-Infinity"}"#).ratio, Some(f64::NEG_INFINITY));
    assert!(read(r#"{"ratio": "NaN"}"#).ratio.is_some_and(f64::is_nan));
    for json in [r#"{"count": 5.5}"#, r#"{"count": 2147483648}"#, r#"{"count": 1e300}"#] {
        assert!(problem(json).contains("expected a whole number of 32 bits"), "{json}");
    }
}

#[test]
fn timestamps_are_read_in_every_format() {
    let time = Some(DateTime::from_secs(1_576_540_098));
    for json in [
        "1576540098",
        "1576540098.0",
        "\"1576540098\"",
        "\"2019-12-16T23:48:18Z\"",
        "\"Mon, 16 Dec 2019 23:48:18 GMT\"",
    ] {
        assert_eq!(read(&format!(r#"{{"created": {json}}}"#)).created, time, "{json}");
    }
    let fraction = read(r#"{"created": 1398796238.123}"#).created.unwrap();
    assert_eq!(fraction.to_string(), "2014-04-29T18:30:38.123Z");
}

#[test]
fn unions_have_one_member_with_a_value() {
    let choice = |json: &str| read(&format!(r#"{{"choice": {json}}}"#)).choice;
    let text = Some(Choice::Text("a".to_owned()));
    assert_eq!(choice(r#"{"text": "a"}"#), text);
    assert_eq!(choice(r#"{"__type": "X", "boxed": null, "new": null, "text": "a"}"#), text);
    let unknown = Choice::Unknown { tag: "new".to_owned(), value: serde_json::json!({"text": "a"}) };
    assert_eq!(choice(r#"{"new": {"text": "a"}}"#), Some(unknown));
    let inner = Box::new(Choice::Text("a".to_owned()));
    assert_eq!(choice(r#"{"boxed": {"text": "a"}}"#), Some(Choice::Boxed(inner)));
    assert_eq!(choice("{}"), None);
    assert_eq!(choice("null"), None);
    let error = problem(r#"{"choice": {"text": "a", "boxed": {"text": "b"}}}"#);
    assert!(error.starts_with("choice: expected one member with a value, found"), "{error}");
}

#[test]
fn errors_name_the_place_but_never_the_value() {
    for (json, expected) in [
        (r#"{"packages":[{},{"name":5}]}"#, "packages[1].name: expected a string, found a number at line 1 column 26"),
        (
            r#"{"labels":{"a b":["x",true]}}"#,
            "labels[\"a b\"][1]: expected a string, found a boolean at line 1 column 27",
        ),
        (r#"{"count":"secret"}"#, "count: expected a whole number of 32 bits, found a string"),
        (r#"{"name":["secret"]}"#, "name: expected a string, found an array"),
        (r#"{"name":{"secret":1}}"#, "name: expected a string, found an object"),
        (r#"{"nested":"secret"}"#, "nested: expected an object, found a string"),
        (r#"{"nested":true}"#, "nested: expected an object, found a boolean"),
        (r#"{"labels":["secret"]}"#, "labels: expected an object, found an array"),
        (r#"{"packages":{"secret":1}}"#, "packages: expected an array, found an object"),
        (r#"{"packages":"secret"}"#, "packages: expected an array, found a string"),
        (r#"{"packages":"5, expected an object secret"}"#, "packages: expected an array, found a string"),
        (r#"{"nested":"5, expected an array secret"}"#, "nested: expected an object, found a string"),
        (r#"{"choice":"secret"}"#, "choice: expected an object, found a string"),
        (r#"{"data":"secret!"}"#, "data: expected base64, found another string"),
        (r#"["secret"]"#, "expected an object, found an array"),
        ("5", "expected an object, found a number"),
    ] {
        let error = problem(json);
        assert!(error.starts_with(expected), "{error}");
        assert!(!error.contains("secret"), "{error}");
    }
}

#[test]
fn what_is_not_json_is_an_error() {
    for json in ["<html>", "{\"name\": \"a\"", "{} {}"] {
        let error = problem(json);
        assert!(error.starts_with("the body is not valid JSON: "), "{error}");
    }
    assert!(json::read::<Package>(b"{\"name\": \"\xff\"}", &Context::unlimited(Names::Wire)).is_err());
    let deep = "{\"nested\":".repeat(5000);
    assert!(json::read::<Package>(deep.as_bytes(), &Context::unlimited(Names::Wire)).is_err());
}

#[test]
fn any_deserializer_will_do() {
    let value = serde_json::json!({"name": "a", "packages": [{"count": 1}]});
    let package = Package::decode(value, &Context::unlimited(Names::Wire)).unwrap().unwrap();
    assert_eq!(package.packages.unwrap()[0].count, Some(1));
    let there = Document::decode(There("a".into_deserializer()), &Context::unlimited(Names::Wire)).unwrap();
    assert_eq!(there, Some(Document::from("a")));
}

/// A value of a format that says of each whether it is there, as RON does.
struct There<D>(D);

impl<'de, D: Decoder<'de, Error = value::Error>> Decoder<'de> for There<D> {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        visitor.visit_some(self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn a_deserializer_that_says_itself_what_is_wrong_says_what_is_expected() {
    fn problem<'de, T: Decode>(decoder: impl Decoder<'de, Error = value::Error>) -> String {
        let read = T::decode(decoder, &Context::unlimited(Names::Wire));
        read.err().map(|error| error.to_string()).unwrap_or_default()
    }
    let bytes = || value::BytesDeserializer::new(b"secret");
    let names = value::MapDeserializer::new([(5, "secret")].into_iter());
    for (problem, expected) in [
        (problem::<String>(bytes()), "invalid type: byte array, expected a string"),
        (problem::<Document>(bytes()), "invalid type: byte array, expected any JSON value"),
        (problem::<Package>(There(names)), "invalid type: integer `5`, expected the name of a member"),
        (problem::<Package>("secret".into_deserializer()), "expected an object, found a string"),
        (problem::<Vec<Package>>("secret".into_deserializer()), "expected an array, found a string"),
    ] {
        assert_eq!(problem, expected);
    }
}

#[cfg(feature = "serde")]
#[test]
fn bytes_are_base64_to_serde() {
    let blob = Blob::from("value");
    assert_eq!(serde_json::to_string(&blob).unwrap(), r#""dmFsdWU=""#);
    assert_eq!(serde_json::from_str::<Blob>(r#""dmFsdWU=""#).unwrap(), blob);
}

#[test]
fn what_other_libraries_read_is_read() {
    assert_eq!(read(r#"{"name": "\ud800", "new": "\udfff"}"#).name.as_deref(), Some("\u{fffd}"));
    assert_eq!(read(r#"{"\ud83d\ude00": 1, "labels": {"\ude00": []}}"#).labels.unwrap()["\u{fffd}"], [""; 0]);
    assert!(read(r#"{"ratio": NaN}"#).ratio.is_some_and(f64::is_nan));
    assert_eq!(read(r#"{"new": NaN, "ratio": -Infinity}"#).ratio, Some(f64::NEG_INFINITY));
    assert_eq!(read("\u{feff}{\"count\": 1}").count, Some(1));
    assert_eq!(read("\u{feff}"), Package::default());
    let error = problem(r#"{"name": NaN, "count": "\ud800"}"#);
    assert!(error.starts_with("count: expected a whole number of 32 bits, found a string"), "{error}");
}
