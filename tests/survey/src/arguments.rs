//! What the command line asks for.

use lexopt::{Arg, Parser};
use std::ffi::OsString;
use xtask::botocore::{Models, is_release};
use xtask::options::{Usage, once, unknown};

const HELP: &str = "\
Generate every service of a botocore release, and say of each what came of it.

Usage: cargo xtask survey [OPTIONS]

Options:
      --botocore <RELEASE>  The release to survey, which pip fetches once into target/botocore
                            [default: the one that model/data/SOURCE.toml names, by its hash]
      --from <DIR>          Survey this folder instead: the folder data of botocore
      --check <N>           Compile N of the emitted crates with clippy, and fail on any warning: the
                            largest of each protocol, then by turns the next largest one and the one
                            with the rarest features
      --docs                Write tests/survey/SURVEY.md and its chart
      --json                Print JSON in place of the table
  -h, --help                Print this help

Of a service the newest version is generated, all of it. Refused services do not fail the task.

The JSON is an object: `botocore` is the release or the folder, `services` a list of objects by name.
Each has `name`, `version`, `protocol`, `protocols` (all that the model lists), `operations`,
`model_bytes` (uncompressed), `milliseconds` (of one processor), and one of
  `generated`  {`operations`, `left_out` (lists of an operation, its part and the reason), `shapes`, `files`, `lines`}
  `refused`    a list of {`file`, `path`, `message`, `help`}
  `panicked`   the message and where it came from

Exit code: 0 done, 1 a panic or a warning, 2 wrong usage.
";

const OPTIONS: [&str; 6] = ["botocore", "from", "check", "docs", "json", "help"];

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Print this help.
    Help(&'static str),
    /// Survey services.
    Survey(Arguments),
}

/// What to survey, and what to make of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Arguments {
    /// Where the models are.
    pub models: Models,
    /// How many crates to compile.
    pub check: Option<usize>,
    /// Write the page and the chart.
    pub docs: bool,
    /// Print JSON.
    pub json: bool,
}

/// Reads the command line, the program's name not included.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, Usage> {
    let mut parser = Parser::from_args(arguments);
    let (mut models, mut check, mut docs, mut json) = (None, None, false, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(HELP)),
            Arg::Long("botocore") => once(&mut models, "one of --botocore and --from", release(&mut parser)?)?,
            Arg::Long("from") => {
                once(&mut models, "one of --botocore and --from", Models::Folder(parser.value()?.into()))?;
            }
            Arg::Long("check") => once(&mut check, "--check", number(&mut parser)?)?,
            Arg::Long("docs") => docs = true,
            Arg::Long("json") => json = true,
            Arg::Long(option) => return Err(unknown("option", option, &OPTIONS, "--")),
            Arg::Short(option) => return Err(unknown("option", &option.to_string(), &[], "-")),
            Arg::Value(value) => {
                let value = value.to_string_lossy();
                return Err(Usage(format!("`survey` takes options only, found `{value}`\n\n{HELP}")));
            }
        }
    }
    Ok(Request::Survey(Arguments { models: models.unwrap_or(Models::Pinned), check, docs, json }))
}

/// A release, which becomes part of a path and of a command.
fn release(parser: &mut Parser) -> Result<Models, Usage> {
    let value = parser.value()?.to_string_lossy().into_owned();
    if is_release(&value) {
        return Ok(Models::Release(value));
    }
    Err(Usage(format!("--botocore needs a release such as 1.44.5, found `{value}`")))
}

fn number(parser: &mut Parser) -> Result<usize, Usage> {
    let value = parser.value()?;
    let value = value.to_string_lossy();
    value.parse().map_err(|error| Usage(format!("--check needs a number, found `{value}`: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(words: &str) -> Result<Request, Usage> {
        read(words.split_whitespace().map(Into::into))
    }

    #[test]
    fn the_pinned_release_is_surveyed_by_default() {
        let expected = Arguments { models: Models::Pinned, check: None, docs: false, json: false };
        assert_eq!(survey("").unwrap(), Request::Survey(expected));
        let expected =
            Arguments { models: Models::Release("1.44.8".to_owned()), check: Some(4), docs: true, json: true };
        assert_eq!(survey("--botocore 1.44.8 --check=4 --docs --json").unwrap(), Request::Survey(expected));
    }

    #[test]
    fn what_makes_no_sense_is_said() {
        for (words, expected) in [
            ("--botocore ../x", "needs a release"),
            ("--botocore 1..2", "needs a release"),
            ("--botocore 1.44.", "needs a release"),
            ("--from a --botocore 1.2", "given twice"),
            ("--check many", "needs a number"),
            ("lambda", "takes options only"),
            ("--jsn", "did you mean `--json`?"),
        ] {
            let Usage(message) = survey(words).unwrap_err();
            assert!(message.contains(expected), "{words}: {message}");
        }
    }
}
