//! What the service says in a reply.

use crate::books::{Call, Kind};
use crate::script::{Answer, Says};
use bytes::Bytes;
use codeartifact::primitives::{DateTime, DateTimeFormat};
use http::response::{Builder, Response};

/// The number of packages in each listing, and on its pages.
pub const PACKAGES: usize = 7;
const PAGE: usize = 3;

/// The head of a reply, and what its body is.
pub fn reply(call: &Call, answer: &Answer, id: &str, true_time: i64, token: Option<&str>) -> (Builder, Bytes) {
    let mut head = Response::builder().header("x-amzn-requestid", id);
    if let Some(wait) = answer.retry_after {
        head = head.header("retry-after", format!("{:.3}", wait.as_secs_f64()));
    }
    let date =
        answer.says.date(true_time).and_then(|date| DateTime::from_secs(date).fmt(DateTimeFormat::HttpDate).ok());
    if let Some(date) = date {
        head = head.header("date", date);
    }
    let (status, code) = match answer.says {
        Says::Good | Says::Gibberish => (200, None),
        Says::Throttled => (429, Some("ThrottlingException")),
        Says::RequestTimeout => (400, Some("RequestTimeoutException")),
        Says::Status(status) => (status, None),
        Says::NotFound => (404, Some("ResourceNotFoundException")),
        Says::ExpiredToken => (403, Some("ExpiredTokenException")),
        Says::WrongTime(_) => (403, Some("RequestTimeTooSkewed")),
    };
    let body = match (code, answer.says) {
        (Some(code), _) => format!(r#"{{"__type":"{code}","message":"as the script says"}}"#).into(),
        (None, Says::Good) => success(call, token),
        // An asset may be anything.
        (None, Says::Gibberish) if call.streams() => success(call, token),
        (None, _) => Bytes::from_static(b"<html>what?"),
    };
    let head = code.into_iter().fold(head.status(status), |head, code| head.header("x-amzn-errortype", code));
    (head, body)
}

fn success(call: &Call, token: Option<&str>) -> Bytes {
    match call.kind {
        Kind::List => page(token).into(),
        Kind::Get => call.content.clone(),
        Kind::Describe | Kind::Presign => r#"{"package":{"format":"generic","name":"thing"}}"#.into(),
        Kind::Publish => r#"{"format":"generic","package":"thing","version":"1","status":"Published"}"#.into(),
    }
}

/// The page of a listing. A token is the number of the page's first package.
fn page(token: Option<&str>) -> String {
    let start = token.and_then(|token| token.parse::<usize>().ok()).unwrap_or_default();
    let end = PACKAGES.min(start + PAGE);
    let packages: Vec<_> = (start..end).map(|package| format!(r#"{{"package":"p{package}"}}"#)).collect();
    let next = if end < PACKAGES { format!(r#","nextToken":"{end}""#) } else { String::new() };
    format!(r#"{{"packages":[{}]{next}}}"#, packages.join(","))
}
