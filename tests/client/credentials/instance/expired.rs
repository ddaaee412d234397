//! Credentials that have expired, which AWS takes on while the service cannot renew them.

use super::desk::{Instance, REPLY};
use botocore_credentials::InstanceRole;
use botocore_runtime::DateTime;
use botocore_runtime::client::TimeSource;
use botocore_runtime::credentials::ProvideCredentials;
use codeartifact_tests::log::Log;

/// A clock that stands.
#[derive(Debug)]
struct Noon;

impl TimeSource for Noon {
    fn now(&self) -> DateTime {
        DateTime::parse("2030-01-31T12:00:00Z").unwrap()
    }
}

#[tokio::test]
async fn expired_credentials_are_used_on() {
    let (instance, noon) = (Instance::default(), Noon.now().secs());
    let role = InstanceRole::new(instance.settings(&[]).time_source(Noon));
    let minute = 60;
    for (expiry, from, to) in [
        ("2030-01-31T10:00:00Z", 15 * minute, 25 * minute),
        ("2030-01-31T12:04:59Z", 15 * minute, 25 * minute),
        ("2030-01-31T12:05:00Z", 5 * minute, 5 * minute),
        ("2030-01-31T18:00:00Z", 360 * minute, 360 * minute),
    ] {
        instance.state().reply = REPLY.replace("2099-01-31T12:00:00Z", expiry);
        let log = Log::default();
        let guard = log.start();
        let lasts = role.provide().await.unwrap().expires_at().unwrap().secs() - noon;
        drop(guard);
        assert!((from..=to).contains(&lasts), "{expiry}: {lasts}");
        let warning = "message=the instance's credentials are not renewed; they are used on";
        assert_eq!(log.text().contains(&format!("{warning} expiry={expiry} until=")), from != to, "{}", log.text());
    }
}

/// Instances that are told so at the same time must not all ask again at the same time.
#[tokio::test]
async fn how_long_expired_credentials_are_used_on_is_spread_over_ten_minutes() {
    let (instance, noon) = (Instance::default(), Noon.now().secs());
    instance.state().reply = REPLY.replace("2099-01-31T12:00:00Z", "2030-01-31T10:00:00Z");
    let role = InstanceRole::new(instance.settings(&[]).time_source(Noon));
    let mut minutes = Vec::new();
    for _ in 0..64 {
        minutes.push((role.provide().await.unwrap().expires_at().unwrap().secs() - noon) / 60);
    }
    // The odds that 64 fair draws fall into one half are one to 2^63.
    assert!(minutes.iter().any(|minutes| *minutes < 20) && minutes.iter().any(|minutes| *minutes >= 20), "{minutes:?}");
}
