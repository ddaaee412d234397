//! Licences, sources, duplicates and advisories of all dependencies, by `cargo deny` and `deny.toml`.

use crate::cargo;
use crate::command;
use crate::failure::Failure;
use std::io::Write;
use std::path::Path;

/// How `cargo deny` begins to say that it cannot have the advisories.
const UNREACHABLE: &str = "failed to fetch advisory database";

/// Runs `cargo deny` where it is installed, and says so where it is not.
pub fn check(root: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let mut version = cargo::command();
    if !version.args(["deny", "--version"]).output().is_ok_and(|output| output.status.success()) {
        let why = "cargo deny is not installed";
        return Ok(writeln!(out, "licences, duplicates and advisories were skipped: {why}")?);
    }
    writeln!(out, "licences, duplicates and advisories, by cargo deny")?;
    deny(root, &["licenses", "bans", "sources"])?;
    match deny(root, &["advisories"]) {
        Err(failure) if failure.to_string().contains(UNREACHABLE) => {
            Ok(writeln!(out, "advisories were skipped: cargo deny cannot fetch their database")?)
        }
        other => other,
    }
}

fn deny(root: &Path, checks: &[&str]) -> Result<(), Failure> {
    let mut deny = cargo::command();
    deny.current_dir(root).args(["deny", "--all-features", "check"]).args(checks);
    command::quietly(&mut deny, "accept the dependencies", "See deny.toml for what is allowed, and repeat it alone:")
}
