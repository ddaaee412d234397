//! The machine on which something is measured.

use std::process::Command;
use std::thread;
use std::{fs, num::NonZero};

/// The load above which a machine is not quiet: half a processor is busy with something else.
const QUIET: f64 = 0.5;

/// What is known of the machine.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Processors and their model.
    pub processor: String,
    /// The compiler.
    pub compiler: String,
    /// How many programs ran on average in the last minute.
    pub load: Option<f64>,
}

impl Machine {
    /// The machine as it is now.
    pub fn now() -> Self {
        let number = thread::available_parallelism().map_or(1, NonZero::get);
        let model = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
        let rustc = Command::new("rustc").arg("--version").output();
        let compiler =
            rustc.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
        let load = fs::read_to_string("/proc/loadavg").ok();
        let load = load.and_then(|text| text.split_whitespace().next()?.parse().ok());
        Self { processor: format!("{number} × {model}"), compiler, load }
    }

    /// What to say if the figures will not be good.
    pub fn warning(&self) -> Option<String> {
        let load = self.load.filter(|load| *load > QUIET)?;
        Some(format!(
            "The machine was busy when this was measured: {load:.1} programs ran on average in the minute before."
        ))
    }
}

/// The value of a field in one of Linux's tables.
fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
