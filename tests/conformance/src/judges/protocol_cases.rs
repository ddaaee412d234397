//! botocore's protocol suites: small models, each with an operation and cases of what it must send or read.

#[path = "protocol_cases/input.rs"]
pub mod input;
#[path = "protocol_cases/output.rs"]
pub mod output;
#[path = "protocol_cases/typed.rs"]
mod typed;

use super::verdict::Verdict;
use serde_json::Value;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Where requests go in suites that name no endpoint.
const ENDPOINT: &str = "https://example.com";

/// The suites of one protocol and direction.
pub struct Suites {
    name: &'static str,
    suites: Value,
}

/// A case, with what its suite says for all of them.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    json: &'a Value,
    shapes: &'a Value,
    endpoint: &'a str,
}

impl Suites {
    /// The suites of a file such as `input/rest-json.json` in the folder of suites, under this name in the table.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn read(folder: &Path, file: &str, name: &'static str) -> io::Result<Self> {
        Ok(Self { name, suites: serde_json::from_str(&fs::read_to_string(folder.join(file))?)? })
    }

    /// Judges the cases of the suite at a position and prints a verdict on each.
    ///
    /// # Errors
    /// Standard output is closed.
    pub fn judge(&self, position: usize, judge: impl Fn(&Case) -> Verdict) -> io::Result<()> {
        let suite = &self.suites[position];
        for json in suite["cases"].as_array().into_iter().flatten() {
            let endpoint = suite["clientEndpoint"].as_str().unwrap_or(ENDPOINT);
            let case = Case { json, shapes: &suite["shapes"], endpoint };
            let name = format!("{position}, {}", json["id"].as_str().unwrap_or("unnamed"));
            let mut line = judge(&case).line(self.name, &name);
            line["operation"] = json["given"]["name"].clone();
            writeln!(io::stdout(), "{line}")?;
        }
        Ok(())
    }
}
