//! Judges what is emitted by the suites that botocore is tested with, and compares it with botocore itself.
//! `cargo xtask conformance` runs it.

mod against_botocore;
mod arguments;
pub mod judges;
mod python;
mod suites;

use arguments::Request;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xtask::arguments::workspace;

/// Runs what the arguments of the process ask for.
#[must_use]
pub fn main() -> ExitCode {
    xtask::run(arguments::read(std::env::args_os().skip(1)), |request, out| match request {
        Request::Help(text) => Ok(write!(out, "{text}")?),
        Request::Suites { accept } => suites::run(accept, out),
        Request::Against(comparison) => against_botocore::run(&comparison, out),
        Request::Services { services, seed, cases } => suites::compare_services(&services, seed, cases, out),
    })
}

/// The folder of this package.
fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of everything that is fetched and built for conformance alone.
fn target() -> PathBuf {
    workspace().join("target/conformance")
}
