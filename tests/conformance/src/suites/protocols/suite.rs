//! The protocol suites of botocore's source distribution: each a small model with one operation, and cases of it.

use heck::ToSnakeCase as _;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use xtask::failure::Failure;

/// What the cases of a suite are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Requests.
    Input,
    /// Replies.
    Output,
}

/// A file of suites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// Its name, which is that of a protocol or a version of one.
    pub name: &'static str,
    /// What its cases are about.
    pub direction: Direction,
}

impl File {
    /// The files of all protocols that are generated.
    pub fn all() -> impl Iterator<Item = Self> {
        const NAMES: [&str; 5] = ["json", "json_1_0", "json_1_0-query-compatible", "query", "rest-json"];
        let both = |name| [Direction::Input, Direction::Output].map(|direction| Self { name, direction });
        NAMES.into_iter().flat_map(both)
    }

    /// The name of its suites in the table.
    pub fn title(self) -> String {
        let about = match self.direction {
            Direction::Input => "requests",
            Direction::Output => "replies",
        };
        format!("{}, {about}", self.name)
    }

    /// Its path in the folder of suites.
    pub fn path(self) -> String {
        format!("{}/{}.json", self.direction.name(), self.name)
    }

    /// How modules and variables are called.
    pub fn ident(self) -> String {
        format!("{}_{}", self.direction.name(), self.name.to_snake_case())
    }
}

impl Direction {
    /// How folders and modules are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Output => "output",
        }
    }
}

/// A suite.
pub struct Suite {
    /// Where it stands.
    pub file: File,
    /// Its position in the file.
    pub position: usize,
    /// Name of its module.
    pub module: String,
    /// Name of its operation.
    pub operation: String,
    /// Names of the errors in its model.
    pub exceptions: Vec<String>,
    /// Its model, in the form of a service's.
    pub model: String,
    /// Number of its cases.
    pub cases: usize,
}

/// The suites of a file, in its order.
pub fn all(folder: &Path, file: File) -> Result<Vec<Suite>, Failure> {
    let path = folder.join(file.path());
    let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    let unreadable = |reason: String| Failure::new(format!("cannot read {}: {reason}", path.display()));
    let suites: Value = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    let suites = suites.as_array().ok_or_else(|| unreadable("expected a list of suites".to_owned()))?;
    let read = |(position, suite)| {
        let no_operation = || unreadable(format!("suite {position} has no case of an operation"));
        read(suite, position, file).ok_or_else(no_operation)
    };
    suites.iter().enumerate().map(read).collect()
}

/// Reads a suite, whose cases all show the same operation; `None` when there is none.
fn read(suite: &Value, position: usize, file: File) -> Option<Suite> {
    let cases = suite["cases"].as_array()?;
    let operation = &cases.first()?["given"];
    let name = operation["name"].as_str()?.to_owned();
    let shapes = suite["shapes"].as_object()?;
    let exceptions = shapes.iter().filter(|(_, shape)| shape["exception"] == true).map(|(name, _)| name.clone());
    let model = json!({
        "version": "2.0",
        "metadata": suite["metadata"],
        "operations": { name.as_str(): operation },
        "shapes": suite["shapes"],
    });
    Some(Suite {
        file,
        position,
        module: format!("{}_{position:02}", file.ident()),
        operation: name,
        exceptions: exceptions.collect(),
        model: model.to_string(),
        cases: cases.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Direction, File, read};
    use serde_json::json;

    #[test]
    fn a_suite_becomes_the_model_of_a_service() {
        let suite = json!({
            "metadata": { "protocol": "rest-json" },
            "shapes": { "Oops": { "type": "structure", "exception": true }, "Text": { "type": "string" } },
            "cases": [{ "given": { "name": "Echo" } }, { "given": { "name": "Echo" } }],
        });
        let file = File { name: "rest-json", direction: Direction::Output };
        let read = read(&suite, 3, file).unwrap();
        assert_eq!((read.module.as_str(), read.operation.as_str(), read.cases), ("output_rest_json_03", "Echo", 2));
        assert_eq!(read.exceptions, ["Oops"]);
        let model: serde_json::Value = serde_json::from_str(&read.model).unwrap();
        assert_eq!(model["operations"], json!({ "Echo": { "name": "Echo" } }));
        assert_eq!(model["metadata"], suite["metadata"]);
    }

    #[test]
    fn a_suite_without_cases_is_none() {
        let file = File { name: "json", direction: Direction::Input };
        assert!(read(&json!({ "shapes": {}, "cases": [] }), 0, file).is_none());
    }
}
