//! The members of tokens.

use crate::cache_file::Problem;
use botocore_runtime::DateTime;
use serde_json::{Map, Value};

/// A member that is a text.
///
/// # Errors
/// Returns a clause that says which one is missing.
pub fn text<'a>(members: &'a Map<String, Value>, member: &str) -> Result<&'a str, Problem> {
    let text = members.get(member).and_then(Value::as_str).filter(|text| !text.is_empty());
    text.ok_or_else(|| format!("lacks `{member}`").into())
}

/// A member that is a time.
///
/// # Errors
/// Returns a clause that says which one is missing or is not right.
pub fn time(members: &Map<String, Value>, member: &str) -> Result<DateTime, Problem> {
    let text = text(members, member)?;
    // Older tools end times with `UTC`.
    let time = match text.strip_suffix("UTC") {
        Some(time) => DateTime::parse(&format!("{time}Z")),
        None => DateTime::parse(text),
    };
    time.map_err(|_| format!("has a time in `{member}` that cannot be read").into())
}
