//! The machine on which something is measured.

use super::row::real;
use std::num::NonZero;
use std::process::Command;
use std::time::Duration;
use std::{fs, thread};

/// For how long the processors are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// How many processors may be at work on a quiet machine.
const QUIET: f64 = 0.2;

/// What is known of the machine.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Processors and their model.
    pub processor: String,
    /// The compiler.
    pub compiler: String,
    /// How many processors were at work before anything was measured, if the system tells.
    pub busy: Option<f64>,
}

impl Machine {
    /// The machine as it is now. It takes two seconds to see what else runs.
    pub fn now() -> Self {
        let number = thread::available_parallelism().map_or(1, NonZero::get);
        let model = model().unwrap_or_else(|| std::env::consts::ARCH.to_owned());
        let rustc = Command::new("rustc").arg("--version").output();
        let compiler =
            rustc.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
        let before = ticks();
        thread::sleep(LOOK);
        let busy = share(before, ticks()).map(|share| share * real(number));
        Self { processor: format!("{number} × {model}"), compiler, busy }
    }

    /// What to say if the figures will not be good.
    pub fn warning(&self) -> Option<String> {
        let busy = self.busy.filter(|busy| *busy > QUIET)?;
        Some(format!("Something else ran while this was measured: {busy:.1} processors were at work before it began."))
    }
}

/// The name of the processor, as Linux tells it.
fn model() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The time of all processors since the system was started, and how much of it they were idle, as Linux tells it.
fn ticks() -> Option<(f64, f64)> {
    parsed(&fs::read_to_string("/proc/stat").ok()?)
}

fn parsed(text: &str) -> Option<(f64, f64)> {
    let line = text.lines().next()?.strip_prefix("cpu ")?;
    let ticks: Vec<f64> = line.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    // Idle, and idle until a disk answers.
    Some((ticks.iter().sum(), ticks.get(3..5)?.iter().sum()))
}

/// The share of the time between that was not idle.
fn share(before: Option<(f64, f64)>, after: Option<(f64, f64)>) -> Option<f64> {
    let ((all, idle), (all_after, idle_after)) = (before?, after?);
    (all_after > all).then(|| 1.0 - (idle_after - idle) / (all_after - all))
}

#[cfg(test)]
mod tests {
    use super::{parsed, share};

    #[test]
    fn what_is_not_idle_is_busy() {
        let (before, after) = (parsed("cpu  100 0 0 100 0\ncpu0 1"), parsed("cpu  125 0 0 150 25\n"));
        assert_eq!((before, share(before, after)), (Some((200.0, 100.0)), Some(0.25)));
        assert_eq!((share(before, before), parsed("intr 1")), (None, None));
    }
}
