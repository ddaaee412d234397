//! The README of the repository: that of the client's package, whose links lead on from the root.
//!
//! It is a copy, because a link between files would leave relative links to begin at the root, and is a text of one line
//! in checkouts on Windows.

use super::Generated;
use crate::arguments::{Codegen, workspace};
use crate::failure::Failure;
use crate::{report, write};
use std::borrow::Cow;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// The README as it should be.
#[must_use]
pub fn expected(arguments: &Codegen, generated: &Generated) -> Option<String> {
    let text = generated.output.files.get("README.md").filter(|_| !arguments.stands_alone)?;
    Some(text.lines().flat_map(|line| [from_root(line), "\n".into()]).collect())
}

/// A line in which a link to a file of the package, `[name]: path`, begins at the root.
fn from_root(line: &str) -> Cow<'_, str> {
    match line.strip_prefix('[').and_then(|line| line.split_once("]: ")) {
        Some((name, path)) if !path.contains("://") && !path.starts_with('#') => {
            format!("[{name}]: generated/{path}").into()
        }
        _ => line.into(),
    }
}

/// Writes the README, or compares it.
///
/// # Errors
///
/// Returns an error if it cannot be written, or if a check finds it out of date.
pub fn run(arguments: &Codegen, generated: &Generated, out: &mut impl Write) -> Result<(), Failure> {
    let Some(expected) = expected(arguments, generated) else { return Ok(()) };
    let is_fresh = fs::read_to_string(path()).is_ok_and(|found| found == expected);
    if !is_fresh && arguments.check {
        return Err(Failure::new(format!("README.md is not up to date; run `{}`", arguments.command)));
    }
    if !is_fresh {
        write::file(&path(), &expected)?;
    }
    Ok(report::readme(is_fresh, out)?)
}

/// Where it is.
#[must_use]
pub fn path() -> PathBuf {
    workspace().join("README.md")
}
