//! Credentials that are kept for whoever asks next.

use crate::timer;
use botocore_runtime::client::{Config, ConfigBuilder};
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::for_credentials::{CachedCredentials, Clocks};
use botocore_runtime::future::BoxFuture;
use std::sync::Arc;

/// What another provider gives, kept until shortly before it expires.
///
/// A client keeps credentials by itself. This is for all else that asks a provider: several clients that share one session of
/// a role, a role that is the source of others, or a program that signs on its own. Clones share what is kept.
///
/// Credentials are renewed from 5 minutes before they expire, and after 15 minutes if they do not expire, since a key may
/// have been replaced. Whoever asks first renews them, within its own call; others take those at hand meanwhile, or wait if
/// these have expired. If they cannot be renewed, those at hand serve until they expire, and the provider is asked again
/// after 30 seconds.
///
/// A client may be on top, and keeps them by the same rules. It asks here when it would ask the provider, so they are still
/// renewed 5 minutes before they expire; only that a key was replaced is noticed later, after 30 minutes at most. Unlike the
/// client, which learns the service's time, this goes by the clock of its settings.
///
/// ```
/// use botocore_credentials::{AssumeRole, CredentialsCache};
/// use botocore_runtime::client::Config;
///
/// let deploy = AssumeRole::builder("arn:aws:iam::123456789012:role/deploy").region("eu-west-1").build();
/// let deploy = CredentialsCache::new(deploy, Config::builder());
/// // The role is assumed once for both.
/// let ireland = Config::builder().region("eu-west-1").credentials_provider(deploy.clone()).build();
/// let virginia = Config::builder().region("us-east-1").credentials_provider(deploy).build();
/// ```
#[derive(Debug, Clone)]
#[doc(alias("IdentityCache", "LazyCachingCredentialsProvider", "RefreshableCredentials"))]
pub struct CredentialsCache {
    config: Config,
    kept: Arc<CachedCredentials>,
}

impl CredentialsCache {
    /// Keeps what the provider gives. Of the settings, the timer and the clock are used, and
    /// [`credentials_timeout`](botocore_runtime::client::TimeoutConfigBuilder::credentials_timeout), which limits each request
    /// to the provider: 60 seconds by default.
    #[must_use]
    pub fn new(provider: impl ProvideCredentials + 'static, settings: ConfigBuilder) -> Self {
        Self { config: settings.build(), kept: Arc::new(CachedCredentials::new(Arc::new(provider))) }
    }

    async fn get(&self) -> Result<Credentials, CredentialsError> {
        let timer = timer::of(&self.config).map_err(CredentialsError::invalid)?;
        let clock = self.config.time_source();
        let now = || {
            let now = clock.now();
            Clocks { local: now, service: now }
        };
        self.kept.get(&now, &*timer, self.config.timeout_config().credentials_timeout(), None).await
    }
}

impl ProvideCredentials for CredentialsCache {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.get())
    }

    fn awaited(&self) -> Option<String> {
        self.kept.awaited()
    }
}
