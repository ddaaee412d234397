//! Credentials kept until they expire.

use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::DateTime;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Seconds before they expire at which credentials are renewed.
const MARGIN: i64 = 5 * 60;
/// Seconds for which credentials without expiry are kept: long enough to be cheap, short enough to
/// notice a key that was replaced.
const KEPT: i64 = 15 * 60;

/// A provider that is asked once for all calls, and again shortly before the credentials expire.
#[derive(Debug)]
pub(crate) struct CachedCredentials {
    provider: Arc<dyn ProvideCredentials>,
    // Held while the provider is asked, so that calls at the same time ask once.
    cached: Mutex<Option<Cached>>,
}

#[derive(Debug)]
struct Cached {
    credentials: Credentials,
    renew_at: DateTime,
}

impl CachedCredentials {
    pub fn new(provider: Arc<dyn ProvideCredentials>) -> Self {
        Self { provider, cached: Mutex::new(None) }
    }

    /// The credentials. When they cannot be renewed, those at hand serve until they expire.
    pub async fn get(&self, now: DateTime) -> Result<Credentials, CredentialsError> {
        let mut cached = self.cached.lock().await;
        if let Some(cached) = &*cached
            && now < cached.renew_at
        {
            return Ok(cached.credentials.clone());
        }
        match self.provider.provide().await {
            Ok(credentials) => {
                let renew_at = renew_at(&credentials, now);
                *cached = Some(Cached { credentials: credentials.clone(), renew_at });
                Ok(credentials)
            }
            Err(error) => match &*cached {
                Some(Cached { credentials, .. }) if credentials.expires_at().is_some_and(|at| now < at) => {
                    tracing::warn!(%error, "credentials could not be renewed, and are about to expire");
                    Ok(credentials.clone())
                }
                _ => Err(error),
            },
        }
    }
}

fn renew_at(credentials: &Credentials, now: DateTime) -> DateTime {
    let secs = match credentials.expires_at() {
        Some(expiry) => expiry.secs().saturating_sub(MARGIN),
        None => now.secs().saturating_add(KEPT),
    };
    DateTime::from_secs(secs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::future::BoxFuture;
    use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

    /// Credentials that expire an hour after the last; an error from the third time on.
    #[derive(Debug, Default)]
    struct Hourly(AtomicI64);

    impl ProvideCredentials for Hourly {
        fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
            let count = self.0.fetch_add(1, Relaxed) + 1;
            Box::pin(async move {
                if count > 2 {
                    return Err(CredentialsError::invalid("down"));
                }
                let expiry = DateTime::from_secs(3600 * count);
                Ok(Credentials::new(format!("key {count}"), "secret").with_expiry(expiry))
            })
        }
    }

    async fn key(cache: &CachedCredentials, now: i64) -> Result<String, CredentialsError> {
        let credentials = cache.get(DateTime::from_secs(now)).await?;
        Ok(credentials.access_key_id().to_owned())
    }

    #[tokio::test]
    async fn renewed_before_they_expire() {
        let cache = CachedCredentials::new(Arc::new(Hourly::default()));
        assert_eq!(key(&cache, 0).await.unwrap(), "key 1");
        assert_eq!(key(&cache, 3299).await.unwrap(), "key 1");
        assert_eq!(key(&cache, 3300).await.unwrap(), "key 2");
    }

    #[tokio::test]
    async fn those_at_hand_serve_until_they_expire() {
        let cache = CachedCredentials::new(Arc::new(Hourly(AtomicI64::new(1))));
        assert_eq!(key(&cache, 0).await.unwrap(), "key 2");
        assert_eq!(key(&cache, 7199).await.unwrap(), "key 2");
        assert_eq!(key(&cache, 7200).await.unwrap_err().to_string(), "down");
    }
}
