//! A user with a home of their own, who runs the program.

use crate::server::Server;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The host of the domain in these tests.
pub const HOST: &str = "acme-111122223333.d.codeartifact.eu-west-1.amazonaws.com";

/// A fake of the whole service, which holds the repository `main` of the domain `acme`.
pub fn fake() -> codeartifact_fake::Server {
    let fake = codeartifact_fake::Server::start().unwrap();
    fake.seed_repository("acme", "main").unwrap();
    fake
}

/// A user's home, and the server that stands in for the service.
pub struct User {
    /// The home.
    pub home: TempDir,
    /// The server.
    pub server: Server,
}

/// What a run printed, and whether it succeeded.
#[derive(Debug)]
pub struct Run {
    /// Whether it succeeded.
    pub is_ok: bool,
    /// What it printed.
    pub out: String,
    /// What it said to people.
    pub err: String,
}

impl User {
    /// A user with nothing at home.
    pub fn new() -> Self {
        Self { home: TempDir::new().unwrap(), server: Server::start() }
    }

    /// The program under another name.
    pub fn link(&self, name: &str) -> PathBuf {
        let link = self.home.path().join(name);
        if !link.exists() {
            std::fs::hard_link(env!("CARGO_BIN_EXE_codeartifact-auth"), &link)
                .or_else(|_| std::fs::copy(env!("CARGO_BIN_EXE_codeartifact-auth"), &link).map(drop))
                .unwrap();
        }
        link
    }

    /// A program in this user's environment.
    pub fn program(&self, program: impl Into<PathBuf>) -> Command {
        let mut command = Command::new(program.into());
        let home = self.home.path();
        command.env_clear().env("HOME", home).env("USERPROFILE", home).env("LOCALAPPDATA", home.join("local"));
        command.env("AWS_ENDPOINT_URL_CODEARTIFACT", &self.server.url);
        command.env("AWS_ACCESS_KEY_ID", "AKIDONE").env("AWS_SECRET_ACCESS_KEY", "very-secret");
        command.env("AWS_MAX_ATTEMPTS", "1").current_dir(home);
        command
    }

    /// `codeartifact-auth` with these arguments.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.program(env!("CARGO_BIN_EXE_codeartifact-auth"));
        command.args(arguments);
        command
    }

    /// `codeartifact-auth` with these arguments, for a fake of the whole service.
    pub fn command_at(&self, fake: &codeartifact_fake::Server, arguments: &[&str]) -> Command {
        let mut command = self.command(arguments);
        lead_to(fake, &mut command);
        command
    }

    /// Writes a file below the home.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.home.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Runs `codeartifact-auth`.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(&mut self.command(arguments), "")
    }
}

/// Sets the variables that lead a program to the fake.
pub fn lead_to(fake: &codeartifact_fake::Server, command: &mut Command) {
    let known = fake.settings();
    command.env("AWS_ENDPOINT_URL_CODEARTIFACT", fake.endpoint_url()).env("AWS_REGION", &known.region);
    command.env("AWS_ACCESS_KEY_ID", &known.access_key_id).env("AWS_SECRET_ACCESS_KEY", &known.secret_access_key);
}

/// Runs a command with this on its standard input. The secret key is never shown.
pub fn run(command: &mut Command, input: &str) -> Run {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    // A program that does not read may be gone by now.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let [out, err] = [stdout, stderr].map(|text| String::from_utf8(text).unwrap());
    assert!(!out.contains("very-secret") && !err.contains("very-secret"), "{out}{err}");
    assert!(!err.contains("token-") && !err.contains("fake-"), "{err}");
    Run { is_ok: status.success(), out, err }
}
