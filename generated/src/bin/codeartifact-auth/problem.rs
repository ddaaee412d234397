//! What a command fails with.

use std::fmt::{self, Display};

/// A sentence for whoever called. It holds no secret.
#[derive(Debug)]
pub struct Problem {
    /// Whether the reason is that there are no credentials.
    pub is_absent: bool,
    text: String,
}

impl Problem {
    /// A file that cannot be read or written.
    pub fn at(doing: &str, path: &std::path::Path) -> impl Fn(std::io::Error) -> Self {
        move |error| format!("cannot {doing} {}: {error}", path.display()).into()
    }

    /// The same problem as a lack of credentials.
    pub fn absent(self, is_absent: bool) -> Self {
        Self { is_absent, ..self }
    }
}

impl<T: Into<String>> From<T> for Problem {
    fn from(text: T) -> Self {
        Self { is_absent: false, text: text.into() }
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
