//! Decisions of the standard mode.

use super::*;

fn failure(attempt: u32, kind: Option<RetryKind>) -> FailedAttempt<'static> {
    FailedAttempt {
        operation: "ListThings",
        attempt,
        kind,
        timed_out: false,
        status: None,
        code: None,
        retry_after: None,
        error: &fmt::Error,
    }
}

const TRANSIENT: Option<RetryKind> = Some(RetryKind::Transient);

#[test]
fn three_attempts_at_most() {
    let quota = Quota::new();
    let mut lease = QuotaLease::new(&quota);
    let mut decide = |config: &RetryConfig, attempt| config.decide(&failure(attempt, TRANSIENT), &mut lease);
    let standard = RetryConfig::default();
    assert!(matches!(decide(&standard, 1), Decision::RetryAfter(_)));
    assert!(matches!(decide(&standard, 2), Decision::RetryAfter(_)));
    assert_eq!(decide(&standard, 3), Decision::Stop(None));
    assert_eq!(decide(&RetryConfig::disabled(), 1), Decision::Stop(None));
    assert_eq!(RetryConfig::standard().with_max_attempts(0).max_attempts(), 1);
}

#[test]
fn what_will_not_succeed_is_final() {
    let quota = Quota::new();
    let decision = RetryConfig::default().decide(&failure(1, None), &mut QuotaLease::new(&quota));
    assert_eq!((decision, quota.left()), (Decision::Stop(None), 500));
}

#[test]
fn an_empty_quota_is_said() {
    let quota = Quota::new();
    for _ in 0..100 {
        let mut lease = QuotaLease::new(&quota);
        assert!(lease.take(RetryKind::Transient, false));
        lease.failed();
    }
    let decision = RetryConfig::default().decide(&failure(1, TRANSIENT), &mut QuotaLease::new(&quota));
    assert!(matches!(decision, Decision::Stop(Some(_))), "{decision:?}");
}

#[test]
fn the_wait_doubles_and_is_capped() {
    let config = RetryConfig::default();
    let longest = |attempt| config.backoff(&failure(attempt, TRANSIENT), 1.0).as_secs();
    assert_eq!([1, 2, 3, 5, 6, 2000, u32::MAX].map(longest), [1, 2, 4, 16, 20, 20, 20]);
    assert_eq!(config.backoff(&failure(1, TRANSIENT), 0.0), Duration::ZERO);
    let never = config.clone().with_initial_backoff(Duration::ZERO);
    assert_eq!(never.backoff(&failure(2000, TRANSIENT), 1.0), Duration::ZERO);
    assert!((0.0..1.0).contains(&random::fraction()));
}

#[test]
fn the_wait_that_the_reply_asks_for_counts() {
    let config = RetryConfig::default();
    let asked = |seconds| {
        let failure = FailedAttempt { retry_after: Some(Duration::from_secs(seconds)), ..failure(2, TRANSIENT) };
        config.backoff(&failure, 0.5).as_secs()
    };
    assert_eq!([0, 7, 3600].map(asked), [1, 7, 20]);
}

#[test]
fn a_policy_decides_alone() {
    #[derive(Debug)]
    struct Twice;
    impl RetryPolicy for Twice {
        fn retry(&self, failure: &FailedAttempt<'_>) -> Option<Duration> {
            (failure.attempt < 2).then_some(Duration::from_secs(60))
        }
    }
    assert_eq!(failure(1, None).standard_delay(), None);
    assert!(failure(1, TRANSIENT).standard_delay().is_some_and(|delay| delay <= Duration::from_secs(1)));
    let quota = Quota::new();
    let config = RetryConfig::custom(Twice);
    let mut lease = QuotaLease::new(&quota);
    assert_eq!(config.decide(&failure(1, None), &mut lease), Decision::RetryAfter(Duration::from_secs(60)));
    assert_eq!(config.decide(&failure(2, TRANSIENT), &mut lease), Decision::Stop(None));
}
