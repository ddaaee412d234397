//! Words into lines.

use super::escape::{begins_block, line_start};

/// Lines of at most `width` characters, as far as the words allow. No line begins with a word that
/// would make something else than a paragraph of it.
pub fn wrap(words: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in words {
        let added = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + added <= width || begins_block(word) => {
                line.push(' ');
                line.push_str(word);
                length += 1 + added;
            }
            Some(_) => {
                lines.push(word.clone());
                length = added;
            }
            None => {
                lines.push(line_start(word));
                length = added;
            }
        }
    }
    lines
}
