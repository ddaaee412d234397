//! Parts of the client's pages that are cut from elsewhere: what was measured, and programs that are compiled.

use crate::arguments::workspace;
use crate::failure::Failure;
use crate::{migration, page};
use std::fmt::Write as _;
use std::fs;

/// A page of the client with its parts cut anew. What has not been measured here keeps its figures.
pub fn fill(path: &str, text: &str) -> Result<String, Failure> {
    page::fill(path, text, |kind, what| match kind {
        "figures" => figures(what),
        "diff" => migration::difference(what).map(Some),
        _ => Ok(None),
    })
}

/// The rows about a figure, `part figure`, in which our clients are compared with the official one.
fn figures(what: &str) -> Result<Option<String>, Failure> {
    let (part, figure) = what.split_once(' ').unwrap_or((what, "CPU"));
    let path = workspace().join(format!("docs/bench/{part}.md"));
    if !path.is_file() {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    let mut table = "| what | ours | theirs | ratio |\n| --- | --- | --- | --- |\n".to_owned();
    for line in text.lines() {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let [what, of, ours, theirs, ratio, _] = cells[..]
            && of == figure
            && theirs.starts_with("official")
        {
            let _ = writeln!(table, "| {what} | {ours} | {theirs} | {ratio} |");
        }
    }
    let origin = text.lines().find_map(|line| line.split_once(" has written this on ")?.1.split_once(','));
    let date = origin.map(|(date, _)| date).unwrap_or_default();
    Ok(Some(format!("{table}\nMeasured on {date} by `cargo xtask bench {part}`; `docs/bench` has all figures.")))
}
