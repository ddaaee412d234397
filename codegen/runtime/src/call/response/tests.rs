use super::*;
use crate::wire::time::DateTime;

fn response(headers: &[(&str, &[u8])], body: &'static [u8]) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(body));
    for (name, value) in headers {
        let name = http::HeaderName::try_from(*name).unwrap();
        let value = HeaderValue::from_bytes(value).unwrap();
        response.headers_mut().append(name, value);
    }
    response
}

#[test]
fn headers_are_read_as_their_type() {
    let reply = response(&[("X-Integer", b"123"), ("x-float", b"NaN"), ("x-text", b"")], b"");
    assert_eq!(header::<_, i32>(&reply, "X-Integer"), Ok(Some(123)));
    assert!(header::<_, f32>(&reply, "x-float").unwrap().is_some_and(f32::is_nan));
    assert_eq!(header::<_, String>(&reply, "x-text"), Ok(Some(String::new())));
    assert_eq!(header::<_, i32>(&reply, "x-text"), Ok(None));
    assert_eq!(header::<_, String>(&reply, "x-none"), Ok(None));
}

#[test]
fn an_unreadable_header_is_named() {
    let error = header::<_, i64>(&response(&[("x-count", b"many")], b""), "x-count").unwrap_err();
    assert_eq!(error.to_string(), "header `x-count`: expected a whole number of 64 bits");
}

#[test]
fn bytes_beyond_ascii_are_readable() {
    let reply = response(&[("x-utf8", "é".as_bytes()), ("x-latin1", b"\xe9")], b"");
    assert_eq!(header::<_, String>(&reply, "x-utf8"), Ok(Some("é".to_owned())));
    assert_eq!(header::<_, String>(&reply, "x-latin1"), Ok(Some("é".to_owned())));
}

#[test]
fn lists_may_be_quoted_repeated_and_of_dates() {
    let quoted = b"\"b,c\", \"\\\"def\\\"\", a";
    let date = b"Mon, 16 Dec 2019 23:48:18 GMT, Mon, 16 Dec 2019 23:48:18 GMT";
    let headers: &[(&str, &[u8])] =
        &[("x-list", quoted), ("x-list", b"d"), ("x-date", date), ("x-int", b"1, 2"), ("x-no", b"")];
    let reply = response(headers, b"");
    let list = header_list::<_, String>(&reply, "x-list").unwrap().unwrap();
    assert_eq!(list, ["b,c", "\"def\"", "a", "d"]);
    let dates = header_list::<_, DateTime>(&reply, "x-date").unwrap().unwrap();
    assert_eq!(dates, [DateTime::from_secs(1_576_540_098); 2]);
    assert_eq!(header_list::<_, i32>(&reply, "x-int"), Ok(Some(vec![1, 2])));
    assert_eq!(header_list::<_, i32>(&reply, "x-no"), Ok(Some(vec![])));
    assert_eq!(header_list::<_, String>(&reply, "x-none"), Ok(None));
    assert!(header_list::<_, i32>(&reply, "x-list").is_err());
}

#[test]
fn prefixed_headers_lose_their_prefix() {
    let reply = response(&[("x-foo", b"Foo"), ("X-Foo-Abc", b"Abc value")], b"");
    let found = prefix_headers(&reply, "X-Foo-").unwrap();
    assert_eq!(found, HashMap::from([("abc".to_owned(), "Abc value".to_owned())]));
    assert_eq!(prefix_headers(&reply, "").unwrap().len(), 2);
    assert_eq!(prefix_headers(&reply, "x-bar-"), None);
}

#[test]
fn media_type_headers_are_base64() {
    let reply = response(&[("x-json", b"dHJ1ZQ=="), ("x-bad", b"?")], b"");
    assert_eq!(media_type_header(&reply, "x-json"), Ok(Some("true".to_owned())));
    assert_eq!(media_type_header(&reply, "x-none"), Ok(None));
    assert!(media_type_header(&reply, "x-bad").is_err());
    assert_eq!(encode_media_type(&Some("true".to_owned())).as_deref(), Some("dHJ1ZQ=="));
    assert_eq!(encode_media_type(&None), None);
}

#[test]
fn payloads_are_the_body_or_nothing() {
    let reply = response(&[], b"rawstring");
    assert_eq!(text_payload::<String>(&reply), Ok(Some("rawstring".to_owned())));
    assert_eq!(blob_payload(&reply), Some(Blob::from("rawstring")));
    let empty = response(&[], b"");
    assert_eq!(text_payload::<String>(&empty), Ok(None));
    assert_eq!(blob_payload(&empty), None);
    assert!(text_payload::<String>(&response(&[], b"\xff")).is_err());
}
