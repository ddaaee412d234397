//! Bounds for tests that wait for what a fault may keep from coming: where a thread is blocked, nothing else ends it. Tests of
//! other crates compile this file, too.

use std::io::{Write, stderr};
use std::process::exit;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// More time than any wait of a test needs, on any machine.
const ENOUGH: Duration = Duration::from_secs(60);

/// More time than all tests of a program need one after the other, on any machine.
const ENOUGH_FOR_ALL: Duration = Duration::from_secs(1800);

/// Ends the process, which fails all of its tests, if it is not dropped in time.
#[must_use = "the bound ends when this is dropped"]
#[derive(Debug)]
pub struct Bound(Sender<()>);

impl Bound {
    /// Bounds what the test does from now on.
    pub fn begin() -> Self {
        Self::within(ENOUGH)
    }

    /// Bounds all tests of this program, as its first test. The harness names those that go on for longer than a minute.
    pub fn all_tests() {
        std::mem::forget(Self::within(ENOUGH_FOR_ALL).0);
    }

    fn within(limit: Duration) -> Self {
        let test = thread::current().name().unwrap_or("a thread of a test").to_owned();
        let (bound, ended) = channel();
        thread::spawn(move || {
            if ended.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                // Nobody would show what a test prints that does not end.
                let _ = writeln!(stderr(), "{test}: what the tests wait for has not come after {limit:?}");
                exit(101);
            }
        });
        Self(bound)
    }
}
