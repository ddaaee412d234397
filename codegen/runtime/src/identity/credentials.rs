//! Credentials and their providers.

#[cfg(feature = "client")]
mod basic_chain;
#[cfg(feature = "client")]
mod cache;
mod environment;
#[cfg(feature = "client")]
pub(crate) mod profile;

use crate::io::causes;
use crate::io::future::BoxFuture;
use crate::wire::sentence::{self, CLAUSE};
use crate::wire::time::DateTime;
#[cfg(feature = "client")]
pub use basic_chain::BasicChain;
#[cfg(feature = "client")]
pub use cache::{CachedCredentials, Clocks};
pub use environment::EnvironmentCredentials;
#[cfg(feature = "client")]
pub use profile::ProfileCredentials;
use std::error::Error;
use std::fmt::{self, Write};
use std::sync::Arc;

/// A key to sign requests with. `Debug` shows no secret.
///
/// Credentials implement [`ProvideCredentials`] and provide themselves.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    // Each call gets a copy.
    access_key_id: Arc<str>,
    secret_access_key: Arc<str>,
    session_token: Option<Arc<str>>,
    expires_at: Option<DateTime>,
    account_id: Option<Arc<str>>,
}

impl Credentials {
    /// Credentials that do not expire.
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self {
            access_key_id: access_key_id.into().into(),
            secret_access_key: secret_access_key.into().into(),
            session_token: None,
            expires_at: None,
            account_id: None,
        }
    }

    /// Sets the session token of temporary credentials. An empty one stands for none.
    #[must_use]
    pub fn with_session_token(mut self, token: impl Into<String>) -> Self {
        self.session_token = Some(token.into().into());
        self
    }

    /// Sets the time at which they expire.
    #[must_use]
    pub fn with_expiry(mut self, expires_at: impl Into<DateTime>) -> Self {
        self.expires_at = Some(expires_at.into());
        self
    }

    /// Sets the account that they belong to, as 12 digits.
    #[must_use]
    pub fn with_account_id(mut self, account_id: impl Into<String>) -> Self {
        self.account_id = Some(account_id.into().into());
        self
    }

    /// The access key ID, which is not secret.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// The secret access key.
    #[must_use]
    pub fn secret_access_key(&self) -> &str {
        &self.secret_access_key
    }

    /// The session token of temporary credentials.
    #[must_use]
    pub fn session_token(&self) -> Option<&str> {
        self.session_token.as_deref().filter(|token| !token.is_empty())
    }

    /// The time at which they expire; `None` if they do not.
    #[must_use]
    pub const fn expires_at(&self) -> Option<DateTime> {
        self.expires_at
    }

    /// The account that they belong to; `None` if it is not known.
    #[must_use]
    pub fn account_id(&self) -> Option<&str> {
        self.account_id.as_deref()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .field("expires_at", &self.expires_at)
            .field("account_id", &self.account_id)
            .finish_non_exhaustive()
    }
}

/// A source of credentials.
///
/// A client keeps the credentials: it asks again 5 minutes before they expire, or after 15 minutes if they do
/// not expire.
///
/// ```
/// use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
/// use botocore_runtime::{DateTime, future::BoxFuture};
///
/// #[derive(Debug)]
/// struct Vault;
///
/// impl ProvideCredentials for Vault {
///     fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
///         Box::pin(async {
///             let key = std::fs::read_to_string("/run/secrets/key");
///             let key = key.map_err(|error| CredentialsError::invalid(format!("the vault has no key: {error}")))?;
///             let expiry = DateTime::from_secs(1_900_000_000);
///             Ok(Credentials::new("AKIDEXAMPLE", key.trim()).with_expiry(expiry))
///         })
///     }
/// }
/// ```
#[doc(alias = "SharedCredentialsProvider")]
pub trait ProvideCredentials: fmt::Debug + Send + Sync {
    /// Returns credentials, refreshed if the source can do so.
    ///
    /// # Errors
    /// The future returns an error if the source has no credentials or they cannot be used.
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>>;

    /// Returns what [`provide`](Self::provide) waits for at the moment, such as a command, where a provider asks one of several.
    /// The error of a client whose `credentials_timeout` has passed names it. By default it is `None`.
    fn awaited(&self) -> Option<String> {
        None
    }
}

impl ProvideCredentials for Credentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async { Ok(self.clone()) })
    }
}

impl<P: ProvideCredentials + ?Sized> ProvideCredentials for Arc<P> {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        (**self).provide()
    }

    fn awaited(&self) -> Option<String> {
        (**self).awaited()
    }
}

/// The reason why a source provides no credentials. It displays as one sentence, without secrets, and `source` is `None`;
/// [`find_cause`](Self::find_cause) reaches its causes.
#[derive(Debug, Clone)]
pub struct CredentialsError {
    message: String,
    absent: bool,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl CredentialsError {
    /// The source has no credentials. `message` says where it has looked and what to do.
    pub fn absent(message: impl Into<String>) -> Self {
        Self { message: message.into(), absent: true, source: None }
    }

    /// The source has credentials that cannot be used. `message` says why.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self { message: message.into(), absent: false, source: None }
    }

    /// Sets the error that caused this one. The sentence ends with the texts of it and its causes, each once.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// The error that caused this one. `source` does not give it, since the sentence contains it.
    pub(crate) fn kept(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }

    /// Creates the error for a source that has not answered within a limit.
    #[cfg(feature = "client")]
    pub(crate) fn late(source: &str, limit: std::time::Duration) -> Self {
        Self::invalid(format!(
            "{source} did not answer within {limit:?}; if it may take longer, set the `credentials_timeout` of the \
             configuration's timeouts"
        ))
    }

    /// Creates the error for a source that has not answered while the caller could wait for it.
    #[cfg(feature = "client")]
    pub(crate) fn late_for_caller(source: &str, wait: std::time::Duration) -> Self {
        Self::invalid(format!(
            "{source} did not answer within {wait:?}, half of the time that was left for the request"
        ))
    }

    /// Makes this error the cause in a sentence about `what` has failed.
    #[cfg(feature = "client")]
    pub(crate) fn within(self, what: &str) -> Self {
        Self { message: format!("{what}: {}", self.message), absent: false, ..self }
    }

    /// Whether the source has no credentials, so that another one may be asked; `false` if it has credentials
    /// that cannot be used.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        self.absent
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| clause.write_str(&sentence::with_causes(self.message.clone(), self.kept())))
    }
}

impl Error for CredentialsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        causes::if_asked(self.kept())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        let credentials = Credentials::new("AKID", "hidden").with_session_token("hushed");
        let debug = format!("{credentials:?}");
        assert!(debug.contains("AKID"), "{debug}");
        assert!(!debug.contains("hidden") && !debug.contains("hushed"), "{debug}");
    }

    #[test]
    fn the_account_is_told() {
        let credentials = Credentials::new("AKID", "hidden");
        assert_eq!(credentials.account_id(), None);
        assert_eq!(credentials.with_account_id("123456789012").account_id(), Some("123456789012"));
    }

    #[test]
    fn causes_are_in_the_sentence_and_found_by_their_types() {
        let cause = std::io::Error::other("disk on fire");
        let error = CredentialsError::absent("the cache cannot be read").with_source(cause);
        assert_eq!(error.to_string(), "the cache cannot be read: disk on fire");
        assert!(error.source().is_none());
        assert!(error.find_cause::<std::io::Error>().is_some());
    }

    /// The next source is not asked when this one had credentials that could not be renewed.
    #[test]
    #[cfg(feature = "client")]
    fn within_another_sentence_nothing_is_absent() {
        let error = CredentialsError::absent("there is no file").within("they expire soon");
        assert_eq!((error.to_string().as_str(), error.is_absent()), ("they expire soon: there is no file", false));
    }
}
