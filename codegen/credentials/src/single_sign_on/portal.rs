//! The portal of single sign-on, which gives credentials for its tokens.

use super::settings::Settings;
use super::token::Token;
use crate::generated::sso::{Client, Error, Service};
use crate::host;
use crate::token_cache::Session;
use botocore_runtime::DateTime;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::{Credentials, CredentialsError};

/// Asks for the credentials of a role.
pub async fn credentials(settings: &Settings, token: &Token, config: &Config) -> Result<Credentials, CredentialsError> {
    let client = Client::load(config.to_builder().region(settings.region.clone())).await;
    let client = client.map_err(|error| settings.error("the portal cannot be asked").with_source(error))?;
    let place = format!("the portal{}", host::clause::<Service>(client.config()));
    let call = client.get_role_credentials().account_id(&settings.account).role_name(&settings.role);
    let reply = call.access_token(&token.access).send().await.map_err(|error| refused(settings, &place, error))?;
    let gave_none = |problem: &str| settings.error(&format!("{place} gave none for {}{problem}", settings.role()));
    let given = reply.role_credentials.unwrap_or_default();
    let lacks = |member| gave_none(&format!(": the reply lacks {member}"));
    let needed = |value: Option<String>, member| value.filter(|value| !value.is_empty()).ok_or_else(|| lacks(member));
    let key = needed(given.access_key_id, "accessKeyId")?;
    let secret = needed(given.secret_access_key, "secretAccessKey")?;
    let session_token = needed(given.session_token, "sessionToken")?;
    let expiry = given.expiration.ok_or_else(|| lacks("expiration"))?;
    Ok(Credentials::new(key, secret)
        .with_session_token(session_token)
        .with_expiry(DateTime::from_millis(expiry))
        .with_account_id(&settings.account))
}

fn refused(settings: &Settings, place: &str, error: Error) -> CredentialsError {
    let problem = if error.is_unauthorized_exception() {
        format!("{place} does not accept the token of {}; run `{}`", settings.name(), settings.login())
    } else {
        format!("{place} gave none for {}", settings.role())
    };
    settings.error(&problem).with_source(error)
}
