//! The memory that values take is bounded, whatever they consist of.

use super::*;
use serde_json::json;

/// The error if a body and what is read from it may take 8 times as much as the body.
fn refusal<T: Decode>(json: &str) -> String {
    let context = Context::of_reply(json.len() as u64);
    let Err(error) = json::read::<T>(json.as_bytes(), &context) else { panic!("{} bytes are read", json.len()) };
    error.to_string()
}

/// A list of 1,000 such items.
fn list(item: &str) -> String {
    format!("[{}]", vec![item; 1000].join(","))
}

#[test]
fn short_elements_that_are_large_in_memory_are_refused() {
    let member = |name: &str, value: &str| format!(r#"{{"{name}":{value}}}"#);
    let entries: Vec<_> = (0..1000).map(|key| format!(r#""{key}":[]"#)).collect();
    let entries = format!("{{{}}}", entries.join(","));
    let mut refusals = vec![
        ("packages[", refusal::<Package>(&member("packages", &list("{}")))),
        ("nested.packages[", refusal::<Package>(&member("nested", &member("packages", &list("{}"))))),
        ("[", refusal::<Vec<Package>>(&list(r#"{"labels":{"":[]}}"#))),
        ("[", refusal::<Vec<Package>>(&list(r#"{"choice":{"a":1}}"#))),
        ("[", refusal::<Vec<String>>(&list(r#""a""#))),
        ("[", refusal::<Vec<Blob>>(&list(r#""aaa""#))),
        ("[", refusal::<Vec<Vec<String>>>(&list("[]"))),
        ("[", refusal::<Vec<Box<Package>>>(&list("{}"))),
        ("", refusal::<HashMap<String, Vec<String>>>(&entries)),
    ];
    for document in [list("0"), list("[]"), list("[0]"), list(r#"{"":0}"#), list(r#""a""#), entries] {
        refusals.push(("document: ", refusal::<Package>(&member("document", &document))));
    }
    for (place, error) in refusals {
        assert!(error.starts_with(place), "{error}");
        let problem = "bytes of memory, 8 times `max_reply_size`; to accept it, raise the configuration's";
        assert!(error.contains(problem), "{error}");
        assert!(error.ends_with("`max_reply_size`"), "{error}");
    }
}

#[test]
fn what_is_large_in_a_body_is_read() {
    for json in [
        list(&format!(r#"{{"name":"{0}","labels":{{"a":["{0}"]}}}}"#, "n".repeat(200))),
        format!(r#"[{{"document":"{0}","data":"{0}"}}]"#, "abcd".repeat(1000)),
    ] {
        let context = Context::of_reply(json.len() as u64);
        assert!(json::read::<Vec<Package>>(json.as_bytes(), &context).is_ok());
    }
}

#[test]
fn the_body_counts() {
    let context = Context::of_reply(1);
    assert_eq!(json::read::<i32>(b"1234567", &context), Ok(Some(1_234_567)));
    assert!(json::read::<i32>(b"1", &context).is_ok(), "one byte is left");
    let error = json::read::<i32>(b"1", &context).unwrap_err().to_string();
    assert!(error.starts_with("the decoded reply takes more than 8 bytes of memory"), "{error}");
}

#[test]
fn a_document_is_what_serde_json_reads() {
    for document in [
        json!(null),
        json!([null, true, -1, 18_446_744_073_709_551_615_u64, 1.5e300, "a\u{10000}\n", [], {}]),
        json!({"a": {"b": [{"c": null}]}, "": "", "\u{e9}": 0}),
    ] {
        let json = document.to_string();
        let read = json::read::<Document>(json.as_bytes(), &Context::unlimited(Names::Wire)).unwrap();
        assert_eq!(read.unwrap_or_default(), document);
    }
}

#[test]
fn what_is_read_before_a_body_is_mended_does_not_count() {
    let json = format!(r#"{{"labels":{{"a":["{}"]}},"ratio":NaN}}"#, "n".repeat(1000));
    let taken = |json: &str| {
        let context = Context::of_reply(json.len() as u64);
        let before = context.budget().left();
        json::read::<Package>(json.as_bytes(), &context).unwrap();
        before - context.budget().left()
    };
    // The mended copy of the body counts.
    let most = taken(&json.replace("NaN", "1.5")) + json.len() + r#""NaN""#.len();
    assert!((json.len()..=most).contains(&taken(&json)), "{} of {most}", taken(&json));
}

#[test]
fn tables_are_charged_as_they_are_made() {
    fn taken<T: Decode>(json: &str) -> usize {
        let context = Context::unlimited(Names::Wire);
        let before = context.budget().left();
        json::read::<T>(json.as_bytes(), &context).unwrap();
        before - context.budget().left() - json.len()
    }
    // The first table of the standard library has four places, each with a byte beside it, and room for a group of bytes.
    let table = 4 * (size_of::<(String, bool)>() + 1) + 32;
    let first = taken::<HashMap<String, bool>>(r#"{"":true}"#);
    assert!((table..2 * table).contains(&first), "{first} for a table of {table}");
    // The first node of a tree has eleven.
    let node = 11 * size_of::<(String, Document)>();
    let first = taken::<Document>(r#"{"":true}"#);
    assert!((node..2 * node).contains(&first), "{first} for a node of {node}");
}
