//! The error of a text that is not a value of an enumeration.

use super::{KnownValues, StringEnum};
use std::error::Error;
use std::{fmt, mem};

/// The number of characters that are shown of the text, escapes included.
const SHOWN: usize = 64;

/// A text that is not among the values of an enumeration that this version of the crate knows.
///
/// The sentence shows the text, names the enumeration, proposes the nearest value and lists the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownVariantError {
    enumeration: &'static str,
    values: &'static [&'static str],
    nearest: Option<&'static str>,
    /// In quotes.
    text: Box<str>,
}

impl UnknownVariantError {
    pub(super) fn new<T: StringEnum>(text: &str) -> Self {
        Self {
            enumeration: T::NAME,
            values: T::VALUES,
            nearest: nearest(text, T::VALUES).filter(|_| !T::SENSITIVE),
            text: if T::SENSITIVE { "the text".into() } else { quoted(text) },
        }
    }
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a known {}", self.text, self.enumeration)?;
        if let Some(nearest) = self.nearest {
            write!(f, ", did you mean {}?", quoted(nearest))?;
        }
        write!(f, " (known are {})", KnownValues(self.values))
    }
}

impl Error for UnknownVariantError {}

/// The text in quotes: its beginning, with escapes for what does not print or changes the direction of text.
fn quoted(text: &str) -> Box<str> {
    let mut quoted = String::from('"');
    for char in text.chars() {
        if quoted.chars().count() > SHOWN {
            quoted.push('…');
            break;
        }
        match char {
            '\'' => quoted.push(char),
            _ => quoted.extend(char.escape_debug()),
        }
    }
    quoted.push('"');
    quoted.into()
}

/// The value nearest to the text, if one is near: it differs in case or by a few typing errors.
fn nearest(text: &str, values: &'static [&'static str]) -> Option<&'static str> {
    let folded = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
    if text.len() > SHOWN {
        return None;
    }
    let text = folded(text.trim());
    let slips = values.iter().map(|value| (slips(&text, &folded(value)), *value));
    let (slips, value) = slips.min_by_key(|(slips, _)| *slips)?;
    (slips * 3 <= text.len()).then_some(value)
}

/// The number of characters to insert, delete or replace to turn one text into the other.
fn slips(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, char) in from.iter().enumerate() {
        let mut diagonal = mem::replace(&mut row[0], index + 1);
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(char != other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::{nearest, quoted, slips};

    #[test]
    fn slips_are_insertions_deletions_and_replacements() {
        for (from, to, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("npm", "npm", 0),
            ("kitten", "sitting", 3),
            ("abc", "cab", 2),
        ] {
            let [from, to] = [from, to].map(|text| text.chars().collect::<Vec<_>>());
            assert_eq!(slips(&from, &to), expected, "{from:?} {to:?}");
        }
    }

    #[test]
    fn a_value_is_proposed_if_a_third_of_the_text_or_less_is_wrong() {
        const LONG: &str = "0123456789012345678901234567890123456789012345678901234567890123";
        const VALUES: &[&str] = &["npm", "maven", LONG];
        for (text, expected) in [
            ("NPM", Some("npm")),
            (" mavem ", Some("maven")),
            ("npn", Some("npm")),
            ("np", None),
            ("mvn", None),
            ("", None),
            (LONG, Some(LONG)),
            (&format!("{LONG}4"), None),
        ] {
            assert_eq!(nearest(text, VALUES), expected, "{text}");
        }
        assert_eq!(nearest("npm", &[]), None);
    }

    #[test]
    fn the_beginning_of_a_text_is_shown() {
        let text = |length| "a".repeat(length);
        assert_eq!(*quoted("it's\n"), *r#""it's\n""#);
        assert_eq!(*quoted(&text(64)), format!("\"{}\"", text(64)));
        assert_eq!(*quoted(&text(65)), format!("\"{}…\"", text(64)));
    }
}
