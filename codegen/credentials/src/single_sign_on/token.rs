//! The token of single sign-on, as it is cached.

use crate::cache_file::{Content, Problem};
use botocore_runtime::DateTime;
use botocore_runtime::client::Config;
use serde_json::{Map, Value};
use std::time::Duration;

/// A token. It does not implement `Debug`, since it is secret.
pub struct Token {
    pub access: String,
    pub expiry: DateTime,
    /// All that is cached.
    members: Map<String, Value>,
}

impl Token {
    /// The token in a file.
    ///
    /// # Errors
    /// Returns a clause about the file, which names the member that is missing or is not right.
    pub fn of(content: Content) -> Result<Self, Problem> {
        let members = content?.ok_or("does not exist")?;
        let expiry = time(&members, "expiresAt")?;
        Ok(Self { access: text(&members, "accessToken")?.to_owned(), expiry, members })
    }

    /// How long it lasts; `None` if it has expired.
    pub fn left(&self, config: &Config) -> Option<Duration> {
        self.expiry.duration_since(config.time_source().now()).filter(|left| !left.is_zero())
    }

    /// This token, unless it has expired.
    ///
    /// # Errors
    /// Returns a clause that says when it expired.
    pub fn valid(self, config: &Config) -> Result<Self, Problem> {
        if self.left(config).is_some() { Ok(self) } else { Err(expired(self.expiry).into()) }
    }

    /// Another member that is a text.
    ///
    /// # Errors
    /// Returns a clause that says which one is missing.
    pub fn text(&self, member: &str) -> Result<&str, Problem> {
        text(&self.members, member)
    }

    /// Another member that is a time.
    ///
    /// # Errors
    /// Returns a clause that says which one is missing or is not right.
    pub fn time(&self, member: &str) -> Result<DateTime, Problem> {
        time(&self.members, member)
    }
}

/// The clause of a token that has expired.
pub fn expired(expiry: DateTime) -> String {
    format!("expired at {expiry}")
}

fn text<'a>(members: &'a Map<String, Value>, member: &str) -> Result<&'a str, Problem> {
    let text = members.get(member).and_then(Value::as_str).filter(|text| !text.is_empty());
    text.ok_or_else(|| format!("lacks `{member}`").into())
}

fn time(members: &Map<String, Value>, member: &str) -> Result<DateTime, Problem> {
    let text = text(members, member)?;
    // Older tools end times with `UTC`.
    let time = match text.strip_suffix("UTC") {
        Some(time) => DateTime::parse(&format!("{time}Z")),
        None => DateTime::parse(text),
    };
    time.map_err(|_| format!("has a time in `{member}` that cannot be read").into())
}
