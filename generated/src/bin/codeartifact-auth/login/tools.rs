//! The tools that can be logged in.

use crate::problem::Problem;

/// The tools, with the format of the repositories that they use.
const TOOLS: [(&str, &str); 9] = [
    ("cargo", "cargo"),
    ("npm", "npm"),
    ("pip", "pypi"),
    ("uv", "pypi"),
    ("twine", "pypi"),
    ("maven", "maven"),
    ("gradle", "maven"),
    ("nuget", "nuget"),
    ("swift", "swift"),
];

/// A tool that can be logged in.
pub struct Tool(&'static str, &'static str);

impl Tool {
    /// The tool of this name.
    pub fn of(name: &str) -> Result<Self, Problem> {
        let found = TOOLS.iter().find(|(tool, _)| *tool == name).map(|(tool, format)| Self(tool, format));
        let known = TOOLS.map(|(tool, _)| tool).join(", ");
        found.ok_or_else(|| format!("there is no tool `{name}`; it is one of {known}").into())
    }

    /// All tools.
    pub fn all() -> impl Iterator<Item = Self> {
        TOOLS.iter().map(|(tool, format)| Self(tool, format))
    }

    /// How many of its files may hold the token, from the first on. Those of NuGet are alike; other tools have their index
    /// or registry in the second one.
    pub fn files_with_token(&self) -> usize {
        if self.0 == "nuget" { 2 } else { 1 }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.0
    }

    /// The format of its repositories, as the service calls it.
    pub fn format(&self) -> &str {
        self.1
    }

    /// Whether its files hold the token. cargo asks for it when it needs it.
    pub fn keeps_token(&self) -> bool {
        self.0 != "cargo"
    }

    /// What a new file of it begins with.
    pub fn beginning(&self) -> Option<&'static str> {
        match self.0 {
            "maven" => Some("<!-- Written by codeartifact-auth. -->\n<settings>\n</settings>\n"),
            "nuget" => Some("<!-- Written by codeartifact-auth. -->\n<configuration>\n</configuration>\n"),
            _ => None,
        }
    }
}
