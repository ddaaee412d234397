//! What names a package.

use crate::ask::Ask;
use crate::refusal::Refusal;
use serde_json::{Value, json};

/// What names a package within a repository.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coordinates {
    /// The format, for example `npm`.
    pub format: String,
    /// The scope, group or namespace.
    pub namespace: Option<String>,
    /// The name.
    pub name: String,
}

impl Coordinates {
    /// The package that is asked for. Some formats need a namespace, and some have none.
    pub fn asked(ask: &Ask<'_>) -> Result<Self, Refusal> {
        let format = ask.required("format").to_owned();
        let namespace = ask.text("namespace").map(str::to_owned);
        match (format.as_str(), &namespace) {
            ("maven" | "swift" | "generic", None) => {
                Err(Refusal::invalid(format!("Packages of the format {format} have a namespace, and none is given.")))
            }
            ("pypi" | "nuget" | "ruby" | "cargo", Some(_)) => {
                Err(Refusal::invalid(format!("Packages of the format {format} have no namespace, and one is given.")))
            }
            _ => Ok(Self { format, namespace, name: ask.required("package").to_owned() }),
        }
    }

    /// The members of a reply that name a package.
    pub fn members(&self) -> Value {
        json!({ "format": self.format, "namespace": self.namespace, "package": self.name })
    }

    /// The name by which people know the package, for example `@space/name`.
    pub fn display_name(&self) -> String {
        match &self.namespace {
            Some(scope) if self.format == "npm" => format!("@{scope}/{}", self.name),
            _ => self.name.clone(),
        }
    }

    /// The path of the package, by which listings are in order, for example `/npm/space/name`.
    pub fn path(&self) -> String {
        format!("/{}/{}/{}", self.format, self.namespace.as_deref().unwrap_or_default(), self.name)
    }
}
