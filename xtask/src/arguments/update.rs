//! The arguments of `update`.

use super::{Request, help, no_option};
use crate::botocore::is_release;
use crate::options::{Usage, once};
use lexopt::{Arg, Parser};

/// Arguments of `update`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// The release; the newest if none is named.
    pub release: Option<String>,
    /// Change nothing.
    pub check: bool,
    /// Do not run the suites of the release.
    pub no_suites: bool,
}

/// Reads the arguments of `update`.
pub fn read(parser: &mut Parser) -> Result<Request, Usage> {
    let mut arguments = Update::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(help::UPDATE)),
            Arg::Long("check") => arguments.check = true,
            Arg::Long("no-suites") => arguments.no_suites = true,
            Arg::Value(value) => {
                let value = value.to_string_lossy().into_owned();
                if !is_release(&value) {
                    return Err(Usage(format!("`update` takes a release such as 1.44.5, found `{value}`")));
                }
                once(&mut arguments.release, "RELEASE", value)?;
            }
            other => return Err(no_option(&other, "update", &["check", "no-suites", "help"], help::UPDATE)),
        }
    }
    Ok(Request::Update(arguments))
}
