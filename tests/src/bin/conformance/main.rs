//! Judges what needs no further generated code by botocore's suites: `cargo xtask conformance` runs it.

mod endpoints;
mod signatures;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(sources) = std::env::args_os().nth(1) else {
        let _ = writeln!(io::stderr(), "error: expected the folder of botocore's sources");
        return ExitCode::from(2);
    };
    let sources = Path::new(&sources);
    match endpoints::judge(sources).and_then(|()| signatures::judge(sources)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}
