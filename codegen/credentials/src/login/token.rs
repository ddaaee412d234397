//! The token of a session, as it is cached.

use crate::cache_file::{Content, Problem};
use crate::token_cache::{CachedToken, text, time};
use botocore_runtime::DateTime;
use botocore_runtime::credentials::Credentials;
use serde_json::{Map, Value};

/// A token. It does not implement `Debug`, since it is secret.
pub struct Token {
    pub credentials: Credentials,
    expiry: DateTime,
    /// All that is cached.
    members: Map<String, Value>,
}

impl CachedToken for Token {
    fn of(content: Content) -> Result<Self, Problem> {
        let members = content?.ok_or("does not exist")?;
        // As in botocore, a token is not used that could not be renewed.
        for member in ["refreshToken", "clientId", "dpopKey"] {
            text(&members, member)?;
        }
        let access = members.get("accessToken").and_then(Value::as_object).ok_or("lacks `accessToken`")?;
        let expiry = time(access, "expiresAt")?;
        let credentials = Credentials::new(text(access, "accessKeyId")?, text(access, "secretAccessKey")?)
            .with_session_token(text(access, "sessionToken")?)
            .with_expiry(expiry);
        let credentials = match text(access, "accountId") {
            Ok(account) => credentials.with_account_id(account),
            Err(_) => credentials,
        };
        Ok(Self { credentials, expiry, members })
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

    /// This token with new credentials, and a new token for the next renewal. All else is kept.
    pub fn with(&self, credentials: &Credentials, expiry: DateTime, refresh_token: &str) -> Map<String, Value> {
        let mut members = self.members.clone();
        let mut access = Map::new();
        let texts = [
            ("accessKeyId", Some(credentials.access_key_id())),
            ("secretAccessKey", Some(credentials.secret_access_key())),
            ("sessionToken", credentials.session_token()),
            ("accountId", self.credentials.account_id()),
            ("expiresAt", Some(&*expiry.to_string())),
        ];
        for (name, value) in texts {
            access.extend(value.map(|value| (name.to_owned(), value.into())));
        }
        members.insert("accessToken".to_owned(), access.into());
        members.insert("refreshToken".to_owned(), refresh_token.into());
        members
    }
}
