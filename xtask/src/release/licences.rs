//! Licences, sources, duplicates and advisories of all dependencies, by `cargo deny` and `deny.toml`.

use crate::cargo;
use crate::command;
use crate::failure::Failure;
use std::io::Write;
use std::path::Path;

/// Runs `cargo deny` where it is installed, and says so where it is not.
pub fn check(root: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let mut version = cargo::command();
    if !version.args(["deny", "--version"]).output().is_ok_and(|output| output.status.success()) {
        let why = "cargo deny is not installed";
        return Ok(writeln!(out, "licences, duplicates and advisories were skipped: {why}")?);
    }
    writeln!(out, "licences, duplicates and advisories, by cargo deny")?;
    let mut deny = cargo::command();
    deny.current_dir(root).args(["deny", "--all-features", "check"]);
    command::quietly(&mut deny, "accept the dependencies", "See deny.toml for what is allowed, and repeat it alone:")
}
