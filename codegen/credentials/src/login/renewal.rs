//! The renewal of a session's token, which is written back as the AWS CLI does.

use super::Login;
use super::proof::Prover;
use super::token::Token;
use crate::cache_file::Problem;
use crate::generated::signin::types::{
    AccessToken, CreateOAuth2TokenRequestBody, CreateOAuth2TokenResponseBody, OAuth2ErrorCode,
};
use crate::generated::signin::{Client, Error, Exception, Service};
use crate::layers::Layers;
use crate::token_cache::{CachedToken, Session};
use crate::{host, shell};
use botocore_runtime::DateTime;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::{Credentials, CredentialsError};
use serde_json::{Map, Value};

impl Session for Login {
    type Token = Token;

    fn name(&self) -> String {
        format!("the session `{}`", self.session)
    }

    fn login(&self) -> String {
        format!("aws login --profile {}", shell::word(&self.profile))
    }

    fn error(&self, problem: &str) -> CredentialsError {
        CredentialsError::invalid(format!("profile `{}` has no credentials by `aws login`: {problem}", self.profile))
    }

    async fn renew(&self, old: &Token, config: &Config) -> Result<(Token, String), Problem> {
        let prover = Prover::new(old.text("dpopKey")?, config.time_source());
        let prover = prover.map_err(|problem| format!("its `dpopKey` {problem}"))?;
        let settings = config.to_builder();
        let settings = match region(old, config).await? {
            Some(region) => settings.region(region),
            None => settings,
        };
        let client = Client::load(settings).await?;
        let body = CreateOAuth2TokenRequestBody {
            client_id: Some(old.text("clientId")?.to_owned()),
            grant_type: Some("refresh_token".to_owned()),
            refresh_token: Some(old.text("refreshToken")?.to_owned()),
            ..CreateOAuth2TokenRequestBody::default()
        };
        let call = client.create_o_auth2_token().token_input(body).customize().interceptor(prover);
        let reply = call.send().await.map_err(|error| refused(client.config(), error))?;
        let members = renewed(old, reply.token_output.unwrap_or_default(), config.time_source().now())?;
        let text = Value::Object(members.clone()).to_string();
        Ok((Token::of(Ok(Some(members)))?, text))
    }
}

/// The region where a session began. Tokens of older logins do not say it. Then it is that of the variables or the profile,
/// which the CLI knew, too, and the program's only if there is no other.
async fn region(old: &Token, config: &Config) -> Result<Option<String>, Problem> {
    let known = old.text("signInRegion").ok().map(str::to_owned);
    if let Some(region) = known.or_else(|| config.environment().get("AWS_REGION")) {
        return Ok(Some(region));
    }
    let layers = Layers::read(config).await?;
    Ok(layers.get("AWS_DEFAULT_REGION", "region").map(|(region, _)| region))
}

/// The error of a service that gives no new token.
fn refused(config: &Config, error: Error) -> CredentialsError {
    let code = match error.exception() {
        Some(Exception::AccessDeniedException(denied)) => denied.error(),
        _ => None,
    };
    let why = match code {
        Some(OAuth2ErrorCode::TokenExpired) => ", since the session has ended",
        Some(OAuth2ErrorCode::UserCredentialsChanged) => ", since the user's password has changed",
        Some(OAuth2ErrorCode::InsufficientPermissions) => ", since the user may not call `signin:CreateOAuth2Token`",
        _ => "",
    };
    let place = host::clause::<Service>(config);
    CredentialsError::invalid(format!("AWS Sign-In{place} gave no new one{why}")).with_source(error)
}

/// The members of the new token.
fn renewed(old: &Token, reply: CreateOAuth2TokenResponseBody, now: DateTime) -> Result<Map<String, Value>, String> {
    let AccessToken { access_key_id, secret_access_key, session_token } = reply.access_token.unwrap_or_default();
    let lacks = |member| format!("the reply lacks {member}");
    let needed = |value: Option<String>, member| value.filter(|value| !value.is_empty()).ok_or_else(|| lacks(member));
    let credentials =
        Credentials::new(needed(access_key_id, "accessKeyId")?, needed(secret_access_key, "secretAccessKey")?)
            .with_session_token(needed(session_token, "sessionToken")?);
    let seconds = reply.expires_in.ok_or_else(|| lacks("expiresIn"))?;
    let expiry = DateTime::from_secs(now.secs().saturating_add(seconds.into()));
    Ok(old.with(&credentials, expiry, &needed(reply.refresh_token, "refreshToken")?))
}
