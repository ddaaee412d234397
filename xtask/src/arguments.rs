//! What the command line asks for.

use crate::options::{Usage, once, unknown};
use lexopt::{Arg, Parser};
use std::ffi::{OsStr, OsString};
use std::path::{self, Path, PathBuf};

/// Help for all tasks.
const HELP: &str = "\
Tasks of this workspace.

Usage: cargo xtask <TASK>

Tasks:
  codegen        Generate the client crate and the partitions from the service model
  compatibility  Compile the client as its version was set with today's runtime
  conformance    Judge what is emitted by botocore's tests, or by botocore itself
  docs           Build the documentation as docs.rs does, and check its links with every set of features
  migration      Compile programs for the AWS SDK, and what MIGRATION.md makes of them

Run `cargo xtask <TASK> --help` for the options of a task.
";

/// Help for `codegen`.
const CODEGEN_HELP: &str = "\
Generate the client crate from the service model, and the table of partitions of the runtime.

Usage: cargo xtask codegen [OPTIONS]

Options:
      --check              Write nothing; show what differs and fail if anything does
      --model <DIR>        Folder of the model [default: model/data]
      --out <DIR>          Folder of the generated crate [default: generated]
      --operations <A,B>   Generate these operations only, with the shapes they need
  -h, --help               Print this help

The model folder holds partitions.json and <service>/<api version>/ with service-2.json and,
where there are any, paginators-1.json, endpoint-rule-set-1.json, files of extras such as
paginators-1.sdk-extras.json, and names-1.local.json, the record of published names.

A name on record stays as it is; a run adds the new ones. What is new and would take a name on record
is an error with the line to add. With --out or --operations the record is heeded, and not written.
A model without a record has its collisions settled by name; a file with {\"version\": 1.0} starts one.

With --out the crate is generated alone. It then builds where it lies: its manifest names the path
of this checkout's runtime, and is a workspace of its own, which a workspace around it has to exclude.

Files in the output folder that are not generated any more are removed. Of what is at its top,
Cargo.lock, target and names that begin with a dot are left alone.

Exit code: 0 done or up to date, 1 failed or not up to date, 2 wrong usage.
";

/// Help for `compatibility`.
const COMPATIBILITY_HELP: &str = "\
Compile the client as its version was set with today's runtime.

Usage: cargo xtask compatibility

A released client asks for exactly its version of the runtime. As long as the version in Cargo.toml
stays, today's runtime may be what it is built with. So the task takes generated/ out of the last commit
that changed the version, and compiles it with no features, the default ones, and all but aws-config.
If that fails, raise the version in [workspace.package] and in the requirement on botocore-runtime.

Where there is no history, or the version is not committed yet, it says so and succeeds.

Options:
  -h, --help    Print this help

Exit code: 0 compiled or nothing to compare, 1 failed, 2 wrong usage.
";

/// Help for `docs`.
const DOCS_HELP: &str = "\
Build the documentation of all crates, and fail on any warning, such as a broken link.

Usage: cargo xtask docs

The client crate and its runtime are built without features, with each feature alone, with the default
ones and with all. In the end target/doc holds what docs.rs shows: all features, and at each item the
feature that it needs.

Options:
  -h, --help    Print this help

Exit code: 0 done, 1 failed, 2 wrong usage.
";

/// Help for `migration`.
const MIGRATION_HELP: &str = "\
Compile the programs in tests/migration against aws-sdk-codeartifact and against codeartifact, and run
their tests. What differs between them is written into MIGRATION.md first.

Usage: cargo xtask migration [OPTIONS]

Options:
      --check    Write nothing; fail if MIGRATION.md does not show the programs as they are
  -h, --help     Print this help

The AWS SDK's crates are fetched once; they are locked in tests/migration/Cargo.lock.

Exit code: 0 done, 1 not up to date, 2 wrong usage, otherwise that of cargo.
";

/// Names that a mistyped argument may have meant.
const TASKS: [&str; 5] = ["codegen", "compatibility", "conformance", "docs", "migration"];
const OPTIONS: [&str; 5] = ["check", "model", "out", "operations", "help"];

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Print this help.
    Help(&'static str),
    /// Generate the client crate.
    Codegen(Codegen),
    /// Compile the released client with today's runtime.
    Compatibility,
    /// Judge what is emitted, with these arguments.
    Conformance(Vec<OsString>),
    /// Build and check the documentation.
    Docs,
    /// Compile programs for the AWS SDK, and what becomes of them.
    Migration(Migration),
}

/// Arguments of `migration`.
#[derive(Debug, PartialEq, Eq)]
pub struct Migration {
    /// Write nothing.
    pub check: bool,
}

/// Arguments of `codegen`.
#[derive(Debug, PartialEq, Eq)]
pub struct Codegen {
    /// Compare only.
    pub check: bool,
    /// Folder of the model.
    pub model: PathBuf,
    /// Folder of the generated crate.
    pub out: PathBuf,
    /// Operations to generate; all if not given.
    pub operations: Option<Vec<String>>,
    /// Whether the crate is generated alone and belongs to no other workspace, for it lies elsewhere.
    pub stands_alone: bool,
    /// The command that writes what a check with these arguments compares.
    pub command: String,
}

/// Reads the command line, the program's name not included.
///
/// # Errors
///
/// Returns an error if the command line makes no sense.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, Usage> {
    let mut parser = Parser::from_args(arguments);
    match parser.next()? {
        Some(Arg::Value(task)) if task == "codegen" => codegen(&mut parser),
        Some(Arg::Value(task)) if task == "compatibility" => {
            without_options(&mut parser, "compatibility", Request::Compatibility, COMPATIBILITY_HELP)
        }
        Some(Arg::Value(task)) if task == "conformance" => Ok(Request::Conformance(parser.raw_args()?.collect())),
        Some(Arg::Value(task)) if task == "docs" => without_options(&mut parser, "docs", Request::Docs, DOCS_HELP),
        Some(Arg::Value(task)) if task == "migration" => migration(&mut parser),
        Some(Arg::Value(task)) if task == "help" => Ok(Request::Help(HELP)),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Request::Help(HELP)),
        Some(Arg::Value(task)) => Err(unknown("task", &task.to_string_lossy(), &TASKS, "")),
        Some(option) => Err(Usage(format!("expected a task, found the option {}\n\n{HELP}", spelled(&option)))),
        None => Err(Usage(format!("expected a task\n\n{HELP}"))),
    }
}

/// Reads the arguments of `codegen`.
fn codegen(parser: &mut Parser) -> Result<Request, Usage> {
    let (mut check, mut model, mut out, mut operations) = (false, None, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(CODEGEN_HELP)),
            Arg::Long("check") => check = true,
            Arg::Long("model") => once(&mut model, "--model", folder(parser, "--model")?)?,
            Arg::Long("out") => once(&mut out, "--out", folder(parser, "--out")?)?,
            Arg::Long("operations") => {
                operations.get_or_insert_with(Vec::new).extend(names(&parser.value()?)?);
            }
            other => return Err(no_option(&other, "codegen", &OPTIONS, CODEGEN_HELP)),
        }
    }
    let command = command(model.as_deref(), out.as_deref(), operations.as_deref());
    let generated = workspace().join("generated");
    let out = out.unwrap_or_else(|| generated.clone());
    Ok(Request::Codegen(Codegen {
        check,
        stands_alone: path::absolute(&out).ok() != Some(generated),
        model: model.unwrap_or_else(|| workspace().join("model/data")),
        out,
        operations,
        command,
    }))
}

/// Reads the arguments of a task that has no options.
fn without_options(parser: &mut Parser, task: &str, request: Request, help: &'static str) -> Result<Request, Usage> {
    match parser.next()? {
        None => Ok(request),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Request::Help(help)),
        Some(other) => Err(no_option(&other, task, &["help"], help)),
    }
}

/// Reads the arguments of `migration`.
fn migration(parser: &mut Parser) -> Result<Request, Usage> {
    let mut check = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(MIGRATION_HELP)),
            Arg::Long("check") => check = true,
            other => return Err(no_option(&other, "migration", &["check", "help"], MIGRATION_HELP)),
        }
    }
    Ok(Request::Migration(Migration { check }))
}

/// Says that a task takes no such argument.
fn no_option(argument: &Arg, task: &str, options: &[&str], help: &str) -> Usage {
    match argument {
        Arg::Long(option) => unknown("option", option, options, "--"),
        Arg::Short(option) => unknown("option", &option.to_string(), &[], "-"),
        Arg::Value(value) => {
            let value = value.to_string_lossy();
            Usage(format!("`{task}` takes options only, found `{value}`\n\n{help}"))
        }
    }
}

/// The folder of the workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The value of an option that names a folder.
fn folder(parser: &mut Parser, option: &str) -> Result<PathBuf, Usage> {
    let value = parser.value()?;
    if value.is_empty() {
        return Err(Usage(format!("{option} needs the path of a folder, found an empty one")));
    }
    Ok(value.into())
}

/// Names parted by commas.
fn names(value: &OsStr) -> Result<Vec<String>, Usage> {
    let value = value.to_string_lossy();
    let names: Vec<_> = value.split(',').map(|name| name.trim().to_owned()).collect();
    if names.iter().any(String::is_empty) {
        return Err(Usage(format!("--operations needs names parted by commas, found `{value}`")));
    }
    Ok(names)
}

/// The command line without `--check`.
fn command(model: Option<&Path>, out: Option<&Path>, operations: Option<&[String]>) -> String {
    let mut words = vec!["cargo xtask codegen".to_owned()];
    for (option, path) in [("--model", model), ("--out", out)] {
        words.extend(path.map(|path| format!("{option} {}", path.display())));
    }
    words.extend(operations.map(|operations| format!("--operations {}", operations.join(","))));
    words.join(" ")
}

/// An argument as it was typed.
fn spelled(argument: &Arg) -> String {
    match argument {
        Arg::Short(option) => format!("-{option}"),
        Arg::Long(option) => format!("--{option}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    }
}

#[cfg(test)]
mod tests;
