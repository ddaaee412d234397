//! What a file must not have already, since the tool would take two entries for an error or the wrong one of them.

use super::place;
use std::fmt::{self, Display};

/// Something that cannot be there twice.
pub enum Conflict {
    /// The entry of a host, in netrc files.
    Machine(String),
    /// A line that begins so, where white space does not matter and quotes are `"`.
    Line(String),
    /// A text within an element, where white space does not matter. Both are given as they are.
    Within(&'static str, String),
}

impl Conflict {
    /// A table of TOML below another one, in each of the forms in which it may be written.
    pub fn table(above: &str, name: &str) -> Vec<Self> {
        let names = [name.to_owned(), format!("\"{name}\"")];
        let forms = names.iter().flat_map(|name| {
            let whole = format!("{above}.{name}");
            [format!("[{whole}]"), format!("{whole}."), format!("{whole}="), format!("{name}."), format!("{name}=")]
        });
        forms.chain([format!("{above}=")]).map(Self::Line).collect()
    }

    /// A key of a file of properties.
    pub fn property(key: &str) -> Vec<Self> {
        ["=", ":"].map(|sign| Self::Line(format!("{key}{sign}"))).into()
    }

    /// Whether a text has it.
    pub fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Machine(host) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                words.windows(2).any(|pair| pair == ["machine", host])
            }
            Self::Line(start) => text.lines().any(|line| dense(line).starts_with(start)),
            Self::Within(element, inner) => {
                place::element(text, element).is_some_and(|inside| dense(&inside).contains(&dense(inner)))
            }
        }
    }
}

/// A text without white space, with quotes of one kind.
fn dense(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{feff}');
    letters.map(|letter| if letter == '\'' { '"' } else { letter }).collect()
}

impl Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine(host) => write!(f, "has `machine {host}` already: remove it"),
            Self::Line(text) | Self::Within(_, text) => {
                write!(f, "has `{text}` already: remove it, or give another name with --name")
            }
        }
    }
}
