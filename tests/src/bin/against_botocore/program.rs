//! The suite `program`: the example program and the same calls by boto3, over HTTP to one server on loopback.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

use codeartifact::{Client, Config};
use codeartifact_tests::server::Server;
use tokio::runtime::Builder;

use crate::findings::Findings;
use crate::reference::{Reference, script};
use crate::setting;
use crate::wire::{Wire, compare, signature};

#[expect(dead_code, reason = "the comparison has no use for the program's `main`")]
#[path = "../../../examples/packages.rs"]
mod packages;

const REGION: &str = "us-east-1";
const DOMAIN: &str = "my-domain";
const REPOSITORY: &str = "my-repo";

/// Headers of the connection and of the moment.
const OF_THE_MOMENT: [&str; 4] = ["accept", "accept-encoding", "connection", "x-amz-date"];

/// Runs both programs and compares what the server saw, request by request.
pub fn judge(python: &Path, reference: &mut Reference) -> io::Result<Vec<(String, Findings)>> {
    writeln!(io::stdout(), "the example program, and its calls by boto3:")?;
    let server = Server::start();
    let folders = [tempfile::tempdir()?, tempfile::tempdir()?];
    let path = run_ours(&server, folders[0].path()).map_err(|error| io::Error::other(error.to_string()))?;
    let ours = server.requests();
    run_theirs(python, &server, folders[1].path())?;
    let theirs = server.requests().split_off(ours.len());

    let mut whole = Findings::default();
    whole.compare("number of requests", &ours.len(), &theirs.len());
    let name = path.file_name().unwrap_or_default();
    whole.compare("downloaded file", &std::fs::read(&path)?, &std::fs::read(folders[1].path().join(name))?);
    let mut judged = vec![("as a whole".to_owned(), whole)];
    for (ours, theirs) in ours.iter().zip(&theirs) {
        let operation = ours.operation().map_or("unknown", |operation| operation.name);
        let (ours, theirs) = (Wire::received(server.url(), ours), Wire::received(server.url(), theirs));
        let mut findings = Findings::default();
        compare::compare(&ours, &theirs, &OF_THE_MOMENT, &mut findings);
        signature::check(&ours, &theirs, REGION, reference, &mut findings)?;
        judged.push((operation.to_owned(), findings));
    }
    Ok(judged)
}

fn run_ours(server: &Server, folder: &Path) -> Result<std::path::PathBuf, Box<dyn Error>> {
    let credentials = setting::credentials();
    let config = Config::builder().region(REGION).credentials_provider(credentials).endpoint_url(server.url());
    let client = Client::new(config.build());
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(packages::run(&client, DOMAIN, REPOSITORY, folder))
}

fn run_theirs(python: &Path, server: &Server, folder: &Path) -> io::Result<()> {
    let mut command = script(python, "packages.py");
    let status = command.args([server.url(), DOMAIN, REPOSITORY]).arg(folder).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("boto3's program failed: {status}"))) }
}
