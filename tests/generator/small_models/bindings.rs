//! Members in the path, the query, headers and the status.

use super::support::{receive, receive_with, reply, send, try_send};
use botocore_runtime::DateTime;
use codeartifact_tests::models::bindings::operation::all_headers::AllHeadersInput;
use codeartifact_tests::models::bindings::operation::headers::HeadersInput;
use codeartifact_tests::models::bindings::operation::labels::LabelsInput;
use codeartifact_tests::models::bindings::operation::mixed::MixedInput;
use codeartifact_tests::models::bindings::operation::query::QueryInput;
use codeartifact_tests::models::bindings::operation::query_list_map::QueryListMapInput;
use codeartifact_tests::models::bindings::operation::shared::SharedInput;
use codeartifact_tests::models::bindings::types::Colour;
use serde_json::json;
use std::collections::HashMap;

/// 2020-01-02T03:04:05Z
const TIME: DateTime = DateTime::from_secs(1_577_934_245);

/// An input of the operation with labels of every type.
fn labels(text: &str, key: &str) -> LabelsInput {
    LabelsInput::builder()
        .string(text)
        .integer(-1)
        .long(1 << 40)
        .float(1.5)
        .double(f64::NEG_INFINITY)
        .boolean(true)
        .time(TIME)
        .epoch(TIME)
        .iso(TIME)
        .http_date(TIME)
        .colour(Colour::DarkBlue)
        .key(key)
        .build()
}

#[test]
fn labels_of_every_type_are_encoded() {
    let sent = send(labels("a/b c%ü?#", "x/y z/~.-_"));
    assert_eq!(sent.method, "GET");
    let time = "2020-01-02T03%3A04%3A05Z";
    let date = "Thu%2C%2002%20Jan%202020%2003%3A04%3A05%20GMT";
    assert_eq!(
        sent.path,
        format!(
            "/labels/a%2Fb%20c%25%C3%BC%3F%23/-1/1099511627776/1.5/-Infinity/true/{time}/1577934245/{time}/{date}\
             /dark%20blue/x/y%20z/~.-_/end"
        )
    );
    assert_eq!(sent.query, "");
    assert!(sent.headers.is_empty(), "{:?}", sent.headers);
    assert!(sent.body.is_empty());
}

#[test]
fn empty_labels_are_refused_by_name() {
    let error = try_send(labels("", "x")).err().unwrap();
    assert!(error.to_string().contains("string"), "{error}");
    let error = try_send(labels("x", "")).err().unwrap();
    assert!(error.to_string().contains("key"), "{error}");
}

#[test]
fn a_query_has_literals_members_lists_and_a_map() {
    let input = QueryInput::builder()
        .string("a&b=c")
        .integer(0)
        .long(-5)
        .float(0.5)
        .double(f64::NAN)
        .boolean(false)
        .time(TIME)
        .epoch(TIME)
        .iso(TIME)
        .http_date(TIME)
        .colour(Colour::from("mauve"))
        .strings("x")
        .strings("")
        .integers(1)
        .integers(2)
        .booleans(true)
        .doubles(1.0)
        .times(TIME)
        .epochs(TIME)
        .colours(Colour::Red)
        .unnamed("u")
        .map("extra", "1")
        .map("q-string", "taken")
        .build();
    let sent = send(input);
    assert_eq!(sent.path, "/query");
    let time = "2020-01-02T03%3A04%3A05Z";
    let expected = [
        "literal=",
        "fixed=1",
        "q-string=a%26b%3Dc",
        "q-integer=0",
        "q-long=-5",
        "q-float=0.5",
        "q-double=NaN",
        "q-boolean=false",
        &format!("q-time={time}"),
        "q-epoch=1577934245",
        &format!("q-iso={time}"),
        "q-httpDate=Thu%2C%2002%20Jan%202020%2003%3A04%3A05%20GMT",
        "q-colour=mauve",
        "q-strings=x",
        "q-strings=",
        "q-integers=1",
        "q-integers=2",
        "q-booleans=true",
        "q-doubles=1.0",
        &format!("q-times={time}"),
        "q-epochs=1577934245",
        "q-colours=red",
        "unnamed=u",
        "extra=1",
    ];
    let sent: Vec<&str> = sent.query.split('&').collect();
    assert_eq!(sent, expected);
}

#[test]
fn a_query_without_members_keeps_its_literals() {
    let sent = send(QueryInput::builder().build());
    assert_eq!(sent.query, "literal=&fixed=1");
}

#[test]
fn a_map_of_lists_repeats_its_keys() {
    let input = QueryListMapInput::builder()
        .mode("fast")
        .map("b", vec!["1".to_owned(), "2".to_owned()])
        .map("a", vec!["3".to_owned()])
        .map("mode", vec!["slow".to_owned()])
        .build();
    assert_eq!(send(input).query, "mode-fixed=1&mode=fast&a=3&b=1&b=2");
}

#[test]
fn headers_carry_scalars_lists_maps_and_json() {
    let input = HeadersInput::builder()
        .string("text")
        .integer(1)
        .long(2)
        .float(f32::INFINITY)
        .double(2.5)
        .boolean(true)
        .time(TIME)
        .epoch(TIME)
        .iso(TIME)
        .http_date(TIME)
        .colour(Colour::Red)
        .strings("a")
        .strings("b,c")
        .integers(1)
        .integers(2)
        .booleans(true)
        .booleans(false)
        .doubles(0.5)
        .times(TIME)
        .times(TIME)
        .epochs(TIME)
        .colours(Colour::Red)
        .colours(Colour::DarkBlue)
        .json("{\"a\":1}")
        .unnamed("u")
        .member_iso(TIME)
        .meta("one", "1")
        .meta("two", "2")
        .content_type("text/x-test")
        .build();
    let sent = send(input);
    let date = "Thu, 02 Jan 2020 03:04:05 GMT";
    for (name, value) in [
        ("x-string", "text"),
        ("x-integer", "1"),
        ("x-long", "2"),
        ("x-float", "Infinity"),
        ("x-double", "2.5"),
        ("x-boolean", "true"),
        ("x-time", date),
        ("x-epoch", "1577934245"),
        ("x-iso", "2020-01-02T03:04:05Z"),
        ("x-httpdate", date),
        ("x-colour", "red"),
        ("x-strings", "a, \"b,c\""),
        ("x-integers", "1, 2"),
        ("x-booleans", "true, false"),
        ("x-doubles", "0.5"),
        ("x-times", &format!("{date}, {date}")),
        ("x-epochs", "1577934245"),
        ("x-colours", "red, dark blue"),
        ("x-json", "eyJhIjoxfQ=="),
        ("unnamed", "u"),
        ("x-memberiso", "2020-01-02T03:04:05Z"),
        ("x-meta-one", "1"),
        ("x-meta-two", "2"),
        ("content-type", "text/x-test"),
        ("content-length", "0"),
    ] {
        assert_eq!(sent.header(name), Some(value), "{name}");
    }
    assert_eq!(sent.headers.len(), 25);
}

#[test]
fn headers_are_read_back() {
    let headers = [
        ("X-string", "text"),
        ("X-float", "-Infinity"),
        ("X-boolean", "false"),
        ("X-time", "Thu, 02 Jan 2020 03:04:05 GMT"),
        ("X-epoch", "1577934245"),
        ("X-iso", "2020-01-02T03:04:05Z"),
        ("X-colour", "mauve"),
        ("X-strings", "a, \"b,c\""),
        ("X-integers", "1,2"),
        ("X-times", "Thu, 02 Jan 2020 03:04:05 GMT, Thu, 02 Jan 2020 03:04:05 GMT"),
        ("X-Json", "eyJhIjoxfQ=="),
        ("X-Meta-One", "1"),
        ("Unnamed", "u"),
    ];
    let output = reply::<HeadersInput>(202, &headers, r#"{"LEFT": "behind", "left": "ignored"}"#).unwrap();
    assert_eq!(output.string(), Some("text"));
    assert_eq!(output.float(), Some(f32::NEG_INFINITY));
    assert_eq!(output.boolean(), Some(false));
    assert_eq!([output.time(), output.epoch(), output.iso()], [Some(&TIME); 3]);
    assert_eq!(output.colour().map(Colour::as_str), Some("mauve"));
    assert_eq!(output.strings(), ["a", "b,c"]);
    assert_eq!(output.integers(), [1, 2]);
    assert_eq!(output.times(), [TIME, TIME]);
    assert_eq!(output.json(), Some("{\"a\":1}"));
    assert_eq!(output.meta(), Some(&HashMap::from([("one".to_owned(), "1".to_owned())])));
    assert_eq!(output.unnamed(), Some("u"));
    assert_eq!(output.status(), Some(202));
    assert_eq!(output.left(), Some("behind"));
    assert_eq!(output.integer(), None);
}

#[test]
fn a_header_that_cannot_be_read_is_named() {
    let error = receive_with::<HeadersInput>(&[("X-integer", "many")], "{}").unwrap_err();
    let message = error.to_string();
    assert!(message.contains("Headers") && message.to_ascii_lowercase().contains("x-integer"), "{message}");
}

#[test]
fn an_empty_prefix_collects_all_headers() {
    let output = receive_with::<AllHeadersInput>(&[("a", "1"), ("b", "2")], "").unwrap();
    let all = output.all().unwrap();
    assert_eq!((all["a"].as_str(), all["b"].as_str(), all.len()), ("1", "2", 2));
}

#[test]
fn members_are_parted_between_path_query_headers_and_body() {
    let input = MixedInput::builder().id("7").page(2).note("n").renamed("r").plain(0).build();
    let sent = send(input);
    assert_eq!(
        (sent.method.as_str(), sent.path.as_str(), sent.query.as_str()),
        ("PATCH", "/mixed/7/edit", "kind=full&page=2")
    );
    assert_eq!(sent.header("x-note"), Some("n"));
    assert_eq!(sent.json(), json!({"WIRE name": "r", "plain": 0}));
    assert_eq!(sent.header("content-length"), Some("27"));
}

#[test]
fn what_requests_send_in_the_uri_is_in_the_body_of_replies() {
    let sent = send(SharedInput::builder().key("k").at(TIME).others("a", "b").note("n").build());
    assert_eq!((sent.path.as_str(), sent.query.as_str()), ("/shared/k", "since=2020-01-02T03%3A04%3A05Z&a=b"));
    assert_eq!(sent.json(), json!({"note": "n"}));
    let output = receive::<SharedInput>(r#"{"Key": "k", "since": 1577934245, "others": {"a": "b"}, "note": "n"}"#);
    assert_eq!((output.key(), output.at(), output.note()), ("k", Some(&TIME), Some("n")));
    assert_eq!(output.others().unwrap()["a"], "b");
}

#[test]
fn a_header_value_with_a_line_break_is_refused() {
    let input = MixedInput::builder().id("7").plain(0).note("a\r\nX-Evil: 1").build();
    let error = try_send(input).err().unwrap();
    assert!(error.to_string().contains("X-Note"), "{error}");
}
