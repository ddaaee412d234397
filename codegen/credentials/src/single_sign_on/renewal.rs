//! The renewal of a session's token, which is written back as the AWS CLI does.

use super::settings::Settings;
use super::token::Token;
use crate::cache_file::Problem;
use crate::generated::sso_oidc::operation::create_token::CreateTokenOutput;
use crate::generated::sso_oidc::{Client, Service};
use crate::token_cache::{CachedToken, Session, of_it};
use crate::{host, shell};
use botocore_runtime::DateTime;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::CredentialsError;
use serde_json::json;

impl Session for Settings {
    type Token = Token;

    fn name(&self) -> String {
        match &self.session {
            Some(session) => format!("the session `{session}`"),
            None => format!("`{}`", self.start_url),
        }
    }

    fn login(&self) -> String {
        match &self.session {
            Some(session) => format!("aws sso login --sso-session {}", shell::word(session)),
            None => format!("aws sso login --profile {}", shell::word(&self.profile)),
        }
    }

    fn error(&self, problem: &str) -> CredentialsError {
        CredentialsError::invalid(format!("profile `{}` has no credentials by single sign-on: {problem}", self.profile))
    }

    async fn renew(&self, old: &Token, config: &Config) -> Result<(Token, String), Problem> {
        let needed = |member| old.text(member).map_err(|problem| of_it(&problem));
        let (refresh_token, client_id, secret) =
            (needed("refreshToken")?, needed("clientId")?, needed("clientSecret")?);
        let registered = old.time("registrationExpiresAt").map_err(|problem| of_it(&problem))?;
        if registered <= config.time_source().now() {
            return Err(format!("the registration of its client expired at {registered}").into());
        }
        let client = Client::load(config.to_builder().region(self.region.clone())).await?;
        let call = client.create_token().client_id(client_id).client_secret(secret).grant_type("refresh_token");
        let reply = call.refresh_token(refresh_token).send().await.map_err(|error| {
            let place = host::clause::<Service>(client.config());
            CredentialsError::invalid(format!("single sign-on{place} gave no new one")).with_source(error)
        })?;
        cached(self, old, reply, config.time_source().now())
    }
}

/// The new token, and the text that is cached: the members and the form of the AWS CLI.
fn cached(
    settings: &Settings,
    old: &Token,
    reply: CreateTokenOutput,
    now: DateTime,
) -> Result<(Token, String), Problem> {
    let access = reply.access_token.filter(|token| !token.is_empty()).ok_or("the reply lacks accessToken")?;
    let seconds = reply.expires_in.ok_or("the reply lacks expiresIn")?;
    let expiry = DateTime::from_secs(now.secs().saturating_add(seconds.into())).to_string();
    let mut members = vec![
        ("startUrl", settings.start_url.as_str()),
        ("region", &settings.region),
        ("accessToken", &access),
        ("expiresAt", &expiry),
        ("clientId", old.text("clientId")?),
        ("clientSecret", old.text("clientSecret")?),
        ("registrationExpiresAt", old.text("registrationExpiresAt")?),
    ];
    members.extend(reply.refresh_token.as_deref().map(|token| ("refreshToken", token)));
    let texts: Vec<_> = members.iter().map(|(name, value)| format!("{}: {}", json!(name), json!(value))).collect();
    let members = members.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    Ok((Token::of(Ok(Some(members)))?, format!("{{{}}}", texts.join(", "))))
}
