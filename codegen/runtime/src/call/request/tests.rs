use super::*;
use crate::wire::time::{DateTime, DateTimeFormat, FormatTimestamps};

fn request() -> Request {
    Request::new(Method::POST, "/v1/domain")
}

fn query(request: &Request) -> Vec<(&str, &str)> {
    let pairs = request.query.iter();
    pairs.map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn query_parameters_keep_their_order_and_empty_values() {
    let mut request = request();
    request.literal_query("foo", "bar");
    request.query("Empty", &Some(""));
    request.query("none", &None::<String>);
    request.query_list("list", &Some(vec![2, 1]));
    request.query_list("nothing", &Some(Vec::<f64>::new()));
    let expected = [("foo", "bar"), ("Empty", ""), ("list", "2"), ("list", "1")];
    assert_eq!(query(&request), expected);
}

#[test]
fn query_timestamps_follow_their_format() {
    let mut request = request();
    let time = Some(DateTime::from_secs(1));
    request.query("t", &time.format(DateTimeFormat::DateTime));
    assert_eq!(query(&request), [("t", "1970-01-01T00:00:01Z")]);
}

#[test]
fn a_named_query_parameter_wins_over_a_map() {
    let mut request = request();
    request.query("bar", &Some("named"));
    let map = [("qux", "alsoFromMap"), ("bar", "fromMap"), ("a", "first")];
    let map = map.map(|(name, value)| (name.to_owned(), value));
    request.query_map(&Some(HashMap::from(map)));
    let expected = [("bar", "named"), ("a", "first"), ("qux", "alsoFromMap")];
    assert_eq!(query(&request), expected);
}

#[test]
fn a_map_of_lists_repeats_its_names() {
    let mut request = request();
    request.query("corge", &Some("named"));
    let map = HashMap::from([("baz".to_owned(), vec!["bar", "qux"])]);
    request.query_list_map(&Some(map));
    assert_eq!(query(&request), [("corge", "named"), ("baz", "bar"), ("baz", "qux")]);
}

#[test]
fn headers_may_be_empty_or_beyond_ascii() {
    let mut request = request();
    request.header("X-A", &None::<String>).unwrap();
    request.header("X-B", &Some("")).unwrap();
    request.header_list("X-C", &Some(Vec::<String>::new())).unwrap();
    request.header("X-D", &Some("é")).unwrap();
    assert_eq!(request.headers.len(), 3);
    assert_eq!(request.headers["x-b"], "");
    assert_eq!(request.headers["x-c"], "");
    assert_eq!(request.headers["x-d"].as_bytes(), "é".as_bytes());
}

#[test]
fn header_lists_are_quoted_where_needed() {
    let mut request = request();
    request.header_list("x-list", &Some(vec!["b,c", "\"def\"", "a"])).unwrap();
    assert_eq!(request.headers["x-list"], "\"b,c\", \"\\\"def\\\"\", a");
    let dates = Some(vec![DateTime::from_secs(1_576_540_098); 2]);
    let dates = dates.format(DateTimeFormat::HttpDate);
    request.header_list("x-dates", &dates).unwrap();
    let date = "Mon, 16 Dec 2019 23:48:18 GMT";
    assert_eq!(request.headers["x-dates"], format!("{date}, {date}"));
}

#[test]
fn a_header_cannot_be_smuggled_in() {
    let mut request = request();
    let error = request.header("x-a", &Some("a\r\nx-b: c")).unwrap_err();
    assert_eq!(error.to_string(), "header `x-a`: holds a control character, which a header cannot carry");
    let bad_name = HashMap::from([("a b".to_owned(), String::new())]);
    let error = request.prefix_headers("x-", &Some(bad_name)).unwrap_err();
    assert_eq!(error.to_string(), "header `x-a b`: is not a valid header name");
    assert!(request.headers.is_empty());
}

#[test]
fn prefixed_headers_do_not_replace_others() {
    let mut request = request();
    request.header("x-foo", &Some("Foo")).unwrap();
    let map = HashMap::from([("foo", "other"), ("bar", "")]);
    let map = map.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned()));
    request.prefix_headers("x-", &Some(map.collect())).unwrap();
    assert_eq!(request.headers["x-foo"], "Foo");
    assert_eq!(request.headers["x-bar"], "");
}

#[test]
fn a_content_type_of_the_caller_wins_before_and_after() {
    let mut before = request();
    before.header("Content-Type", &Some("image/jpg")).unwrap();
    before.payload("application/octet-stream", Some("1234"));
    assert_eq!(before.headers[CONTENT_TYPE], "image/jpg");
    let mut after = request();
    after.payload("application/octet-stream", Some("1234"));
    assert_eq!(after.headers[CONTENT_TYPE], "application/octet-stream");
    after.header("Content-Type", &Some("image/jpg")).unwrap();
    assert_eq!(after.headers[CONTENT_TYPE], "image/jpg");
}

#[test]
fn debug_shows_no_value() {
    let mut request = request();
    request.query("token", &Some("s3cret"));
    request.header("x-token", &Some("s3cret")).unwrap();
    request.payload("text/plain", Some("s3cret"));
    let debug = format!("{request:?}");
    assert!(debug.contains("x-token") && !debug.contains("s3cret"), "{debug}");
}
