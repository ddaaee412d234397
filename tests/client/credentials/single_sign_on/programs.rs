//! Programs that renew one token at the same time, or are killed while they do.

use super::desk::{Desk, OF_SESSION, RENEWED, SESSION, renewable};
use crate::home::Home;
use botocore_credentials::ProfileChain;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::ProvideCredentials;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, mpsc};
use std::time::Duration;
use std::{env, fs};

/// The variable that turns [`program`] into one.
const IS_PROGRAM: &str = "SINGLE_SIGN_ON_PROGRAM";

/// How often it is looked whether a program has ended that should not.
const LOOK: Duration = Duration::from_millis(20);

/// What the programs run: it gets credentials, for the profile and by the home directory of its environment.
#[tokio::test]
async fn program() {
    if env::var_os(IS_PROGRAM).is_some() {
        let credentials = ProfileChain::new(Config::builder()).provide().await.unwrap();
        assert_eq!(credentials.access_key_id(), "ASIASSO");
    }
}

/// A home directory with a token that has expired.
fn expired() -> (Home, PathBuf) {
    let home = Home::new(SESSION, "");
    let token = renewable("2020-01-31T12:00:00Z").replace("2026-03-01", "2099-03-01");
    let file = home.write(OF_SESSION, &token);
    (home, file)
}

/// Starts the program with the home directory above a token.
fn start(file: &Path, desk: &Desk) -> Child {
    let home = file.ancestors().nth(4).unwrap();
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "single_sign_on::programs::program"]).stdout(Stdio::null()).stderr(Stdio::null());
    command.env_clear().env(IS_PROGRAM, "1").env("HOME", home).env("AWS_PROFILE", "work");
    command.env("AWS_ENDPOINT_URL", desk.url()).spawn().unwrap()
}

#[test]
fn of_many_programs_one_renews_the_token() {
    let (_home, file) = expired();
    let desk = Desk::open();
    let programs: Vec<_> = (0..4).map(|_| start(&file, &desk)).collect();
    for mut program in programs {
        assert!(program.wait().unwrap().success());
    }
    assert_eq!((desk.renewals().len(), desk.tokens()), (1, vec!["the-token".to_owned(); 4]));
}

#[test]
fn a_program_that_is_killed_leaves_the_old_token_whole_and_the_lock_free() {
    let (_home, file) = expired();
    let old = fs::read_to_string(&file).unwrap();
    let (asked, is_asked) = mpsc::channel();
    let (killed, is_killed) = mpsc::channel();
    let is_killed = Mutex::new(is_killed);
    let desk = Desk::renewing_by(move |_| {
        asked.send(()).unwrap();
        is_killed.lock().unwrap().recv().unwrap();
        (200, RENEWED.to_owned())
    });
    let mut program = start(&file, &desk);
    while is_asked.recv_timeout(LOOK).is_err() {
        assert_eq!(program.try_wait().unwrap(), None, "it ended without asking for a token");
    }
    program.kill().unwrap();
    program.wait().unwrap();
    killed.send(()).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), old);
    killed.send(()).unwrap();
    assert!(start(&file, &desk).wait().unwrap().success());
    assert!(fs::read_to_string(&file).unwrap().contains("the-token"));
}
