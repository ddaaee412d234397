//! Programs that parts need and a machine may lack.

use std::process::{Command, Stdio};

/// A program that has to be installed.
#[derive(Debug)]
pub struct Tool {
    /// A command that succeeds where it is installed.
    pub probe: &'static [&'static str],
    /// The command that installs it.
    pub install: &'static str,
}

/// cargo-mutants, which changes the code and sees whether a test notices.
pub const MUTANTS: Tool =
    Tool { probe: &["cargo", "mutants", "--version"], install: "cargo install --locked cargo-mutants" };

/// cargo-fuzz, which feeds made-up inputs.
pub const FUZZ: Tool = Tool { probe: &["cargo", "fuzz", "--version"], install: "cargo install --locked cargo-fuzz" };

/// The compiler that cargo-fuzz takes.
pub const NIGHTLY: Tool = Tool {
    probe: &["rustup", "run", "nightly", "rustc", "--version"],
    install: "rustup toolchain install nightly --profile minimal",
};

/// Python, in which botocore runs.
pub const PYTHON: Tool =
    Tool { probe: &["python3", "-m", "venv", "--help"], install: "Python 3.10 or newer, with venv and pip" };

impl Tool {
    /// Whether the program is there.
    fn is_installed(&self) -> bool {
        let [program, arguments @ ..] = self.probe else { return true };
        let mut probe = Command::new(program);
        probe.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        probe.status().is_ok_and(|status| status.success())
    }
}

/// Says what has to be installed, if anything.
pub fn missing(tools: &[Tool]) -> Option<String> {
    let missing: Vec<_> = tools.iter().filter(|tool| !tool.is_installed()).map(|tool| tool.install).collect();
    if missing.is_empty() { None } else { Some(format!("install first: {}", missing.join("; "))) }
}

#[cfg(test)]
mod tests {
    use super::{Tool, missing};

    #[test]
    fn what_is_missing_is_told_with_how_to_install_it() {
        let there = || Tool { probe: &["cargo", "--version"], install: "cargo" };
        let not_there = || Tool { probe: &["cargo", "no-such-command"], install: "cargo install it" };
        let nowhere = || Tool { probe: &["no-such-program"], install: "apt-get install that" };
        assert_eq!(missing(&[there()]), None);
        let told = missing(&[not_there(), there(), nowhere()]);
        assert_eq!(told.as_deref(), Some("install first: cargo install it; apt-get install that"));
    }
}
