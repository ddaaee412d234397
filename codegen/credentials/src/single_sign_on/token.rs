//! The token of single sign-on, as it is cached.

use botocore_runtime::DateTime;
use serde_json::{Map, Value};

/// A token. It does not implement `Debug`, since it is secret.
pub struct Token {
    pub access: String,
    pub expiry: DateTime,
}

impl Token {
    /// The token in a cached object.
    ///
    /// # Errors
    /// Returns a clause that names the member which is missing or is not right.
    pub fn of(cached: &Map<String, Value>) -> Result<Self, String> {
        let access = text(cached, "accessToken")?.to_owned();
        let expiry = time(text(cached, "expiresAt")?).ok_or("has an `expiresAt` that is not a time")?;
        Ok(Self { access, expiry })
    }
}

fn text<'a>(cached: &'a Map<String, Value>, member: &str) -> Result<&'a str, String> {
    let text = cached.get(member).and_then(Value::as_str).filter(|text| !text.is_empty());
    text.ok_or_else(|| format!("lacks `{member}`"))
}

/// Older tools end times with `UTC`.
fn time(text: &str) -> Option<DateTime> {
    match text.strip_suffix("UTC") {
        Some(time) => DateTime::parse(&format!("{time}Z")).ok(),
        None => DateTime::parse(text).ok(),
    }
}
