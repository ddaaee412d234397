//! `cargo xtask least-version`: tests the workspace with the oldest compiler that its manifest promises.

use crate::cargo;
use crate::failure::Failure;
use crate::rustup::Rustup;
use std::io::Write;
use std::process::Command;

/// The version in the manifest.
const VERSION: &str = env!("CARGO_PKG_RUST_VERSION");

/// Tests that are left out, and why.
const SKIPPED: [(&str, &str); 4] = [
    ("mistakes_are_named_by_the_compiler", "it holds the compiler's words, which change with every version"),
    ("changes_of_the_model_do_what_the_table_says", "it holds the codes of the compiler's errors, which change, too"),
    ("programs_are_what_the_rules_say", "it holds the codes of the compiler's errors, too"),
    (
        "release::tests",
        "Cargo packages crates that need each other from version 1.90 on, and releases are made by the newest",
    ),
];

/// Runs the task. If the compiler cannot be installed, it says so and succeeds.
///
/// # Errors
///
/// Returns an error if something does not compile or a test fails.
pub fn run(rustup: &Rustup, out: &mut impl Write) -> Result<(), Failure> {
    if let Err(reason) = rustup.toolchain(VERSION) {
        return Ok(writeln!(out, "Rust {VERSION} was skipped: {reason}")?);
    }
    writeln!(out, "building and testing with Rust {VERSION}, without:")?;
    for (test, reason) in SKIPPED {
        writeln!(out, "  {test}: {reason}")?;
    }
    out.flush()?;
    cargo::run(&mut tests(rustup))
}

/// The command that builds and tests all but the feature `aws-config`, whose crates need a newer compiler. Its folder is
/// not that of the other builds, in which the two compilers would take turns to replace what the other one built.
fn tests(rustup: &Rustup) -> Command {
    let mut cargo = rustup.cargo(VERSION);
    cargo.args(["test", "--quiet", "--locked", "--workspace", "--target-dir", "target/least-version", "--"]);
    cargo.args(SKIPPED.iter().flat_map(|(test, _)| ["--skip", test]));
    cargo
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::rustup::Rustup;

    #[test]
    fn without_rustup_the_task_is_skipped() {
        let mut out = Vec::new();
        run(&Rustup { rustup: "no-such-rustup".into(), ..Rustup::default() }, &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        assert!(said.contains(" was skipped: no-such-rustup cannot be run"), "{said}");
    }
}
