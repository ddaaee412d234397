//! Request URIs: a path with labels, and a literal query.

use crate::{Template, TemplatePart};
use std::fmt;

/// Path and query of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestUri {
    /// The path; it begins with a slash.
    pub path: Vec<PathPart>,
    /// Names and values of the query; a name without a value has an empty one.
    pub query: Vec<(String, String)>,
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// Text that is sent as it stands.
    Literal(String),
    /// The value of a member.
    Label {
        /// Name on the wire of the member.
        name: String,
        /// The value keeps its slashes.
        greedy: bool,
    },
}

impl RequestUri {
    /// Parses a text such as `/a/{Key+}?list-type=2`.
    ///
    /// # Errors
    /// Returns a message about the text, and advice if there is any.
    pub fn parse(text: &str) -> Result<Self, (String, Option<String>)> {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let path = parse_path(path, text)?;
        let query = parse_query(query, text)?;
        Ok(Self { path, query })
    }

    /// Names of the labels, in their order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.path.iter().filter_map(|part| match part {
            PathPart::Literal(_) => None,
            PathPart::Label { name, .. } => Some(name.as_str()),
        })
    }
}

impl fmt::Display for RequestUri {
    /// The text that was parsed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.path {
            match part {
                PathPart::Literal(text) => f.write_str(text)?,
                PathPart::Label { name, greedy } => write!(f, "{{{name}{}}}", if *greedy { "+" } else { "" })?,
            }
        }
        for (index, (name, value)) in self.query.iter().enumerate() {
            write!(f, "{}{name}", if index == 0 { '?' } else { '&' })?;
            if !value.is_empty() {
                write!(f, "={value}")?;
            }
        }
        Ok(())
    }
}

type Found = (String, Option<String>);

fn found<T>(message: String, help: &str) -> Result<T, Found> {
    Err((message, Some(help.to_owned())))
}

fn parse_path(path: &str, text: &str) -> Result<Vec<PathPart>, Found> {
    if !path.starts_with('/') {
        return Err((format!("the path {text:?} does not begin with a slash"), None));
    }
    let template = Template::parse(path).map_err(|wrong| (format!("{text:?} has {wrong}"), None))?;
    let mut parts: Vec<PathPart> = Vec::new();
    for part in template.parts {
        let follows_label = matches!(parts.last(), Some(PathPart::Label { .. }));
        parts.push(match part {
            TemplatePart::Literal(literal) => {
                check_literal(&literal, text)?;
                PathPart::Literal(literal)
            }
            TemplatePart::Name(label) if follows_label => {
                let message = format!("the label {{{label}}} of {text:?} follows another one immediately");
                return found(message, "put a slash between them, which shows where the first one ends");
            }
            TemplatePart::Name(label) => match label.strip_suffix('+') {
                Some(name) => PathPart::Label { name: name.to_owned(), greedy: true },
                None => PathPart::Label { name: label, greedy: false },
            },
        });
    }
    if path.split('/').any(is_dot_segment) {
        let message = format!("the path {text:?} has a segment of dots, which clients and proxies remove");
        return found(message, "write the path without it");
    }
    Ok(parts)
}

/// Checks that a path may hold this text, by RFC 3986.
fn check_literal(literal: &str, text: &str) -> Result<(), Found> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/%".contains(c);
    if !literal.chars().all(allowed) {
        let message = format!("the path {text:?} holds a character that cannot stand in one");
        return found(message, "write it percent-encoded");
    }
    let mut escapes = literal.split('%').skip(1);
    let is_hex = |escape: &str| escape.as_bytes().get(..2).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    if !escapes.all(is_hex) {
        let message = format!("the path {text:?} has a percent sign that two hexadecimal digits do not follow");
        return found(message, "write the percent sign itself as %25");
    }
    Ok(())
}

/// `.` and `..`, percent-encoded or not.
fn is_dot_segment(segment: &str) -> bool {
    matches!(segment.replace("%2e", ".").replace("%2E", ".").as_str(), "." | "..")
}

fn parse_query(query: &str, text: &str) -> Result<Vec<(String, String)>, Found> {
    if query.contains(['{', '}']) {
        return found("a label stands in the query".to_owned(), "bind the member with the location querystring");
    }
    if query.contains('%') {
        let message = format!("the query of {text:?} is percent-encoded");
        return found(message, "only plain literals are generated; write it without");
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(c);
    if !query.chars().all(allowed) {
        return Err((format!("the query of {text:?} holds a character that cannot stand in one"), None));
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    Ok(pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (name.to_owned(), value.to_owned())
        })
        .collect())
}
