//! The token of single sign-on, as it is cached.

use crate::cache_file::{Content, Problem};
use crate::token_cache::{CachedToken, text, time};
use botocore_runtime::DateTime;
use serde_json::{Map, Value};

/// A token. It does not implement `Debug`, since it is secret.
pub struct Token {
    pub access: String,
    expiry: DateTime,
    /// All that is cached.
    members: Map<String, Value>,
}

impl CachedToken for Token {
    fn of(content: Content) -> Result<Self, Problem> {
        let members = content?.ok_or("does not exist")?;
        let expiry = time(&members, "expiresAt")?;
        Ok(Self { access: text(&members, "accessToken")?.to_owned(), expiry, members })
    }

    fn expiry(&self) -> DateTime {
        self.expiry
    }
}

impl Token {
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
