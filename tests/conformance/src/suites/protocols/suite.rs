//! The protocol suites of botocore's source distribution: each a small model with one operation, and cases of it.

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

impl Direction {
    /// The suite's name in the table.
    pub fn title(self) -> &'static str {
        match self {
            Self::Input => "protocol, requests",
            Self::Output => "protocol, replies",
        }
    }

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
    /// What its cases are about.
    pub direction: Direction,
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

/// The suites of one direction, in the order of the file.
pub fn all(sources: &Path, direction: Direction) -> Result<Vec<Suite>, Failure> {
    let file = sources.join("tests/unit/protocols").join(direction.name()).join("rest-json.json");
    let text = fs::read_to_string(&file).map_err(Failure::at("read", &file))?;
    let unreadable = |reason: String| Failure::new(format!("cannot read {}: {reason}", file.display()));
    let suites: Value = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    let suites = suites.as_array().ok_or_else(|| unreadable("expected a list of suites".to_owned()))?;
    let read = |(position, suite)| {
        let no_operation = || unreadable(format!("suite {position} has no case of an operation"));
        read(suite, position, direction).ok_or_else(no_operation)
    };
    suites.iter().enumerate().map(read).collect()
}

/// Reads a suite, whose cases all show the same operation; `None` when there is none.
fn read(suite: &Value, position: usize, direction: Direction) -> Option<Suite> {
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
        direction,
        position,
        module: format!("{}_{position:02}", direction.name()),
        operation: name,
        exceptions: exceptions.collect(),
        model: model.to_string(),
        cases: cases.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Direction, read};
    use serde_json::json;

    #[test]
    fn a_suite_becomes_the_model_of_a_service() {
        let suite = json!({
            "metadata": { "protocol": "rest-json" },
            "shapes": { "Oops": { "type": "structure", "exception": true }, "Text": { "type": "string" } },
            "cases": [{ "given": { "name": "Echo" } }, { "given": { "name": "Echo" } }],
        });
        let read = read(&suite, 3, Direction::Output).unwrap();
        assert_eq!((read.module.as_str(), read.operation.as_str(), read.cases), ("output_03", "Echo", 2));
        assert_eq!(read.exceptions, ["Oops"]);
        let model: serde_json::Value = serde_json::from_str(&read.model).unwrap();
        assert_eq!(model["operations"], json!({ "Echo": { "name": "Echo" } }));
        assert_eq!(model["metadata"], suite["metadata"]);
    }

    #[test]
    fn a_suite_without_cases_is_none() {
        assert!(read(&json!({ "shapes": {}, "cases": [] }), 0, Direction::Input).is_none());
    }
}
