//! Pages with parts that are cut from elsewhere. Each stands between `<!-- kind: what -->` and `<!-- end -->`.

use crate::failure::Failure;

/// Ends a part.
const END: &str = "<!-- end -->";

/// Cuts the parts anew: those for which there is a text. `page` is what errors call it.
///
/// # Errors
///
/// Returns an error if a part has no end, or if it cannot be cut.
pub fn fill(
    page: &str,
    text: &str,
    mut cut: impl FnMut(&str, &str) -> Result<Option<String>, Failure>,
) -> Result<String, Failure> {
    let mut filled = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        push(&mut filled, line);
        let Some((kind, what)) = marker(line) else { continue };
        let Some(part) = cut(kind, what)? else { continue };
        filled.push('\n');
        push(&mut filled, part.trim_end());
        filled.push('\n');
        push(&mut filled, END);
        // Whatever stands before the end of another part is not this one's.
        if lines.by_ref().find(|line| *line == END || marker(line).is_some()) != Some(END) {
            return Err(Failure::new(format!("{page} has no `{END}` after `{line}`; add it")));
        }
    }
    Ok(filled)
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// The kind of a part, and what it shows.
fn marker(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("<!-- ")?.strip_suffix(" -->")?.split_once(": ")
}
