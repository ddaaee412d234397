//! `codeartifact-fake`: runs the fake until it is stopped.

mod arguments;

use arguments::{Arguments, USAGE};
use codeartifact_fake::Server;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            // Whoever closes the output does not want to read it.
            let _ = write!(std::io::stdout(), "{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            return ExitCode::from(2);
        }
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), codeartifact_fake::Error> {
    let server = Server::start_with(arguments.settings)?;
    for (domain, repository) in &arguments.repositories {
        server.seed_repository(domain, repository)?;
    }
    // The fake is of use to those, too, who do not read what it says.
    let _ = greet(&server);
    server.wait();
    Ok(())
}

/// Says how to reach the fake, in lines that a shell takes.
fn greet(server: &Server) -> std::io::Result<()> {
    let settings = server.settings();
    let mut out = std::io::stdout().lock();
    writeln!(out, "# A fake of AWS CodeArtifact. It keeps everything in memory: all is lost when it stops.")?;
    writeln!(out, "export AWS_ENDPOINT_URL_CODEARTIFACT={}", server.endpoint_url())?;
    writeln!(out, "export AWS_REGION={}", quoted(&settings.region))?;
    // boto3 and the AWS CLI know the region by this name alone.
    writeln!(out, "export AWS_DEFAULT_REGION={}", quoted(&settings.region))?;
    writeln!(out, "export AWS_ACCESS_KEY_ID={}", quoted(&settings.access_key_id))?;
    writeln!(out, "export AWS_SECRET_ACCESS_KEY={}", quoted(&settings.secret_access_key))?;
    if let Some(token) = &settings.session_token {
        writeln!(out, "export AWS_SESSION_TOKEN={}", quoted(token))?;
    }
    out.flush()
}

/// A text as a shell takes it.
fn quoted(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./+=".contains(&byte)) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
