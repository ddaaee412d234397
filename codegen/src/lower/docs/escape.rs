//! Text as Markdown that says just that text.

/// Text without the characters that neither a reader nor the compiler wants in a doc comment:
/// controls other than white space, and those that change the direction of text.
pub fn printable(text: &str) -> String {
    let unwanted = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().filter(|&c| !unwanted(c)).collect()
}

/// Escapes what Markdown and rustdoc would read as markup within a line.
pub fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if needs_backslash(c, before, rest.as_str()) {
            escaped.push('\\');
        }
        escaped.push(c);
        before = Some(c);
    }
    escaped
}

/// Whether a character, with what stands before and after it, would be read as markup.
fn needs_backslash(c: char, before: Option<char>, after: &str) -> bool {
    let next = after.chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
        '_' => !is_word(before) || !is_word(next),
        // An image, if a link follows; smart punctuation would make one dash of two hyphens.
        '!' => next.is_none_or(|c| c == '['),
        '-' => before == Some('-') || next == Some('-'),
        '&' => is_entity(after),
        _ => false,
    }
}

/// Whether what follows an ampersand makes it a character reference, such as `lt;`.
fn is_entity(after: &str) -> bool {
    let name = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < after.len() && name.starts_with(';')
}

/// A code span; white space becomes single spaces. Empty if there is nothing to show.
pub fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return text;
    }
    let fence = "`".repeat(longest_run_of_backticks(&text) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Lines of a fenced block, which rustdoc does not run as a test.
pub fn fenced(text: &str) -> Vec<String> {
    let fence = "`".repeat((longest_run_of_backticks(text) + 1).max(3));
    let mut lines = vec![format!("{fence}text")];
    lines.extend(text.trim_matches('\n').lines().map(|line| line.replace('\t', "    ").trim_end().to_owned()));
    lines.push(fence);
    lines
}

/// A web address for use in a link; none if it leads anywhere but to the web.
pub fn web_address(href: &str) -> Option<String> {
    let href = href.trim();
    let rest = href.strip_prefix("https://").or_else(|| href.strip_prefix("http://"))?;
    if rest.is_empty() {
        return None;
    }
    let mut address = String::with_capacity(href.len());
    for c in href.chars() {
        if is_safe_in_address(c) {
            address.push(c);
        } else {
            let mut bytes = [0; 4];
            address.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    Some(address)
}

/// Whether a character can stand in an address without ending it or being read as markup.
pub fn is_safe_in_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'+,;=%".contains(c)
}

fn longest_run_of_backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A word made fit to begin a paragraph or a line: not read as a list, a heading or a quotation.
pub fn line_start(word: &str) -> String {
    if !begins_block(word) {
        return word.to_owned();
    }
    match word.split_at_checked(word.len() - 1) {
        Some((number, mark)) if number.starts_with(|c: char| c.is_ascii_digit()) => format!("{number}\\{mark}"),
        _ => format!("\\{word}"),
    }
}

/// Whether a word at the start of a line would make a list, a heading, a quotation or a table of it.
pub fn begins_block(word: &str) -> bool {
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word.starts_with('>')
        || word.chars().all(|c| "#-+=|:".contains(c))
        || (number.len() < word.len() && matches!(number, "." | ")"))
}
