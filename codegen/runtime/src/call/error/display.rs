//! The sentence as which an error displays.

use super::failure::{Failure, ServiceError};
use super::kind::ErrorKind;
use crate::call::exception::Details;
use crate::io::body::TooLong;
use crate::wire::sentence::{self, CLAUSE, QUOTE, SENTENCE, Sentence, excerpt};
use bytes::Bytes;
use http::Response;
use http::header::LOCATION;
use std::fmt::{self, Write};

/// The number of characters that are shown of an unreadable reply.
const SNIPPET: usize = 120;
/// The number of characters that are shown of each further fact, and of a code.
const FACT: usize = 200;
/// The kinds that an error of a body or a file may have.
const OF_BODIES: [ErrorKind; 5] =
    [ErrorKind::Body, ErrorKind::Checksum, ErrorKind::Decode, ErrorKind::File, ErrorKind::Timeout];

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, SENTENCE, |sentence| self.say(sentence))
    }
}

impl Failure {
    fn say(&self, f: &mut Sentence<'_>) -> fmt::Result {
        let subject = self.operation().unwrap_or("the client");
        let cause = self.0.cause.as_ref().map(|cause| sentence::with_causes(cause.to_string(), cause.source()));
        let cause = cause.map(|cause| sentence::excerpt(cause, CLAUSE));
        match (&self.0.service, &self.0.response) {
            (Some(service), Some(response)) => {
                write!(f, "{subject} failed with ")?;
                write_service(f, service, response, self.0.cause.as_deref())?;
            }
            // These errors are sentences already, and do not belong to a call.
            _ if self.operation().is_none() && OF_BODIES.contains(&self.0.kind) => {
                return f.write_str(&cause.unwrap_or_default());
            }
            _ => write!(f, "{subject} {}", outcome(self.0.kind, self.operation().is_some()))?,
        }
        if let Some(cause) = cause {
            write!(f, ": {cause}")?;
        }
        let facts = facts(self);
        if facts.is_empty() { Ok(()) } else { write!(f, " ({})", facts.join(", ")) }
    }
}

fn outcome(kind: ErrorKind, called: bool) -> &'static str {
    match kind {
        ErrorKind::Validation => "was not sent, because the input is not valid",
        ErrorKind::Encode => "was not sent, because the input cannot be written as a request",
        ErrorKind::Checksum => "was stopped, because a given hash is wrong",
        ErrorKind::Presign => "cannot be presigned",
        ErrorKind::Endpoint => "was not sent, because there is no endpoint for the configuration",
        ErrorKind::Configuration if !called => "cannot be configured",
        ErrorKind::Configuration => "was not sent, because of the client's configuration",
        ErrorKind::Credentials => "was not sent, because there are no usable credentials",
        ErrorKind::Interceptor => "was not sent, because a hook did not let it through",
        ErrorKind::Transport | ErrorKind::Tls | ErrorKind::Proxy | ErrorKind::Service => "failed",
        ErrorKind::Timeout => "timed out",
        ErrorKind::RequestBody => "was not sent to its end",
        ErrorKind::File => "needs a file",
        ErrorKind::Body => "was answered, but the reply broke off",
        ErrorKind::Decode => "was answered, but the reply cannot be read",
        ErrorKind::Pagination => "cannot be listed further",
    }
}

fn write_service(
    f: &mut Sentence<'_>,
    service: &ServiceError,
    response: &Response<Bytes>,
    incomplete: Option<&(dyn std::error::Error + Send + Sync + 'static)>,
) -> fmt::Result {
    if has_code(service, response) {
        f.write_str(&excerpt(&service.code, FACT))?;
    } else {
        write!(f, "HTTP {}", response.status())?;
    }
    let body = response.body();
    let problem = match incomplete {
        Some(cause) if cause.is::<TooLong>() => "is too long".to_owned(),
        Some(_) => "broke off".to_owned(),
        None => format!("is not a valid {}", service.form),
    };
    match &service.message {
        Some(message) => write!(f, ": {}", excerpt(message.trim(), QUOTE)),
        None if body.trim_ascii().is_empty() && incomplete.is_some() => write!(f, ": the reply {problem}"),
        None if body.trim_ascii().is_empty() => f.write_str(": the reply is empty"),
        None if service.is_readable => f.write_str(": the reply has no message"),
        None if may_hold_secrets(body) => write!(f, ": the reply {problem}"),
        None => write!(f, ": the reply {problem}, it begins with `{}`", snippet(body)),
    }
}

/// Whether the reply has an error code besides its status.
fn has_code(service: &ServiceError, response: &Response<Bytes>) -> bool {
    service.code != response.status().as_str()
}

/// Further facts, for example `resource id: my-repo`.
fn facts(failure: &Failure) -> Vec<String> {
    let mut details = Details::default();
    if let Some(exception) = failure.exception() {
        exception.details(&mut details);
    }
    let details: Vec<_> = details.iter().map(|(name, value)| format!("{name}: {}", excerpt(value, FACT))).collect();
    let mut facts = Vec::new();
    facts.extend((!details.is_empty()).then(|| excerpt(details.join(", "), QUOTE)));
    if let Some(response) = &failure.0.response {
        let location = response.headers().get(LOCATION).filter(|_| response.status().is_redirection());
        let location = location.map(|place| excerpt(String::from_utf8_lossy(place.as_bytes()), FACT));
        facts.extend(location.map(|place| format!("location: {place}")));
        if failure.0.service.as_ref().is_none_or(|service| has_code(service, response)) {
            facts.push(format!("HTTP {}", response.status().as_str()));
        }
        facts.extend(failure.request_id().map(|id| format!("request id {}", excerpt(id, FACT))));
    }
    match failure.0.attempts {
        0 => {}
        1 => facts.push("1 attempt".to_owned()),
        attempts => facts.push(format!("{attempts} attempts")),
    }
    facts.extend(failure.0.not_retried.map(|reason| format!("not tried again: {reason}")));
    facts
}

/// Whether an unreadable body looks like what the service itself writes, which may be credentials. A page of a proxy or a load
/// balancer does not.
fn may_hold_secrets(body: &[u8]) -> bool {
    let is_page = |page: &str| {
        body.trim_ascii_start().get(..page.len()).is_some_and(|start| start.eq_ignore_ascii_case(page.as_bytes()))
    };
    match body.trim_ascii_start() {
        [b'<', ..] => !["<html", "<!doctype html"].into_iter().any(is_page),
        [b'{' | b'[' | b'"' | 0x80.., ..] => true,
        _ => false,
    }
}

/// Returns the beginning of a body, with each run of white space as one space.
fn snippet(body: &[u8]) -> String {
    // A character has at most four bytes. The rest allows for white space that is left out.
    let beginning = body.get(..SNIPPET * 16).unwrap_or(body);
    let text = String::from_utf8_lossy(beginning);
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut snippet = excerpt(words.join(" "), SNIPPET);
    if beginning.len() < body.len() && !snippet.ends_with('…') {
        snippet.push('…');
    }
    snippet
}
