//! The sentences of errors: a single line of limited length, whatever foreign text it contains.

use std::error::Error;
use std::fmt::{self, Display, Write};

/// The greatest number of characters of a sentence.
pub const SENTENCE: usize = 4000;
/// The greatest number of characters of an error that may be a part of a sentence.
pub const CLAUSE: usize = 2500;
/// The greatest number of characters that are shown of a text from elsewhere, such as a service's message.
pub const QUOTE: usize = 1000;

/// Takes text up to a limit and ends in `…` if there is more. Characters that break a line, reorder text or hide it
/// become spaces, so that a reply cannot forge lines of a log.
pub struct Sentence<'a> {
    out: &'a mut dyn Write,
    left: usize,
    is_cut: bool,
}

impl Write for Sentence<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for char in text.chars() {
            if self.is_cut {
                break;
            }
            self.is_cut = self.left == 0;
            self.left = self.left.saturating_sub(1);
            self.out.write_char(if self.is_cut { '…' } else { printable(char) })?;
        }
        Ok(())
    }
}

fn printable(char: char) -> char {
    let turns_or_breaks =
        matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(char, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    if char.is_control() || turns_or_breaks || hides { ' ' } else { char }
}

/// Writes a sentence, or a part of one, of at most this many characters.
pub fn write(out: &mut dyn Write, limit: usize, say: impl FnOnce(&mut Sentence<'_>) -> fmt::Result) -> fmt::Result {
    say(&mut Sentence { out, left: limit, is_cut: false })
}

/// Returns the beginning of a text, of at most this many characters.
pub fn excerpt(text: impl Display, limit: usize) -> String {
    let mut excerpt = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut excerpt, limit, |sentence| write!(sentence, "{text}"));
    excerpt
}

/// Appends the texts of an error's causes, each once.
pub fn with_causes(mut text: String, mut cause: Option<&(dyn Error + 'static)>) -> String {
    while let Some(error) = cause {
        let clause = error.to_string();
        if !text.contains(&clause) {
            text.push_str(": ");
            text.push_str(&clause);
        }
        cause = error.source();
    }
    text
}

/// The last error in the chain of causes.
#[cfg(any(test, feature = "transport", feature = "blocking", feature = "aws-config"))]
pub fn deepest<'a>(mut error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    while let Some(cause) = error.source() {
        error = cause;
    }
    error
}

/// An error with a text and a cause.
#[cfg(test)]
#[derive(Debug)]
pub struct Named(pub &'static str, pub Option<Box<Self>>);

#[cfg(test)]
impl Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
impl Error for Named {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.1.as_deref().map(|cause| cause as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_and_nothing_breaks_its_line() {
        assert_eq!(excerpt("häuser", 6), "häuser");
        assert_eq!(excerpt("häuser", 5), "häuse…");
        assert_eq!(excerpt("", 0), "");
        assert_eq!(excerpt("a\r\nb\u{85}c\u{2028}d\u{202e}e\u{2066}f\u{200f}g\u{61c}h", 99), "a  b c d e f g h");
        assert_eq!(excerpt("a\u{ad}b\u{200b}c\u{2060}d\u{feff}e\u{e0041}f", 99), "a b c d e f");
        let twice = excerpt(format_args!("{}{}", excerpt("abc", 2), excerpt("def", 2)), 4);
        assert_eq!(twice, "ab…d…");
    }

    #[test]
    fn causes_are_added_once() {
        let outer = Named("the vault is closed", Some(Box::new(Named("refused", None))));
        let clause = with_causes(outer.to_string(), outer.source());
        assert_eq!(clause, "the vault is closed: refused");
        assert_eq!(with_causes(clause.clone(), Some(&outer)), clause);
        assert_eq!(deepest(&outer).to_string(), "refused");
    }
}
