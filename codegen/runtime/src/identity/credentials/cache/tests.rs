//! Which calls ask the provider, and which credentials the others use.

use super::*;
use crate::io::future::BoxFuture;
use crate::io::test_turns::{ended, until};
use crate::io::timer::TokioTimer;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering::SeqCst;
use tokio::sync::{Barrier, Semaphore};

/// Each time it provides credentials that expire an hour later. It waits at a gate, and can be made to fail.
#[derive(Debug)]
struct Hourly {
    asked: AtomicI64,
    fails: AtomicI64,
    gate: Semaphore,
}

/// The limit for the provider.
const LIMIT: Duration = Duration::from_secs(60);
/// A gate for more requests than any test makes.
const OPEN: usize = 1000;

impl Hourly {
    fn new(gate: usize) -> Arc<Self> {
        let (asked, fails) = (AtomicI64::new(0), AtomicI64::new(0));
        Arc::new(Self { asked, fails, gate: Semaphore::new(gate) })
    }

    fn fails(&self, fails: bool) {
        self.fails.store(fails.into(), SeqCst);
    }

    fn asked(&self) -> i64 {
        self.asked.load(SeqCst)
    }
}

impl ProvideCredentials for Hourly {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        let count = self.asked.fetch_add(1, SeqCst) + 1;
        Box::pin(async move {
            self.gate.acquire().await.unwrap().forget();
            if self.fails.load(SeqCst) != 0 {
                return Err(CredentialsError::absent("the source is down"));
            }
            let expiry = DateTime::from_secs(3600 * count);
            Ok(Credentials::new(format!("key {count}"), "secret").with_expiry(expiry))
        })
    }
}

/// Both clocks show this time.
fn at(seconds: i64) -> Clocks {
    let time = DateTime::from_secs(seconds);
    Clocks { local: time, service: time }
}

async fn key(cache: &CachedCredentials, now: i64) -> Result<String, CredentialsError> {
    let credentials = ended(cache.get(&|| at(now), &TokioTimer, Some(LIMIT), None)).await?;
    Ok(credentials.access_key_id().to_owned())
}

fn cache(gate: usize) -> (Arc<Hourly>, Arc<CachedCredentials>) {
    let provider = Hourly::new(gate);
    let cache = Arc::new(CachedCredentials::new(Arc::clone(&provider) as _));
    (provider, cache)
}

/// The outcomes of 100 calls, all of which begin before the provider answers any.
async fn hundred(provider: &Hourly, cache: &Arc<CachedCredentials>, now: i64) -> Vec<Result<String, String>> {
    let (begun, before) = (Arc::new(Barrier::new(101)), provider.asked());
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let (cache, begun) = (Arc::clone(cache), Arc::clone(&begun));
            tokio::spawn(async move {
                begun.wait().await;
                key(&cache, now).await.map_err(|error| error.to_string())
            })
        })
        .collect();
    begun.wait().await;
    until(|| provider.asked() > before).await;
    // The runtime has one thread, so when this task runs again, each call has run until it waits.
    tokio::task::yield_now().await;
    provider.gate.add_permits(OPEN);
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.unwrap());
    }
    outcomes
}

#[tokio::test(start_paused = true)]
async fn renewed_before_they_expire() {
    let (_, cache) = cache(OPEN);
    assert_eq!(key(&cache, 0).await.unwrap(), "key 1");
    assert_eq!(key(&cache, 3299).await.unwrap(), "key 1");
    assert_eq!(key(&cache, 3300).await.unwrap(), "key 2");
}

#[tokio::test(start_paused = true)]
async fn those_at_hand_serve_until_they_expire() {
    let (provider, cache) = cache(OPEN);
    key(&cache, 0).await.unwrap();
    provider.fails(true);
    assert_eq!(key(&cache, 3300).await.unwrap(), "key 1");
    // The provider is not asked for a while.
    assert_eq!(key(&cache, 3329).await.unwrap(), "key 1");
    assert_eq!(provider.asked(), 2);
    assert_eq!(key(&cache, 3330).await.unwrap(), "key 1");
    assert_eq!(provider.asked(), 3);
    assert_eq!(key(&cache, 3599).await.unwrap(), "key 1");
    let sentence = "the credentials expire at 1970-01-01T01:00:00Z, and could not be renewed: the source is down";
    assert_eq!(key(&cache, 3600).await.unwrap_err().to_string(), sentence);
    provider.fails(false);
    assert_eq!(key(&cache, 3601).await.unwrap(), "key 6");
}

#[tokio::test(start_paused = true)]
async fn a_hundred_calls_ask_once() {
    let (provider, cache) = cache(0);
    assert_eq!(hundred(&provider, &cache, 0).await, vec![Ok("key 1".to_owned()); 100]);
    assert_eq!(provider.asked(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_hundred_calls_share_a_failure() {
    let (provider, cache) = cache(0);
    provider.fails(true);
    assert_eq!(hundred(&provider, &cache, 0).await, vec![Err("the source is down".to_owned()); 100]);
    assert_eq!(provider.asked(), 1);
    // The next call asks again.
    provider.fails(false);
    assert_eq!(key(&cache, 0).await.unwrap(), "key 2");
}

#[tokio::test(start_paused = true)]
async fn calls_do_not_wait_while_theirs_are_renewed() {
    let (provider, cache) = cache(1);
    key(&cache, 0).await.unwrap();
    let renewing = tokio::spawn({
        let cache = Arc::clone(&cache);
        async move { key(&cache, 3300).await }
    });
    until(|| provider.asked() >= 2).await;
    assert_eq!(key(&cache, 3300).await.unwrap(), "key 1");
    provider.gate.add_permits(1);
    assert_eq!(renewing.await.unwrap().unwrap(), "key 2");
    assert_eq!(key(&cache, 3300).await.unwrap(), "key 2");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_leaves_its_turn_to_the_next() {
    let (provider, cache) = cache(0);
    let ask = || {
        let cache = Arc::clone(&cache);
        tokio::spawn(async move { key(&cache, 0).await })
    };
    let dropped = ask();
    until(|| provider.asked() >= 1).await;
    let waiting = ask();
    dropped.abort();
    provider.gate.add_permits(1);
    assert_eq!(waiting.await.unwrap().unwrap(), "key 2");
}

#[tokio::test(start_paused = true)]
async fn a_source_without_newer_ones_is_not_asked_for_each_call() {
    // For example from a cache of its own, which is renewed at other times.
    let expiry = DateTime::from_secs(60);
    let cache = CachedCredentials::new(Arc::new(Credentials::new("key", "secret").with_expiry(expiry)));
    assert_eq!(key(&cache, 0).await.unwrap(), "key");
    let due = |now| matches!(cache.state().look(at(now)), Found::Due { .. });
    assert!(!due(29) && due(30));
    assert_eq!(key(&cache, 59).await.unwrap(), "key");
    let sentence = "the credentials expired at 1970-01-01T00:01:00Z, and their source has no newer ones";
    assert_eq!(key(&cache, 60).await.unwrap_err().to_string(), sentence);
}

#[tokio::test(start_paused = true)]
async fn credentials_without_expiry_are_asked_for_now_and_then() {
    let cache = CachedCredentials::new(Arc::new(Credentials::new("key", "secret")));
    assert_eq!(key(&cache, 0).await.unwrap(), "key");
    let due = |now| matches!(cache.state().look(at(now)), Found::Due { .. });
    assert!(!due(899) && due(900) && due(-1));
}

#[tokio::test(start_paused = true)]
async fn credentials_without_expiry_stay_when_their_source_fails() {
    #[derive(Debug)]
    struct Once(AtomicI64);
    impl ProvideCredentials for Once {
        fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
            let first = self.0.fetch_add(1, SeqCst) == 0;
            let down = || CredentialsError::invalid("the file cannot be read");
            Box::pin(async move { first.then(|| Credentials::new("key", "secret")).ok_or_else(down) })
        }
    }
    let cache = CachedCredentials::new(Arc::new(Once(AtomicI64::new(0))));
    assert_eq!(key(&cache, 0).await.unwrap(), "key");
    assert_eq!(key(&cache, 900).await.unwrap(), "key");
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_hangs_ends_all_that_wait_for_it() {
    let (provider, cache) = cache(0);
    let (first, second) = tokio::join!(key(&cache, 0), async {
        tokio::time::sleep(LIMIT / 2).await;
        key(&cache, 0).await
    });
    let said = first.unwrap_err().to_string();
    assert!(said.starts_with("their source did not answer within 60s; if it may take longer, set"), "{said}");
    assert_eq!((second.unwrap_err().to_string(), provider.asked()), (said, 1));
}

#[tokio::test(start_paused = true)]
async fn credentials_at_hand_outlive_a_provider_that_hangs() {
    let (provider, cache) = cache(1);
    assert_eq!(key(&cache, 0).await.unwrap(), "key 1");
    let started = tokio::time::Instant::now();
    assert_eq!(key(&cache, 3500).await.unwrap(), "key 1");
    assert_eq!((started.elapsed(), provider.asked()), (LIMIT, 2));
    // The next attempt to renew them comes after a pause.
    assert_eq!((key(&cache, 3501).await.unwrap().as_str(), provider.asked()), ("key 1", 2));
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_hangs_takes_half_of_the_time_of_a_call_with_credentials_at_hand() {
    let (provider, cache) = cache(1);
    key(&cache, 0).await.unwrap();
    let started = tokio::time::Instant::now();
    let left = Some(Duration::from_secs(2));
    let credentials = cache.get(&|| at(3500), &TokioTimer, Some(LIMIT), left).await.unwrap();
    assert_eq!((credentials.access_key_id(), started.elapsed().as_secs(), provider.asked()), ("key 1", 1, 2));
    // Without usable ones it may take its whole time.
    let error = cache.get(&|| at(3600), &TokioTimer, Some(LIMIT), left).await.unwrap_err();
    assert!(error.to_string().contains("within 60s"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_makes_no_other_wait_for_a_provider_that_hangs() {
    let (provider, cache) = cache(1);
    key(&cache, 0).await.unwrap();
    let dropped = tokio::time::timeout(Duration::from_secs(1), key(&cache, 3500)).await;
    assert!(dropped.is_err());
    let next = tokio::time::timeout(Duration::from_secs(1), key(&cache, 3501)).await;
    assert_eq!((next.unwrap().unwrap().as_str(), provider.asked()), ("key 1", 2));
}

#[tokio::test(start_paused = true)]
async fn either_clock_may_be_wrong() {
    let at = |local, service| Clocks { local: DateTime::from_secs(local), service: DateTime::from_secs(service) };
    let key = async |cache: &CachedCredentials, now| {
        let found = ended(cache.get(&|| now, &TokioTimer, Some(LIMIT), None)).await;
        found.map(|found| found.access_key_id().to_owned())
    };
    // They are due once one of the clocks says so, and after a pause again if that clock still says so of newer ones.
    for (now, then, asked) in [
        (at(100, 3300), at(130, 3330), 2),
        (at(3300, 100), at(3330, 130), 2),
        (at(100, 100_000), at(130, 100_030), 3),
        (at(100_000, 100), at(100_030, 130), 3),
    ] {
        let (provider, cache) = cache(OPEN);
        assert_eq!(key(&cache, at(0, 0)).await.unwrap(), "key 1");
        for _ in 0..3 {
            assert_eq!(key(&cache, now).await.unwrap(), "key 2");
        }
        key(&cache, then).await.unwrap();
        assert_eq!(provider.asked(), asked, "{now:?}");
    }
    // They serve until both say that they have expired.
    let (provider, cache) = cache(OPEN);
    key(&cache, at(0, 0)).await.unwrap();
    provider.fails(true);
    assert_eq!(key(&cache, at(3599, 100_000)).await.unwrap(), "key 1");
    assert_eq!(key(&cache, at(100_000, 3599)).await.unwrap(), "key 1");
    assert!(key(&cache, at(3600, 100_000)).await.is_err());
    // A clock that is set back puts no renewal off.
    provider.fails(false);
    key(&cache, at(7000, 7000)).await.unwrap();
    let asked = provider.asked();
    key(&cache, at(0, 100_000)).await.unwrap();
    assert_eq!(provider.asked(), asked + 1);
}

#[tokio::test(start_paused = true)]
async fn the_time_that_counts_is_that_when_the_provider_answers() {
    let (provider, cache) = cache(0);
    let now = Arc::new(AtomicI64::new(0));
    let waiting = tokio::spawn({
        let (cache, now) = (Arc::clone(&cache), Arc::clone(&now));
        async move { cache.get(&|| at(now.load(SeqCst)), &TokioTimer, Some(LIMIT), None).await }
    });
    until(|| provider.asked() > 0).await;
    now.store(3600, SeqCst);
    provider.gate.add_permits(1);
    let sentence = "the credentials expired at 1970-01-01T01:00:00Z, and their source has no newer ones";
    assert_eq!(waiting.await.unwrap().unwrap_err().to_string(), sentence);
}
