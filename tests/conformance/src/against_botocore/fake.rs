//! The suite `fake`: boto3 drives the fake through the life of a domain, and its parser judges what is answered.

use crate::against_botocore::findings::Findings;
use crate::against_botocore::program::{isolated, succeed};
use crate::against_botocore::reference::script;
use codeartifact_fake::Server;
use serde_json::Value;
use std::io;
use std::path::Path;

/// What is wrong with the fake's replies, for each operation.
pub fn judge(python: &Path) -> io::Result<Vec<(String, Findings)>> {
    let server = Server::start().map_err(io::Error::other)?;
    let folder = tempfile::tempdir()?;
    let mut program = script(python, "fake.py");
    let known = server.settings();
    isolated(&mut program, server.endpoint_url(), &known.region, folder.path())
        .env("AWS_ACCESS_KEY_ID", &known.access_key_id)
        .env("AWS_SECRET_ACCESS_KEY", &known.secret_access_key);
    let said = succeed(&mut program)?;
    String::from_utf8_lossy(&said).lines().map(judged).collect()
}

/// Reads a line of the script: an operation and its problems.
fn judged(line: &str) -> io::Result<(String, Findings)> {
    let line: Value = serde_json::from_str(line)?;
    let mut findings = Findings::default();
    for problem in line["problems"].as_array().into_iter().flatten() {
        findings.differ(problem.as_str().unwrap_or_default());
    }
    Ok((line["operation"].as_str().unwrap_or_default().to_owned(), findings))
}
