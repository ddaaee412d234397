//! The command: runs worlds, says how far it is, and shows the one that breaks a rule.

use crate::arguments::{self, HELP, Range, Request};
use crate::seed::{self, Report};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Exit code of a run that was asked for something that does not exist.
const USAGE: u8 = 2;
/// The time between two lines about the progress.
const PACE: Duration = Duration::from_secs(5);

/// Runs what the arguments ask for.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let done = match arguments::read(arguments) {
        Ok(Request::Help) => write!(io::stdout(), "{HELP}").map(|()| true),
        Ok(Request::One(seed)) => one(seed),
        Ok(Request::Many(range)) => many(&range),
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}\n\n{HELP}");
            return ExitCode::from(USAGE);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Makes a folder for the files of worlds: in memory where there is such a place, because each file that is saved is
/// also synced.
///
/// # Errors
/// Returns an error if no folder can be made.
pub fn folder() -> io::Result<TempDir> {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir())
}

fn one(seed: u64) -> io::Result<bool> {
    let report = seed::run(seed, folder()?.path(), true);
    show(seed, &report)?;
    Ok(report.violations.is_empty())
}

/// Prints a world's trace and the rules that it broke.
fn show(seed: u64, report: &Report) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in &report.trace {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "seed {seed}: {} calls, {} requests", report.calls, report.requests)?;
    for violation in &report.violations {
        writeln!(out, "broken: {violation}")?;
    }
    if !report.violations.is_empty() {
        writeln!(out, "repeat: cargo xtask simulate --seed {seed}")?;
    }
    Ok(())
}

/// The state of a run that its threads share.
struct Run<'a> {
    range: &'a Range,
    next: AtomicU64,
    done: AtomicU64,
    requests: AtomicU64,
    /// The first of the seeds that broke a rule.
    broken: Mutex<Option<u64>>,
    is_over: AtomicBool,
}

fn many(range: &Range) -> io::Result<bool> {
    let run = Run {
        range,
        next: AtomicU64::new(0),
        done: AtomicU64::new(0),
        requests: AtomicU64::new(0),
        broken: Mutex::new(None),
        is_over: AtomicBool::new(false),
    };
    let began = Instant::now();
    let ended = thread::scope(|scope| {
        let workers: Vec<_> = (0..range.jobs.get()).map(|_| scope.spawn(|| run.work())).collect();
        let teller = scope.spawn(|| run.tell(began));
        let ended: Vec<_> = workers.into_iter().map(thread::ScopedJoinHandle::join).collect();
        run.is_over.store(true, Ordering::Relaxed);
        teller.thread().unpark();
        ended
    });
    for worker in ended {
        worker.map_err(|_| io::Error::other("a thread of the simulation panicked"))??;
    }
    run.say(began)?;
    judged(run.broken.into_inner().unwrap_or_else(PoisonError::into_inner), one)
}

/// Whether all rules held. A world that broke one is run again, to show it; that it may hold then does not mend it.
fn judged(broken: Option<u64>, again: impl FnOnce(u64) -> io::Result<bool>) -> io::Result<bool> {
    let Some(seed) = broken else { return Ok(true) };
    if again(seed)? {
        writeln!(io::stderr(), "seed {seed} broke a rule at first, so a world is not the same each time")?;
    }
    Ok(false)
}

impl Run<'_> {
    /// Runs worlds until there are no more, or one breaks a rule.
    fn work(&self) -> io::Result<()> {
        let folder = folder()?;
        while let Some(seed) = self.take() {
            self.live(seed, folder.path());
        }
        Ok(())
    }

    fn take(&self) -> Option<u64> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let is_broken = self.broken.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        (number < self.range.seeds && !is_broken).then(|| self.range.from.wrapping_add(number))
    }

    fn live(&self, seed: u64, folder: &Path) {
        let report = seed::run(seed, folder, false);
        self.done.fetch_add(1, Ordering::Relaxed);
        self.requests.fetch_add(report.requests as u64, Ordering::Relaxed);
        if !report.violations.is_empty() {
            let mut broken = self.broken.lock().unwrap_or_else(PoisonError::into_inner);
            *broken = Some(broken.map_or(seed, |other| other.min(seed)));
        }
    }

    /// Says from time to time how far the run is.
    fn tell(&self, began: Instant) {
        loop {
            thread::park_timeout(PACE);
            if self.is_over.load(Ordering::Relaxed) || self.say(began).is_err() {
                return;
            }
        }
    }

    fn say(&self, began: Instant) -> io::Result<()> {
        let (done, seeds) = (self.done.load(Ordering::Relaxed), self.range.seeds);
        let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        let (rate, requests) = (done.saturating_mul(1000) / millis, self.requests.load(Ordering::Relaxed));
        writeln!(io::stderr(), "{done} of {seeds} worlds, {rate} a second, {requests} requests")
    }
}

#[cfg(test)]
mod tests {
    use super::judged;

    #[test]
    fn a_rule_that_was_broken_once_is_a_failure() {
        assert!(judged(None, |_| Ok(false)).unwrap());
        for holds_again in [false, true] {
            assert!(!judged(Some(7), |_| Ok(holds_again)).unwrap());
        }
    }
}
