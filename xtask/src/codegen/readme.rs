//! The README of the repository: that of the client's package, whose links lead on from the root.
//!
//! It is a copy, because a link between files would leave relative links to begin at the root, and is a text of one line
//! in checkouts on Windows.

use super::Generated;
use std::borrow::Cow;

/// The README as it should be, if the crate has one.
pub fn text(generated: &Generated) -> Option<String> {
    let text = generated.output.files.get("README.md")?;
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
