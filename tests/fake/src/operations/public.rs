//! Public repositories that others can be connected to.

use serde_json::{Value, json};

/// The public repositories and their formats.
const PUBLIC: [(&str, &str); 10] = [
    ("public:npmjs", "npm"),
    ("public:pypi", "pypi"),
    ("public:maven-central", "maven"),
    ("public:maven-googleandroid", "maven"),
    ("public:maven-gradleplugins", "maven"),
    ("public:maven-commonsware", "maven"),
    ("public:maven-clojars", "maven"),
    ("public:nuget-org", "nuget"),
    ("public:ruby-gems-org", "ruby"),
    ("public:crates-io", "cargo"),
];

/// A connection to a public repository, as replies show it.
pub fn described(name: &str) -> Value {
    json!({ "externalConnectionName": name, "packageFormat": format(name), "status": "Available" })
}

/// The format of a public repository, if there is one of this name.
pub fn format(connection: &str) -> Option<&'static str> {
    PUBLIC.iter().find(|(name, _)| *name == connection).map(|(_, format)| *format)
}
