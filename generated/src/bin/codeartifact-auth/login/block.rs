//! Blocks of our own in a text: between two comments that name them, so that they are found again and cut out whole.

use crate::problem::Problem;

/// How the comments of a format begin and end.
#[derive(Clone, Copy)]
pub enum Comments {
    /// `# …`, on a line of its own.
    Hash,
    /// `<!-- … -->`
    Xml,
}

const OWNER: &str = "codeartifact-auth ";
const BEGIN: &str = ": begin";
const END: &str = ": end";
/// Says that the line break before the block belongs to it, for the text before had none at its end.
const JOINED: &str = ": begin after an open line";

/// The text with a block at a position. In formats of lines, that is the start of a line or the end of the text.
pub fn with(text: &str, at: usize, comments: Comments, label: &str, body: &str) -> String {
    let (mut before, mut after) = text.split_at(at);
    if matches!(comments, Comments::Hash) && is_joined(after) {
        // The line break there belongs to that block.
        (before, after) = text.split_at(open(before).len());
    }
    let block = match comments {
        Comments::Xml => format!("<!-- {OWNER}{label}{BEGIN} -->\n{body}\n<!-- {OWNER}{label}{END} -->"),
        Comments::Hash if before.is_empty() || before.ends_with(['\n', '\u{feff}']) => {
            format!("# {OWNER}{label}{BEGIN}\n{body}\n# {OWNER}{label}{END}\n")
        }
        Comments::Hash => format!("\n# {OWNER}{label}{JOINED}\n{body}\n# {OWNER}{label}{END}"),
    };
    let block = if text.contains("\r\n") { block.replace('\n', "\r\n") } else { block };
    format!("{before}{block}{after}")
}

/// The text without the blocks whose labels begin so.
pub fn without(text: &str, label: &str) -> Result<String, Problem> {
    split(text, label).map(|(kept, _)| kept)
}

/// The blocks whose labels begin so: their labels and texts.
pub fn all(text: &str, label: &str) -> Result<Vec<(String, String)>, Problem> {
    split(text, label).map(|(_, blocks)| blocks)
}

fn split(text: &str, label: &str) -> Result<(String, Vec<(String, String)>), Problem> {
    let (mut rest, mut kept, mut blocks) = (text, String::new(), Vec::new());
    while let Some(found) = find(rest, label) {
        let (before, block) = rest.split_at(found.start);
        let end = block.find(&found.end).map(|at| at + found.end.len());
        let end = end.ok_or_else(|| format!("the block `{}` has no end: remove it by hand", found.name))?;
        kept.push_str(before);
        blocks.push((found.name, block[..end].to_owned()));
        rest = &block[end..];
        if found.is_line {
            rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest);
        }
    }
    Ok((kept + rest, blocks))
}

/// The first comment that begins a block.
struct Found {
    start: usize,
    name: String,
    /// The comment that ends the block.
    end: String,
    /// Whether the line break behind the block belongs to it.
    is_line: bool,
}

fn find(text: &str, label: &str) -> Option<Found> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find(&format!("{OWNER}{label}"))?;
        from = at + OWNER.len();
        let line = text[from..].lines().next()?;
        let Some((name, flag)) = line.find(BEGIN).map(|end| (line[..end].to_owned(), line[end..].trim_end())) else {
            continue;
        };
        if text[..at].ends_with("<!-- ") {
            let end = format!("<!-- {OWNER}{name}{END} -->");
            return Some(Found { start: at - "<!-- ".len(), name, end, is_line: false });
        }
        let Some(start) = text[..at].strip_suffix("# ").map(str::len) else { continue };
        let end = format!("# {OWNER}{name}{END}");
        if flag != JOINED {
            return Some(Found { start, name, end, is_line: true });
        }
        return Some(Found { start: open(&text[..start]).len(), name, end, is_line: false });
    }
}

/// Whether a text begins with a block to which the line break before it belongs.
fn is_joined(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("# ").is_some_and(|line| line.starts_with(OWNER) && line.ends_with(JOINED))
}

/// A text without the line break at its end.
fn open(text: &str) -> &str {
    text.strip_suffix("\r\n").or_else(|| text.strip_suffix('\n')).unwrap_or(text)
}
