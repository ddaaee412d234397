//! Tokens that AWS tools keep in files, and their renewal: by one task at a time, and never over a newer token.

mod members;

use crate::cache_file::{CacheFile, Content, Lock, Problem};
use crate::timer;
use botocore_runtime::DateTime;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::for_credentials::{blocking, until};
pub use members::{text, time};
use std::time::Duration;

/// A token that is still valid is not renewed a second time within this time, as in botocore.
const PAUSE: Duration = Duration::from_secs(60);

/// How long a renewal may take while the token is valid, and how long another program's is waited for.
const LIMIT: Duration = Duration::from_secs(20);

/// A token that a file keeps.
pub trait CachedToken: Sized + Send + Sync + 'static {
    /// The token in a file.
    ///
    /// # Errors
    /// Returns a clause about the file, which names the member that is missing or is not right.
    fn of(content: Content) -> Result<Self, Problem>;

    fn expiry(&self) -> DateTime;

    /// How long it lasts; `None` if it has expired.
    fn left(&self, config: &Config) -> Option<Duration> {
        self.expiry().duration_since(config.time_source().now()).filter(|left| !left.is_zero())
    }
}

/// The clause of a token that has expired.
fn expired(expiry: DateTime) -> String {
    format!("expired at {expiry}")
}

/// A session of the AWS CLI, whose token a file keeps.
pub trait Session: Sync {
    type Token: CachedToken;

    /// The session's name, as in "the session `corp`".
    fn name(&self) -> String;

    /// The command by which a person gets a new token.
    fn login(&self) -> String;

    /// An error that names the profile.
    fn error(&self, problem: &str) -> CredentialsError;

    /// Asks for a new token. Returns it with the text of its file.
    fn renew(
        &self,
        old: &Self::Token,
        config: &Config,
    ) -> impl Future<Output = Result<(Self::Token, String), Problem>> + Send;
}

/// The token of a session, and the file that keeps it.
pub struct TokenCache<'a, S> {
    pub session: &'a S,
    pub file: CacheFile,
    pub config: &'a Config,
}

impl<S: Session> TokenCache<'_, S> {
    /// The token. It is renewed if it expires within the window. Without one it is not renewed.
    ///
    /// # Errors
    /// Returns an error if there is no token that is valid.
    pub async fn token(&self, window: Option<Duration>) -> Result<S::Token, CredentialsError> {
        let token = S::Token::of(self.file.read().await).map_err(|problem| self.unusable(problem))?;
        let left = token.left(self.config);
        let token = match (window, left) {
            (None, _) => token,
            (Some(window), Some(left)) if left >= window => token,
            (Some(_), Some(_)) => self.early(token).await,
            (Some(_), None) => {
                let expiry = token.expiry();
                self.late(token).await.map_err(|problem| self.not_renewed(expiry, problem))?
            }
        };
        match token.left(self.config) {
            Some(_) => Ok(token),
            None => Err(self.unusable(expired(token.expiry()).into())),
        }
    }

    fn unusable(&self, problem: Problem) -> CredentialsError {
        let (session, path, login) = (self.session.name(), self.file.path().display(), self.session.login());
        self.session.error(&format!("the token of {session} in {path} {problem}; run `{login}`")).with_source(problem)
    }

    fn not_renewed(&self, expiry: DateTime, problem: Problem) -> CredentialsError {
        let (session, path, login) = (self.session.name(), self.file.path().display(), self.session.login());
        let expired = expired(expiry);
        let text = format!("the token of {session} in {path} {expired} and was not renewed, so run `{login}`");
        self.session.error(&text).with_source(problem)
    }

    /// Renews a token that is valid. If it cannot be renewed now, or somebody else does so, it is used on.
    async fn early(&self, token: S::Token) -> S::Token {
        match self.within_limit(&token).await {
            Ok(Some(renewed)) => renewed,
            Ok(None) => token,
            Err(problem) => {
                let (session, expiry) = (self.session.name(), token.expiry());
                tracing::warn!(%session, %expiry, %problem, "a token is not renewed; it is used on");
                token
            }
        }
    }

    /// Renews the token, unless somebody else does so or has just tried.
    async fn within_limit(&self, seen: &S::Token) -> Result<Option<S::Token>, Problem> {
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
    async fn late(&self, seen: S::Token) -> Result<S::Token, Problem> {
        let timer = timer::of(self.config)?;
        let lock = self.file.lock(&*timer, timer.now().saturating_add(LIMIT)).await?;
        let lock = lock.ok_or_else(|| format!("another program has been renewing it for {LIMIT:?}"))?;
        self.renew(&seen, lock).await
    }

    /// Renews a token, which was seen before the lock was taken.
    async fn renew(&self, seen: &S::Token, lock: Lock) -> Result<S::Token, Problem> {
        let old = S::Token::of(self.file.read().await).map_err(|problem| of_it(&problem))?;
        // Whoever had the lock before has renewed it.
        if old.expiry() > seen.expiry() && old.left(self.config).is_some() {
            return Ok(old);
        }
        let (new, text) = match self.session.renew(&old, self.config).await {
            Ok(renewed) => renewed,
            Err(problem) => {
                // The AWS CLI takes no lock, and of two that renew one token the service may refuse one.
                let others = S::Token::of(self.file.read().await).ok().filter(|token| token.expiry() > old.expiry());
                return others.ok_or(problem);
            }
        };
        let file = self.file.clone();
        // What has begun is finished, even if nobody waits for it any more.
        blocking::run(move || put(&file, &lock, &old, new, &text)).await?
    }
}

/// The clause about a token that is not there or not right, where the sentence has named its file before.
pub fn of_it(problem: &Problem) -> Problem {
    format!("it {problem}").into()
}

/// Writes a new token, unless somebody else has written a newer one than the old meanwhile, which is returned then.
fn put<T: CachedToken>(file: &CacheFile, _lock: &Lock, old: &T, new: T, text: &str) -> Result<T, Problem> {
    match file.read_blocking() {
        Ok(None) => return Err("it was deleted meanwhile".into()),
        content => {
            if let Some(newer) = T::of(content).ok().filter(|token| token.expiry() > old.expiry()) {
                return Ok(newer);
            }
        }
    }
    if let Err(error) = file.replace_blocking(text) {
        let path = file.path().display();
        tracing::warn!(%path, %error, "the new token cannot be written; the old one is kept there");
    }
    Ok(new)
}
