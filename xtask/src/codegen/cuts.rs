//! Parts of the client's pages that are cut from elsewhere: what was measured, and programs that are compiled.

use super::readme::ELSEWHERE;
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
        "python" => python(what).map(Some),
        _ => Ok(None),
    })
}

/// A function of the programs for boto3, which `cargo xtask conformance --against botocore` runs.
fn python(name: &str) -> Result<String, Failure> {
    let path = workspace().join("tests/conformance/python/compared.py");
    let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    let function = function(name, &text);
    function.ok_or_else(|| Failure::new(format!("{} has no function `{name}`", path.display())))
}

/// A function of a program in Python, which two empty lines end.
fn function(name: &str, text: &str) -> Option<String> {
    let start = text.find(&format!("\ndef {name}("))? + 1;
    let function = text[start..].split("\n\n\n").next()?;
    Some(format!("```python\n{}\n```", function.trim_end()))
}

/// What was measured of a figure, as `part figure` names it.
fn figures(what: &str) -> Result<Option<String>, Failure> {
    let (part, figure) = what.split_once(' ').unwrap_or((what, "CPU"));
    let path = workspace().join(format!("docs/bench/{part}.md"));
    if !path.is_file() {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    let table = table(part, figure, &text);
    let advice = "name another figure, or run `cargo xtask bench` again";
    table
        .map(Some)
        .ok_or_else(|| Failure::new(format!("docs/bench/{part}.md does not say what {figure} was; {advice}")))
}

/// The rows in which our clients are compared with the official one, and when and how that was measured.
fn table(part: &str, figure: &str, page: &str) -> Option<String> {
    let mut table = "| what | ours | theirs | ratio |\n| --- | --- | --- | ---: |\n".to_owned();
    let head = table.len();
    for line in page.lines() {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let [what, of, ours, theirs, ratio, _] = cells[..]
            && of == figure
            && theirs.starts_with("official")
        {
            let _ = writeln!(table, "| {what} | {ours} | {theirs} | {ratio} |");
        }
    }
    let date = page.lines().find_map(|line| line.split_once(" has written this on ")?.1.split_once(','));
    let (date, _) = date.filter(|_| table.len() > head)?;
    Some(format!("{table}\nMeasured on {date} by `cargo xtask bench {part}`; {ELSEWHERE}"))
}

#[cfg(test)]
mod tests {
    use super::{function, table};

    #[test]
    fn a_function_is_shown_whole_and_alone() {
        let text = "import a\n\n\ndef one(x):\n    y = x\n\n    return y\n\n\ndef ones():\n    pass\n";
        assert_eq!(function("one", text).as_deref(), Some("```python\ndef one(x):\n    y = x\n\n    return y\n```"));
        assert_eq!(function("ones", text).as_deref(), Some("```python\ndef ones():\n    pass\n```"));
        assert_eq!(function("on", text), None);
    }

    #[test]
    fn rows_about_the_official_client_are_shown_with_their_date() {
        let page = "# build\n\n`cargo xtask bench build` has written this on 1 May 2026, on a machine.\n\n\
                    | what | figure | ours | theirs | ratio | spread |\n| --- | --- | ---: | ---: | ---: | ---: |\n\
                    | debug | CPU | full 40 s | official 140 s | 0.29x | 1 % |\n\
                    | debug | wall | full 20 s | official 70 s | 0.29x | 1 % |\n\
                    | debug | CPU | full 40 s | hyper 30 s | 1.33x | 1 % |\n";
        let expected = "| what | ours | theirs | ratio |\n| --- | --- | --- | ---: |\n\
                        | debug | full 40 s | official 140 s | 0.29x |\n\nMeasured on 1 May 2026 by `cargo xtask bench build`; \
                        `docs/bench` in the repository has all figures.";
        assert_eq!(table("build", "CPU", page).as_deref(), Some(expected));
        assert_eq!(table("build", "crates", page), None);
    }
}
