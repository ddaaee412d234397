//! Reads method and path of operations.

use crate::json::Cursor;
use crate::{Http, RequestUri};

/// Methods that a request may have.
const METHODS: [(&str, &str); 7] = [
    ("GET", "GET"),
    ("HEAD", "HEAD"),
    ("POST", "POST"),
    ("PUT", "PUT"),
    ("PATCH", "PATCH"),
    ("DELETE", "DELETE"),
    ("OPTIONS", "OPTIONS"),
];

pub fn read(cursor: &Cursor) -> Option<Http> {
    let mut object = cursor.object()?;
    let method = object.required("method").and_then(|it| it.word("HTTP method", &METHODS));
    let request_uri = object.required("requestUri").and_then(|it| request_uri(&it));
    let response_code = object.optional_status("responseCode");
    object.close();
    Some(Http { method: method?.to_owned(), request_uri: request_uri?, response_code })
}

fn request_uri(cursor: &Cursor) -> Option<RequestUri> {
    RequestUri::parse(cursor.str()?).map_err(|(message, help)| cursor.problem(message, help)).ok()
}
