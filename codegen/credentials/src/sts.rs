//! What the providers that ask STS have in common: the client, and what its replies and errors become.

mod endpoint;

use crate::generated::sts::types::{self, AssumedRoleUser};
use crate::generated::sts::{Client, Error, Service};
use crate::host;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::credentials::{Credentials, CredentialsError};
use botocore_runtime::endpoint::parse_arn;
use botocore_runtime::operation::Operation;
use std::sync::OnceLock;

/// A client of STS. Settings that are left open are loaded.
pub async fn load(settings: ConfigBuilder) -> Result<Client, Error> {
    endpoint::load(settings).await.map(Client::new)
}

/// A client of STS whose settings are loaded when it is needed first.
#[derive(Debug)]
pub struct Sts {
    settings: ConfigBuilder,
    client: OnceLock<Client>,
}

impl Sts {
    pub fn new(settings: ConfigBuilder) -> Self {
        Self { settings, client: OnceLock::new() }
    }

    /// Sends an input.
    pub async fn send<O: Operation<Service = Service>>(&self, input: O) -> Result<O::Output, Error> {
        self.client().await?.send(input).await
    }

    async fn client(&self) -> Result<&Client, Error> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let client = load(self.settings.clone()).await?;
        Ok(self.client.get_or_init(|| client))
    }

    /// The credentials in a reply.
    ///
    /// # Errors
    /// Returns an error if the reply lacks a part of them.
    pub fn credentials(
        &self,
        role: &str,
        given: Option<types::Credentials>,
        user: Option<&AssumedRoleUser>,
    ) -> Result<Credentials, CredentialsError> {
        let given = given.unwrap_or_default();
        let needed = |value: Option<String>, member| match value.filter(|value| !value.is_empty()) {
            Some(value) => Ok(value),
            None => Err(self.error(role, &format!(": the reply lacks {member}"))),
        };
        let key = needed(given.access_key_id, "AccessKeyId")?;
        let secret = needed(given.secret_access_key, "SecretAccessKey")?;
        let token = needed(given.session_token, "SessionToken")?;
        let expiry = given.expiration.ok_or_else(|| self.error(role, ": the reply lacks Expiration"))?;
        let credentials = Credentials::new(key, secret).with_session_token(token).with_expiry(expiry);
        let account = user.and_then(|user| parse_arn(user.arn())).map(|arn| arn.account_id);
        Ok(match account.filter(|account| !account.is_empty()) {
            Some(account) => credentials.with_account_id(account),
            None => credentials,
        })
    }

    /// The error of a call for a role's credentials. It keeps the call's error as its cause.
    pub fn failure(&self, role: &str, error: Error) -> CredentialsError {
        self.error(role, "").with_source(error)
    }

    /// An error that names role and host.
    pub fn error(&self, role: &str, problem: &str) -> CredentialsError {
        let host = self.client.get().map(|client| host::clause::<Service>(client.config())).unwrap_or_default();
        CredentialsError::invalid(format!("STS{host} gave no credentials for the role `{role}`{problem}"))
    }
}
