//! What `--demo` does: the program is run as a user would run it, against a fake of CodeArtifact in this process.

use codeartifact_fake::Server;
use std::env;
use std::path::Path;
use std::process::Command;

mod content;

/// Runs the program with each list of arguments, if it was called with `--demo`: first those with which it succeeds, then
/// those with which it fails. Otherwise says how to call it.
pub fn or_usage(usage: &str, succeeding: &[&[&str]], failing: &[&[&str]]) -> anyhow::Result<()> {
    let path = env::current_exe()?;
    let program = path.file_stem().unwrap_or_default().display();
    anyhow::ensure!(env::args().skip(1).eq(["--demo"]), "usage: {program} {usage}, or {program} --demo");

    let fake = Server::start()?;
    content::seed(&fake)?;
    let folder = tempfile::tempdir()?;
    content::write(folder.path())?;
    let runs = succeeding.iter().map(|run| (run, true)).chain(failing.iter().map(|run| (run, false)));
    for (arguments, is_to_succeed) in runs {
        println!("$ {program} {}", arguments.join(" "));
        let status = command(&path, &fake).args(*arguments).current_dir(&folder).status()?;
        anyhow::ensure!(status.success() == is_to_succeed, "{program} ended with {status}");
        println!("[{status}]\n");
    }
    Ok(())
}

/// The program with an environment in which all that it finds of AWS is the fake.
fn command(program: &Path, fake: &Server) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
        command.env_remove(name);
    }
    let settings = fake.settings();
    command.env("AWS_ENDPOINT_URL_CODEARTIFACT", fake.endpoint_url()).env("AWS_REGION", &settings.region);
    command.env("AWS_CONFIG_FILE", "no-config").env("AWS_SHARED_CREDENTIALS_FILE", "no-credentials");
    command.env("AWS_ACCESS_KEY_ID", &settings.access_key_id);
    command.env("AWS_SECRET_ACCESS_KEY", &settings.secret_access_key);
    command
}
