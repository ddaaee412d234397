//! Reads method and path of operations.

use crate::Http;
use crate::json::Cursor;

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

fn request_uri(cursor: &Cursor) -> Option<String> {
    let uri = cursor.str()?;
    if !uri.starts_with('/') {
        cursor.problem(format!("the path {uri:?} does not begin with a slash"), None);
        return None;
    }
    if uri.contains(|c: char| c == '#' || c.is_control() || c == ' ') {
        cursor.problem(format!("the path {uri:?} holds a character that cannot stand in one"), None);
        return None;
    }
    check_braces(cursor)?;
    Some(uri.to_owned())
}

/// Notes braces that do not pair up, and labels without a name.
pub fn check_braces(cursor: &Cursor) -> Option<()> {
    let text = cursor.str()?;
    let wrong = if labels(text).is_none() {
        "braces that do not pair up"
    } else if labels(text)?.iter().any(|label| label.trim_end_matches('+').is_empty()) {
        "a label without a name"
    } else {
        return Some(());
    };
    cursor.problem(format!("{text:?} has {wrong}"), None);
    None
}

/// Labels of a template such as `/a/{Key+}`, with the mark of greed; `None` when braces do not pair up.
pub fn labels(template: &str) -> Option<Vec<&str>> {
    let mut labels = Vec::new();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        let (label, after) = after.split_once('}')?;
        if literal.contains('}') || label.contains('{') {
            return None;
        }
        labels.push(label);
        rest = after;
    }
    (!rest.contains('}')).then_some(labels)
}
