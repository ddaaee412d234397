//! Credentials that are kept for whoever asks next.

use crate::clock::Clock;
use crate::sts::{KEYS, error, failure, nowhere, reply, settings, signer, source, sts};
use botocore_credentials::{AssumeRole, CredentialsCache};
use botocore_runtime::DateTime;
use botocore_runtime::client::TimeoutConfig;
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::future::BoxFuture;
use codeartifact_tests::server::Server;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::Instant;

/// A provider whose credentials last until an hour, by a clock, or for ever. Each has a key of its own.
#[derive(Debug, Clone, Default)]
struct Source {
    asked: Arc<AtomicUsize>,
    fails: Arc<AtomicUsize>,
    expiry: Option<i64>,
}

impl Source {
    fn lasting(minutes: i64) -> Self {
        Self { expiry: Some(60 * minutes), ..Self::default() }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

impl ProvideCredentials for Source {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let number = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
            // Others come in the meantime.
            tokio::task::yield_now().await;
            if self.fails.load(Ordering::Relaxed) > 0 {
                return Err(CredentialsError::invalid("the source is down"));
            }
            let credentials = Credentials::new(format!("KEY{number}"), "hidden");
            Ok(match self.expiry {
                Some(expiry) => credentials.with_expiry(DateTime::from_secs(expiry)),
                None => credentials,
            })
        })
    }
}

fn cache(source: &Source, clock: &Clock) -> CredentialsCache {
    CredentialsCache::new(source.clone(), nowhere().time_source(clock.clone()))
}

async fn key(cache: &CredentialsCache) -> String {
    cache.provide().await.unwrap().access_key_id().to_owned()
}

#[tokio::test]
async fn tasks_share_one_request() {
    let source = Source::default();
    let cache = cache(&source, &Clock::default());
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let cache = cache.clone();
            tokio::spawn(async move { key(&cache).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap(), "KEY1");
    }
    assert_eq!(source.asked(), 1);
}

#[tokio::test]
async fn credentials_are_renewed_five_minutes_before_they_expire() {
    let (source, clock) = (Source::lasting(60), Clock::default());
    let cache = cache(&source, &clock);
    for (minutes, expected) in [(0, "KEY1"), (54, "KEY1"), (55, "KEY2")] {
        clock.shows(minutes);
        assert_eq!(key(&cache).await, expected, "{minutes}");
    }
    // Keys that do not expire may be replaced.
    let (source, clock) = (Source::default(), Clock::default());
    let cache = CredentialsCache::new(source, nowhere().time_source(clock.clone()));
    for (minutes, expected) in [(0, "KEY1"), (14, "KEY1"), (15, "KEY2")] {
        clock.shows(minutes);
        assert_eq!(key(&cache).await, expected, "{minutes}");
    }
}

#[tokio::test]
async fn credentials_at_hand_serve_until_they_expire() {
    let (source, clock) = (Source::lasting(60), Clock::default());
    let cache = cache(&source, &clock);
    key(&cache).await;
    source.fails.store(1, Ordering::Relaxed);
    clock.shows(56);
    assert_eq!((key(&cache).await.as_str(), source.asked()), ("KEY1", 2));
    // It is asked again after half a minute.
    assert_eq!((key(&cache).await.as_str(), source.asked()), ("KEY1", 2));
    clock.shows(57);
    assert_eq!((key(&cache).await.as_str(), source.asked()), ("KEY1", 3));
    clock.shows(60);
    let error = error(&cache).await.to_string();
    assert_eq!(error, "the credentials expire at 1970-01-01T01:00:00Z, and could not be renewed: the source is down");
}

#[tokio::test]
async fn clients_share_a_session_and_a_client_on_top_delays_nothing() {
    let (role, artifacts) = (sts([reply(&KEYS)]), Server::start());
    let provider = AssumeRole::builder(crate::sts::ROLE).settings(settings(&role)).source(source()).build();
    let cache = CredentialsCache::new(provider, nowhere());
    for region in ["eu-west-1", "us-east-1"] {
        let config = settings(&artifacts).region(region).credentials_provider(cache.clone()).build();
        codeartifact::Client::new(config).list_domains().send().await.unwrap();
    }
    assert_eq!((role.requests().len(), artifacts.requests().len()), (1, 2));
    assert_eq!(signer(&artifacts.requests()[1]).unwrap()[0], "ASIADEPLOY");

    let (source, clock) = (Source::lasting(60), Clock::default());
    let cache = CredentialsCache::new(source.clone(), nowhere().time_source(clock.clone()));
    let config = settings(&artifacts).credentials_provider(cache).time_source(clock.clone()).build();
    let client = codeartifact::Client::new(config);
    for (minutes, asked) in [(0, 1), (54, 1), (55, 2)] {
        clock.shows(minutes);
        client.list_domains().send().await.unwrap();
        assert_eq!(source.asked(), asked, "{minutes}");
    }
}

/// A provider that never answers.
#[derive(Debug)]
struct Silent;

impl ProvideCredentials for Silent {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(pending())
    }

    fn awaited(&self) -> Option<String> {
        Some("the vault".to_owned())
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_on_top_names_what_did_not_answer() {
    let timeouts = TimeoutConfig::builder().credentials_timeout(Duration::from_secs(3)).build();
    let settings = nowhere().region("eu-west-1").endpoint_url("http://127.0.0.1:9").timeout_config(timeouts);
    let cache = CredentialsCache::new(Silent, nowhere());
    let client = codeartifact::Client::new(settings.credentials_provider(cache).build());
    let error = client.list_domains().send().await.unwrap_err().to_string();
    assert!(error.contains("the vault did not answer within 3s"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_hangs_is_given_up() {
    let limit = Duration::from_secs(7);
    let timeouts = TimeoutConfig::builder().credentials_timeout(limit).build();
    let (cache, begun) = (CredentialsCache::new(Silent, nowhere().timeout_config(timeouts)), Instant::now());
    let late = error(&cache).await.to_string();
    assert!(late.contains("7s"), "{late}");
    assert_eq!(begun.elapsed(), limit);
}

#[tokio::test]
async fn a_failure_is_told_and_not_kept() {
    let server = sts([failure(403, "AccessDenied", "no"), reply(&KEYS)]);
    let provider = AssumeRole::builder(crate::sts::ROLE).settings(settings(&server)).source(source()).build();
    let cache = CredentialsCache::new(provider, nowhere());
    let denied = error(&cache).await;
    assert_eq!(denied.find_cause::<botocore_credentials::StsError>().unwrap().code(), Some("AccessDenied"));
    assert_eq!(key(&cache).await, "ASIADEPLOY");
}
