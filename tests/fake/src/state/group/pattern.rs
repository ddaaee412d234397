//! Patterns of package groups.
//!
//! A pattern is the beginning of a package's path `/format/namespace/name` and a suffix: `$` for that very path, `~` for
//! namespaces or names that begin so, `*` for all values of the next part.

use super::super::Coordinates;
use crate::refusal::Refusal;

const FORMATS: [&str; 8] = ["npm", "pypi", "maven", "nuget", "generic", "ruby", "swift", "cargo"];

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    reach: Reach,
}

/// What a pattern is of, from the widest to the narrowest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    All,
    Format(String),
    NamespacePrefix(String, String),
    Namespace(String, String),
    NamePrefix(String, String, String),
    Name(String, String, String),
}

/// How well a package matches: as it is, or as a variation of letters and separators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A variation matches.
    Weak,
    /// The package matches as it is.
    Strong,
}

impl Strength {
    /// The name in the model.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weak => "WEAK",
            Self::Strong => "STRONG",
        }
    }
}

impl Pattern {
    /// The pattern `/*`.
    pub fn root() -> Self {
        Self { text: "/*".to_owned(), reach: Reach::All }
    }

    /// Reads a pattern.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let reach = reach(text).filter(|reach| reach.format().is_none_or(|format| FORMATS.contains(&format)));
        let reach = reach.ok_or_else(|| {
            let forms = "/*, /format/*, /format/namespace~, /format/namespace/*, /format/namespace/name~ and /format/namespace/name$";
            Refusal::invalid(format!("The pattern {text} has none of the forms {forms}."))
        })?;
        Ok(Self { text: text.to_owned(), reach })
    }

    /// The pattern as it was given.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it is the pattern of all packages.
    pub fn is_root(&self) -> bool {
        self.reach == Reach::All
    }

    /// How well a package matches, if it does.
    pub fn strength(&self, package: &Coordinates) -> Option<Strength> {
        let (namespace, name) = (package.namespace.as_deref().unwrap_or_default(), package.name.as_str());
        if self.reach.format().is_some_and(|format| format != package.format) {
            return None;
        }
        match &self.reach {
            Reach::All | Reach::Format(_) => Some(Strength::Strong),
            Reach::NamespacePrefix(_, start) => begins(namespace, start),
            Reach::Namespace(_, whole) => equals(namespace, whole),
            Reach::NamePrefix(_, whole, start) => Some(equals(namespace, whole)?.min(begins(name, start)?)),
            Reach::Name(_, whole, exact) => Some(equals(namespace, whole)?.min(equals(name, exact)?)),
        }
    }

    /// What the narrower of two patterns that match has more of.
    pub fn rank(&self) -> (usize, usize) {
        let level = match self.reach {
            Reach::All => 0,
            Reach::Format(_) => 1,
            Reach::NamespacePrefix(..) => 2,
            Reach::Namespace(..) => 3,
            Reach::NamePrefix(..) => 4,
            Reach::Name(..) => 5,
        };
        (level, self.text.len())
    }

    /// Whether all that matches the other pattern matches this one, and more does.
    pub fn contains(&self, other: &Self) -> bool {
        if self.rank() >= other.rank() {
            return false;
        }
        let (format, namespace, name) = other.reach.parts();
        let is_of = |own: &str| format == Some(own);
        match &self.reach {
            Reach::All => true,
            Reach::Format(own) => is_of(own),
            Reach::NamespacePrefix(own, start) => is_of(own) && namespace.is_some_and(|other| other.starts_with(start)),
            Reach::Namespace(own, whole) => is_of(own) && namespace == Some(whole),
            Reach::NamePrefix(own, whole, start) => {
                is_of(own) && namespace == Some(whole) && name.is_some_and(|other| other.starts_with(start))
            }
            Reach::Name(..) => false,
        }
    }
}

impl Reach {
    fn parts(&self) -> (Option<&str>, Option<&str>, Option<&str>) {
        match self {
            Self::All => (None, None, None),
            Self::Format(format) => (Some(format), None, None),
            Self::NamespacePrefix(format, namespace) | Self::Namespace(format, namespace) => {
                (Some(format), Some(namespace), None)
            }
            Self::NamePrefix(format, namespace, name) | Self::Name(format, namespace, name) => {
                (Some(format), Some(namespace), Some(name))
            }
        }
    }

    fn format(&self) -> Option<&str> {
        self.parts().0
    }
}

fn reach(text: &str) -> Option<Reach> {
    let path = text.strip_prefix('/')?;
    if path == "*" {
        return Some(Reach::All);
    }
    let owned = |text: &str| text.to_owned();
    let (base, parts): (&str, Vec<&str>) = match path.strip_suffix("/*") {
        Some(base) => ("*", base.split('/').collect()),
        None => (path.get(path.len().checked_sub(1)?..)?, path.get(..path.len() - 1)?.split('/').collect()),
    };
    match (base, parts.as_slice()) {
        ("*", [format]) => Some(Reach::Format(owned(format))),
        ("*", [format, namespace]) => Some(Reach::Namespace(owned(format), owned(namespace))),
        ("~", [format, start]) if !start.is_empty() => Some(Reach::NamespacePrefix(owned(format), owned(start))),
        ("~", [format, namespace, start]) if !start.is_empty() => {
            Some(Reach::NamePrefix(owned(format), owned(namespace), owned(start)))
        }
        ("$", [format, namespace, name]) if !name.is_empty() => {
            Some(Reach::Name(owned(format), owned(namespace), owned(name)))
        }
        _ => None,
    }
}

fn equals(text: &str, whole: &str) -> Option<Strength> {
    strength(text == whole, variation(text) == variation(whole))
}

/// A prefix matches up to the end of a word; within one, it is a variation that matches.
fn begins(text: &str, start: &str) -> Option<Strength> {
    let ends_a_word = |rest: &str| {
        let before = start.chars().next_back();
        rest.chars().next().is_none_or(|next| {
            !next.is_alphanumeric()
                || before.is_none_or(|before| !before.is_alphanumeric())
                || (next.is_uppercase() && before.is_some_and(char::is_lowercase))
        })
    };
    strength(text.strip_prefix(start).is_some_and(ends_a_word), variation(text).starts_with(&variation(start)))
}

fn strength(strong: bool, weak: bool) -> Option<Strength> {
    if strong { Some(Strength::Strong) } else { weak.then_some(Strength::Weak) }
}

/// The text without case and separators.
fn variation(text: &str) -> String {
    text.chars().filter(|letter| !['-', '_', '.'].contains(letter)).flat_map(char::to_lowercase).collect()
}
