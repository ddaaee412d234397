//! Renewals at the same time, and renewals that are broken off.

use super::desk::{Desk, GIVEN, OF_SESSION, RENEWED, SESSION, renewable};
use crate::home::Home;
use crate::sts::{error, nowhere};
use botocore_credentials::ProfileChain;
use botocore_runtime::credentials::ProvideCredentials;
use botocore_runtime::environment::Environment;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::timer::{Timer, TokioTimer};
use botocore_runtime::transport::{Transport, TransportError};
use botocore_runtime::{ByteStream, http};
use std::fmt;
use std::fs::{self, File};
use std::future::pending;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const EXPIRED: &str = "2026-01-31T11:00:00Z";
const SOON: &str = "2026-01-31T12:10:00Z";
/// What another program has made of the token.
const BY_OTHERS: &str = r#"{"accessToken": "concealed-2", "expiresAt": "2026-01-31T18:00:00Z", "clientId": "other"}"#;

/// Takes the lock as another program does.
fn lock(file: &Path) -> File {
    let lock = File::create(file.with_extension("lock")).unwrap();
    lock.lock().unwrap();
    lock
}

#[tokio::test]
async fn of_many_at_once_one_renews_the_token() {
    let home = Home::new(SESSION, "");
    home.write(OF_SESSION, &renewable(EXPIRED));
    let desk = Desk::open();
    // Each has a client of its own, as in another program.
    let chains: Vec<_> = (0..8).map(|_| desk.chain(&home, "work")).collect();
    let tasks: Vec<_> = chains.into_iter().map(|chain| tokio::spawn(async move { chain.provide().await })).collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!((desk.renewals().len(), desk.tokens()), (1, vec!["the-token".to_owned(); 8]));
}

#[tokio::test]
async fn a_valid_token_is_used_while_another_program_renews_it() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(SOON));
    let desk = Desk::open();
    let _held = lock(&file);
    desk.chain(&home, "work").provide().await.unwrap();
    assert_eq!((desk.renewals().len(), desk.tokens()), (0, vec!["concealed".to_owned()]));
}

/// A timer that has another program do something once its lock is waited for.
struct WhileWaiting(Mutex<Option<Box<dyn FnOnce() + Send>>>);

impl fmt::Debug for WhileWaiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WhileWaiting")
    }
}

impl Timer for WhileWaiting {
    fn now(&self) -> Duration {
        TokioTimer.now()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        if duration == Duration::from_millis(100)
            && let Some(work) = self.0.lock().unwrap().take()
        {
            work();
        }
        TokioTimer.sleep(duration)
    }
}

#[tokio::test]
async fn the_token_that_another_program_renews_is_waited_for() {
    let newer_but_expired = renewable("2026-01-31T11:30:00Z");
    for (by_others, renewals, token) in [(BY_OTHERS, 0, "concealed-2"), (&newer_but_expired, 1, "the-token")] {
        let home = Home::new(SESSION, "");
        let file = home.write(OF_SESSION, &renewable(EXPIRED));
        let desk = Desk::open();
        let (held, by_others) = (lock(&file), by_others.to_owned());
        let timer = WhileWaiting(Mutex::new(Some(Box::new(move || {
            fs::write(&file, by_others).unwrap();
            drop(held);
        }))));
        ProfileChain::new(desk.settings(&home, "work").timer(timer)).provide().await.unwrap();
        assert_eq!((desk.renewals().len(), desk.tokens()), (renewals, vec![token.to_owned()]));
    }
}

/// A transport by which the portal answers, and the service that renews tokens does not.
#[derive(Debug)]
struct Silent;

impl Transport for Silent {
    fn send(
        &self,
        request: http::Request<ByteStream>,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            match request.uri().path() {
                "/token" => pending().await,
                _ => Ok(http::Response::new(GIVEN.into())),
            }
        })
    }
}

fn silent(home: &Path) -> ProfileChain {
    let environment = Environment::from([("HOME", home.to_str().unwrap()), ("AWS_REGION", "eu-west-1")]);
    let desk = Desk::open();
    ProfileChain::new(
        nowhere().environment(environment).profile("work").transport(Silent).time_source(desk.clock.clone()),
    )
}

fn above(file: &Path) -> PathBuf {
    file.ancestors().nth(4).unwrap().to_owned()
}

#[tokio::test(start_paused = true)]
async fn a_program_that_hangs_is_not_waited_for_without_end() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(EXPIRED));
    let _held = lock(&file);
    let begun = tokio::time::Instant::now();
    let error = error(&silent(&above(&file))).await.to_string();
    assert!(
        error.ends_with("`aws sso login --sso-session corp`: another program has been renewing it for 20s"),
        "{error}"
    );
    assert_eq!(begun.elapsed(), Duration::from_secs(20));
}

#[tokio::test]
async fn what_the_cli_writes_meanwhile_is_not_overwritten() {
    for status in [200, 400] {
        let home = Home::new(SESSION, "");
        let file = Arc::new(home.write(OF_SESSION, &renewable(EXPIRED)));
        let cli = Arc::clone(&file);
        let desk = Desk::renewing_by(move |_| {
            fs::write(&*cli, BY_OTHERS).unwrap();
            (status, RENEWED.to_owned())
        });
        desk.chain(&home, "work").provide().await.unwrap();
        assert_eq!((desk.renewals().len(), desk.tokens()), (1, vec!["concealed-2".to_owned()]));
        assert_eq!(fs::read_to_string(&*file).unwrap(), BY_OTHERS);
    }
}

#[tokio::test]
async fn who_logs_out_meanwhile_stays_so() {
    let home = Home::new(SESSION, "");
    let file = Arc::new(home.write(OF_SESSION, &renewable(EXPIRED)));
    let cli = Arc::clone(&file);
    let desk = Desk::renewing_by(move |_| {
        fs::remove_file(&*cli).unwrap();
        (200, RENEWED.to_owned())
    });
    let error = error(&desk.chain(&home, "work")).await.to_string();
    assert!(error.ends_with("`aws sso login --sso-session corp`: it was deleted meanwhile"), "{error}");
    assert!(!file.exists() && desk.tokens().is_empty());
}

#[tokio::test]
async fn a_new_token_that_cannot_be_written_is_used() {
    let home = Home::new(SESSION, "");
    let file = Arc::new(home.write(OF_SESSION, &renewable(EXPIRED)));
    let cli = Arc::clone(&file);
    let desk = Desk::renewing_by(move |_| {
        fs::remove_file(&*cli).unwrap();
        fs::create_dir(&*cli).unwrap();
        (200, RENEWED.to_owned())
    });
    desk.chain(&home, "work").provide().await.unwrap();
    assert_eq!(desk.tokens(), ["the-token"]);
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 2, "what was to replace it is deleted");
}

#[tokio::test]
async fn a_new_token_that_could_not_be_read_again_is_not_written() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(EXPIRED));
    let long = format!("veiled{}", "x".repeat(300_000));
    let desk = Desk::renewing(200, RENEWED.replace("veiled-2", &long).leak());
    desk.chain(&home, "work").provide().await.unwrap();
    assert_eq!((desk.tokens(), fs::read_to_string(file).unwrap()), (vec!["the-token".to_owned()], renewable(EXPIRED)));
}

#[tokio::test]
async fn a_lock_that_cannot_be_taken_is_an_error_only_if_there_is_no_token() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(SOON));
    fs::create_dir(file.with_extension("lock")).unwrap();
    let desk = Desk::open();
    desk.chain(&home, "work").provide().await.unwrap();
    fs::write(&file, renewable(EXPIRED)).unwrap();
    let error = error(&desk.chain(&home, "work")).await.to_string();
    let problem = format!("corp`: {} cannot be locked: ", file.with_extension("lock").display());
    assert!(error.contains(&problem), "{error}");
    assert!(desk.renewals().is_empty());
}

#[tokio::test]
async fn a_renewal_that_is_broken_off_leaves_the_old_token_whole() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(EXPIRED));
    let (asked, mut arrived) = tokio::sync::mpsc::unbounded_channel();
    let desk = Desk::renewing_by(move |_| {
        // The service has renewed it, and takes the old one no more.
        asked.send(()).unwrap();
        (400, r#"{"error": "invalid_grant"}"#.to_owned())
    });
    let chain = desk.chain(&home, "work");
    tokio::select! {
        biased;
        _ = arrived.recv() => {}
        _ = chain.provide() => panic!("nobody waited for the reply"),
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), renewable(EXPIRED));
    let error = error(&desk.chain(&home, "work")).await.to_string();
    assert!(error.contains("expired at 2026-01-31T11:00:00Z and was not renewed, so run `aws sso login "), "{error}");
    assert_eq!(desk.renewals().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_is_silent_does_not_keep_a_valid_token_back() {
    let home = Home::new(SESSION, "");
    let file = home.write(OF_SESSION, &renewable(SOON));
    // It is asked once, and not again for a minute.
    for seconds in [20, 0] {
        let begun = tokio::time::Instant::now();
        assert_eq!(silent(&above(&file)).provide().await.unwrap(), super::expected());
        assert_eq!(begun.elapsed(), Duration::from_secs(seconds));
    }
}

#[tokio::test]
async fn what_is_in_the_file_of_a_lock_does_not_matter() {
    for content in ["\0\0\0", "soon", "9999-12-31T23:59:59Z"].map(str::as_bytes).into_iter().chain([&b"\xff\xfe"[..]]) {
        let home = Home::new(SESSION, "");
        let file = home.write(OF_SESSION, &renewable(EXPIRED));
        fs::write(file.with_extension("lock"), content).unwrap();
        let desk = Desk::open();
        desk.chain(&home, "work").provide().await.unwrap();
        assert_eq!(desk.renewals().len(), 1);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_lock_that_is_not_a_file_is_an_error() {
    let home = Home::new(SESSION, "");
    let lock = home.write(OF_SESSION, &renewable(EXPIRED)).with_extension("lock");
    std::os::unix::fs::symlink("/dev/null", &lock).unwrap();
    let desk = Desk::open();
    let error = error(&desk.chain(&home, "work")).await.to_string();
    assert!(error.ends_with(&format!("{} cannot be locked: it is not a file", lock.display())), "{error}");
    assert!(desk.renewals().is_empty());
}
