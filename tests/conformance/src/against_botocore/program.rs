//! The suite `program`: the example programs, one for each client, and the same calls by boto3, each a process of its own
//! in the same environment, over HTTP to one server on loopback.

use crate::against_botocore::findings::Findings;
use crate::against_botocore::reference::{Reference, script};
use crate::against_botocore::signing_context;
use crate::against_botocore::wire_request::{WireRequest, compare, signature};
use codeartifact_tests::server::{Received, Server};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};
use xtask::cargo;

const EXAMPLES: [&str; 2] = ["packages", "packages_blocking"];
const REGION: &str = "eu-west-1";
const DOMAIN: &str = "my-domain";
const REPOSITORY: &str = "my-repo";

/// Headers of the connection and of the moment.
const OF_THE_MOMENT: [&str; 4] = ["accept", "accept-encoding", "connection", "x-amz-date"];

/// Runs the programs and compares what the server saw, request by request, and what they downloaded. What keeps them
/// from it is a difference, too: the cases before have been judged all the same.
pub fn judge(python: &Path, reference: &mut Reference) -> Vec<(String, Findings)> {
    compare_programs(python, reference).unwrap_or_else(|error| {
        let mut findings = Findings::default();
        findings.differ(error.to_string());
        vec![("as a whole".to_owned(), findings)]
    })
}

fn compare_programs(python: &Path, reference: &mut Reference) -> io::Result<Vec<(String, Findings)>> {
    let server = Server::start();
    let theirs = Run::of(&mut script(python, "packages.py"), &server)?;
    let mut judged = Vec::new();
    for (name, program) in EXAMPLES.into_iter().zip(examples()?) {
        let ours = Run::of(&mut Command::new(program), &server)?;
        let mut whole = Findings::default();
        whole.compare("number of requests", &ours.requests.len(), &theirs.requests.len());
        whole.compare("downloaded", &ours.downloaded, &theirs.downloaded);
        judged.push((format!("{name} as a whole"), whole));
        for (ours, theirs) in ours.requests.iter().zip(&theirs.requests) {
            let operation = ours.operation().map_or("unknown", |operation| operation.name);
            let (ours, theirs) = [ours, theirs].map(|request| WireRequest::received(server.url(), request)).into();
            let mut findings = Findings::default();
            compare::compare(&ours, &theirs, &OF_THE_MOMENT, &mut findings);
            signature::check(&ours, &theirs, REGION, reference, &mut findings)?;
            judged.push((format!("{name} {operation}"), findings));
        }
    }
    Ok(judged)
}

/// What a program did.
struct Run {
    requests: Vec<Received>,
    downloaded: BTreeMap<OsString, Vec<u8>>,
}

impl Run {
    fn of(program: &mut Command, server: &Server) -> io::Result<Self> {
        let (before, folder) = (server.requests().len(), tempfile::tempdir()?);
        run(program, server, folder.path())?;
        Ok(Self { requests: server.requests().split_off(before), downloaded: files(folder.path())? })
    }
}

/// Builds the example programs; gives their paths.
fn examples() -> io::Result<[PathBuf; 2]> {
    let mut build = cargo::command();
    build.args(["build", "--quiet", "--package", env!("CARGO_PKG_NAME")]);
    succeed(build.args(EXAMPLES.iter().flat_map(|example| ["--example", example])))?;
    let program = env::current_exe()?;
    let folder = program.parent().ok_or_else(|| io::Error::other("this program is in no folder"))?.join("examples");
    Ok(EXAMPLES.map(|example| folder.join(example).with_extension(env::consts::EXE_EXTENSION)))
}

/// Runs a program that finds all it needs in its environment; it leaves its download in `folder`.
fn run(program: &mut Command, server: &Server, folder: &Path) -> io::Result<()> {
    let credentials = signing_context::credentials();
    isolated(program, server.url(), REGION, folder)
        .env("AWS_ACCESS_KEY_ID", credentials.access_key_id())
        .env("AWS_SECRET_ACCESS_KEY", credentials.secret_access_key())
        .env("AWS_SESSION_TOKEN", credentials.session_token().unwrap_or_default());
    succeed(program.args([DOMAIN, REPOSITORY])).map(drop)
}

/// Leaves a program nothing of the machine's configuration but a region and a server, and `folder` to write to.
pub fn isolated<'a>(program: &'a mut Command, url: &str, region: &str, folder: &Path) -> &'a mut Command {
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
        program.env_remove(name);
    }
    program
        .env("AWS_ENDPOINT_URL_CODEARTIFACT", url)
        .env("AWS_REGION", region)
        .env("AWS_DEFAULT_REGION", region)
        .env("AWS_CONFIG_FILE", folder.join("no-config"))
        .env("AWS_SHARED_CREDENTIALS_FILE", folder.join("no-credentials"))
        .env("NO_PROXY", "*")
        // Wherever the folder for temporary files is looked for.
        .envs(["TMPDIR", "TEMP", "TMP"].map(|name| (name, folder)))
}

/// Waits for a command, checks its exit code and returns what it wrote. What it complained of is reported only if it
/// fails.
pub fn succeed(command: &mut Command) -> io::Result<Vec<u8>> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{} failed: {}", command.get_program().to_string_lossy(), said.trim())))
}

/// Names and contents of the files in a folder.
fn files(folder: &Path) -> io::Result<BTreeMap<OsString, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in folder.read_dir()? {
        let entry = entry?;
        files.insert(entry.file_name(), std::fs::read(entry.path())?);
    }
    Ok(files)
}
