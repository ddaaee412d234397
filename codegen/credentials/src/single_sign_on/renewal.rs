//! The renewal of a session's token, which is written back as the AWS CLI does.

use super::settings::Settings;
use super::token::Token;
use crate::cache_file::{CacheFile, Lock, Problem};
use crate::generated::sso_oidc::operation::create_token::CreateTokenOutput;
use crate::generated::sso_oidc::{Client, Service};
use crate::{host, timer};
use botocore_runtime::DateTime;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::for_credentials::{blocking, until};
use serde_json::json;
use std::time::Duration;

/// A token that is still valid is not renewed a second time within this time, as in botocore.
const PAUSE: Duration = Duration::from_secs(60);

/// How long a renewal may take while the token is valid, and how long another program's is waited for.
const LIMIT: Duration = Duration::from_secs(20);

/// A renewal of the token in a file.
pub struct Renewal<'a> {
    pub settings: &'a Settings,
    pub file: &'a CacheFile,
    pub config: &'a Config,
}

impl Renewal<'_> {
    /// Renews a token that is valid. If it cannot be renewed now, or somebody else does so, it is used on.
    pub async fn early(&self, token: Token) -> Token {
        match self.within_limit(&token).await {
            Ok(Some(renewed)) => renewed,
            Ok(None) => token,
            Err(problem) => {
                let (session, expiry) = (self.settings.session(), token.expiry);
                tracing::warn!(%session, %expiry, %problem, "the token of single sign-on is not renewed; it is used on");
                token
            }
        }
    }

    /// Renews the token, unless somebody else does so or has just tried.
    async fn within_limit(&self, seen: &Token) -> Result<Option<Token>, Problem> {
        let timer = timer::of(self.config)?;
        let deadline = timer.now().saturating_add(LIMIT);
        let renewed = until(&*timer, deadline, async {
            let Some(mut lock) = self.file.try_lock().await? else { return Ok(None) };
            let now = self.config.time_source().now();
            let passed = lock.last_used.and_then(|last| now.duration_since(last));
            if passed.is_some_and(|passed| passed < PAUSE) {
                return Ok(None);
            }
            let lock = blocking::run(move || lock.note(now).map(|()| lock)).await??;
            self.renew(seen, lock).await.map(Some)
        });
        renewed.await.unwrap_or_else(|| Err(format!("no answer within {LIMIT:?}").into()))
    }

    /// Renews a token that has expired, or waits for whoever does so.
    ///
    /// # Errors
    /// Returns an error if there is no new token.
    pub async fn late(&self, seen: Token) -> Result<Token, Problem> {
        let timer = timer::of(self.config)?;
        let lock = self.file.lock(&*timer, timer.now().saturating_add(LIMIT)).await?;
        let lock = lock.ok_or_else(|| format!("another program has been renewing it for {LIMIT:?}"))?;
        self.renew(&seen, lock).await
    }

    /// Renews a token, which was seen before the lock was taken.
    async fn renew(&self, seen: &Token, lock: Lock) -> Result<Token, Problem> {
        let old = Token::of(self.file.read().await).map_err(|problem| of_it(&problem))?;
        // Whoever had the lock before has renewed it.
        if old.expiry > seen.expiry && old.left(self.config).is_some() {
            return Ok(old);
        }
        let reply = match self.ask(&old).await {
            Ok(reply) => reply,
            Err(problem) => {
                // The AWS CLI takes no lock, and of two that renew one token the service may refuse one.
                let others = Token::of(self.file.read().await).ok().filter(|token| token.expiry > old.expiry);
                return others.ok_or(problem);
            }
        };
        let (new, text) = self.cached(&old, reply)?;
        let file = self.file.clone();
        // What has begun is finished, even if nobody waits for it any more.
        blocking::run(move || put(&file, &lock, &old, new, &text)).await?
    }

    /// Asks for a new token.
    async fn ask(&self, old: &Token) -> Result<CreateTokenOutput, Problem> {
        let needed = |member| old.text(member).map_err(|problem| of_it(&problem));
        let (refresh_token, client_id, secret) =
            (needed("refreshToken")?, needed("clientId")?, needed("clientSecret")?);
        let registered = old.time("registrationExpiresAt").map_err(|problem| of_it(&problem))?;
        if registered <= self.config.time_source().now() {
            return Err(format!("the registration of its client expired at {registered}").into());
        }
        let client = Client::load(self.config.to_builder().region(self.settings.region.clone())).await?;
        let call = client.create_token().client_id(client_id).client_secret(secret).grant_type("refresh_token");
        call.refresh_token(refresh_token).send().await.map_err(|error| {
            let place = host::clause::<Service>(client.config());
            CredentialsError::invalid(format!("single sign-on{place} gave no new one")).with_source(error).into()
        })
    }

    /// The new token, and the text that is cached: the members and the form of the AWS CLI.
    fn cached(&self, old: &Token, reply: CreateTokenOutput) -> Result<(Token, String), Problem> {
        let access = reply.access_token.ok_or("the reply lacks accessToken")?;
        let seconds = reply.expires_in.ok_or("the reply lacks expiresIn")?;
        let now = self.config.time_source().now().secs();
        let expiry = DateTime::from_secs(now.saturating_add(seconds.into())).to_string();
        let mut members = vec![
            ("startUrl", self.settings.start_url.as_str()),
            ("region", &self.settings.region),
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
}

/// The clause about a token that is not there or not right, where the sentence has named its file before.
fn of_it(problem: &Problem) -> Problem {
    format!("it {problem}").into()
}

/// Writes a new token, unless somebody else has written a newer one than the old meanwhile, which is returned then.
fn put(file: &CacheFile, _lock: &Lock, old: &Token, new: Token, text: &str) -> Result<Token, Problem> {
    match file.read_blocking() {
        Ok(None) => return Err("it was deleted meanwhile".into()),
        content => {
            if let Some(newer) = Token::of(content).ok().filter(|token| token.expiry > old.expiry) {
                return Ok(newer);
            }
        }
    }
    if let Err(error) = file.replace_blocking(text) {
        let path = file.path().display();
        tracing::warn!(%path, %error, "the new token of single sign-on cannot be written; the old one is kept there");
    }
    Ok(new)
}
