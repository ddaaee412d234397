//! `codeartifact-fake [PORT]`: runs the fake until it is stopped.

use codeartifact_fake::{Server, Settings};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut settings = Settings::default();
    match std::env::args().nth(1).map(|port| port.parse::<u16>()) {
        None => {}
        Some(Ok(port)) => settings.port = port,
        Some(Err(_)) => {
            eprintln!("usage: codeartifact-fake [PORT]");
            return ExitCode::from(2);
        }
    }
    match Server::start_with(settings) {
        Ok(server) => {
            greet(&server);
            server.wait();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Says how to reach the fake, in lines that a shell takes.
fn greet(server: &Server) {
    let settings = server.settings();
    println!("# A fake of AWS CodeArtifact. It keeps everything in memory: all is lost when it stops.");
    println!("export AWS_ENDPOINT_URL_CODEARTIFACT={}", server.url());
    println!("export AWS_REGION={}", settings.region);
    println!("export AWS_ACCESS_KEY_ID={}", settings.access_key_id);
    println!("export AWS_SECRET_ACCESS_KEY={}", settings.secret_access_key);
}
