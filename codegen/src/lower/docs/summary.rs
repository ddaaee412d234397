//! The first sentence of documentation.

/// Words that end in a full stop without ending a sentence.
const ABBREVIATIONS: [&str; 6] = ["e.g.", "i.e.", "etc.", "vs.", "cf.", "approx."];

/// The first sentence of Markdown, on one line; empty if it does not begin with a paragraph.
///
/// It ends at the end of the paragraph at the latest, and never within code, a link or emphasis.
pub fn summary(lines: &[String]) -> String {
    let begins_otherwise = lines.first().is_none_or(|line| line.starts_with("```") || is_item(line));
    if begins_otherwise {
        return String::new();
    }
    let paragraph: Vec<_> = lines.iter().map(String::as_str).take_while(|line| !line.is_empty()).collect();
    let paragraph = paragraph.join(" ");
    let end = sentence_end(&paragraph).unwrap_or(paragraph.len());
    paragraph[..end].to_owned()
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with("- ") || (rest.len() < line.len() && rest.starts_with(". "))
}

/// Where the first sentence ends.
fn sentence_end(text: &str) -> Option<usize> {
    let mut index = 0;
    let (mut in_strong, mut in_emphasis, mut brackets) = (false, false, 0_u32);
    while let Some(c) = text[index..].chars().next() {
        let rest = &text[index..];
        index += match c {
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '`' => code_length(rest),
            '*' if rest.starts_with("**") => {
                in_strong = !in_strong;
                2
            }
            '*' => {
                in_emphasis = !in_emphasis;
                1
            }
            // In text it is escaped, so this is the end of a link's words, and its address follows.
            ']' => {
                brackets = brackets.saturating_sub(1);
                rest.find(')').unwrap_or(1)
            }
            '[' => {
                brackets += 1;
                1
            }
            other => other.len_utf8(),
        };
        let is_outside = !in_strong && !in_emphasis && brackets == 0;
        if is_outside && matches!(c, '.' | '!' | '?') && ends_sentence(&text[..index], &text[index..]) {
            return Some(index);
        }
    }
    None
}

/// Length of the code span that text begins with, or of its opening marks if it is never closed.
fn code_length(text: &str) -> usize {
    let fence = text.len() - text.trim_start_matches('`').len();
    let (open, rest) = text.split_at(fence);
    let mut from = 0;
    while let Some(start) = rest[from..].find('`') {
        let run = &rest[from + start..];
        let length = run.len() - run.trim_start_matches('`').len();
        from += start + length;
        if length == open.len() {
            return fence + from;
        }
    }
    fence
}

/// Whether a full stop between these texts ends a sentence.
fn ends_sentence(before: &str, after: &str) -> bool {
    // Words may be as long as the documentation, so the last one is looked at only where a word ends.
    if !(after.is_empty() || after.starts_with(' ')) {
        return false;
    }
    let last_word = before.rsplit([' ', '(']).next().unwrap_or_default();
    let next = after.trim_start().chars().next();
    next.is_none_or(|c| !c.is_lowercase()) && !ABBREVIATIONS.contains(&last_word)
}
