//! What the command line asks for.

mod bench;
mod diff;
mod help;
mod update;
mod verify;

use crate::options::{Usage, once, quoted, unknown};
pub use bench::Bench;
pub use diff::{Comparison, Diff, Format};
use lexopt::{Arg, Parser, ValueExt as _};
use std::ffi::{OsStr, OsString};
use std::num::ParseIntError;
use std::path::{self, Path, PathBuf};
use std::str::FromStr;
pub use update::Update;
pub use verify::Verify;

/// Names that a mistyped argument may have meant.
const TASKS: [&str; 14] = [
    "bench",
    "codegen",
    "compatibility",
    "conformance",
    "diff",
    "docs",
    "least-version",
    "migration",
    "release",
    "simulate",
    "survey",
    "targets",
    "update",
    "verify",
];
const OPTIONS: [&str; 6] = ["check", "model", "service", "out", "operations", "help"];

/// The service that `generated` is a client of, by the name of its folder in the workspace's model.
pub const SERVICE: &str = "codeartifact";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Print this help.
    Help(&'static str),
    /// Measure.
    Bench(Bench),
    /// Generate the client crate.
    Codegen(Codegen),
    /// Compile the released client with today's runtime.
    Compatibility,
    /// Judge what is emitted, with these arguments.
    Conformance(Vec<OsString>),
    /// Say what a change of the model does to programs.
    Diff(Diff),
    /// Build and check the documentation.
    Docs,
    /// Test with the oldest compiler that is promised.
    LeastVersion,
    /// Compile programs for the AWS SDK, and what becomes of them.
    Migration(Migration),
    /// Package what is published, and use it.
    Release,
    /// Run the client in simulated worlds, with these arguments.
    Simulate(Vec<OsString>),
    /// Generate every service, with these arguments.
    Survey(Vec<OsString>),
    /// Compile for other platforms.
    Targets,
    /// Take the model of a release of botocore.
    Update(Update),
    /// Run what takes too long for every landing.
    Verify(Verify),
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
    /// Service to generate; the only one of the model if not given.
    pub service: Option<String>,
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
        Some(Arg::Value(task)) if task == "bench" => bench::read(&mut parser),
        Some(Arg::Value(task)) if task == "codegen" => codegen(&mut parser),
        Some(Arg::Value(task)) if task == "compatibility" => {
            without_options(&mut parser, "compatibility", Request::Compatibility, help::COMPATIBILITY)
        }
        Some(Arg::Value(task)) if task == "conformance" => Ok(Request::Conformance(parser.raw_args()?.collect())),
        Some(Arg::Value(task)) if task == "diff" => diff::read(&mut parser),
        Some(Arg::Value(task)) if task == "docs" => without_options(&mut parser, "docs", Request::Docs, help::DOCS),
        Some(Arg::Value(task)) if task == "least-version" => {
            without_options(&mut parser, "least-version", Request::LeastVersion, help::LEAST_VERSION)
        }
        Some(Arg::Value(task)) if task == "migration" => migration(&mut parser),
        Some(Arg::Value(task)) if task == "release" => release(&mut parser),
        Some(Arg::Value(task)) if task == "simulate" => Ok(Request::Simulate(parser.raw_args()?.collect())),
        Some(Arg::Value(task)) if task == "survey" => Ok(Request::Survey(parser.raw_args()?.collect())),
        Some(Arg::Value(task)) if task == "targets" => {
            without_options(&mut parser, "targets", Request::Targets, help::TARGETS)
        }
        Some(Arg::Value(task)) if task == "update" => update::read(&mut parser),
        Some(Arg::Value(task)) if task == "verify" => verify::read(&mut parser),
        Some(Arg::Value(task)) if task == "help" => Ok(Request::Help(help::ALL)),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Request::Help(help::ALL)),
        Some(Arg::Value(task)) => Err(unknown("task", &task.to_string_lossy(), &TASKS, "")),
        Some(option) => Err(Usage(format!("expected a task, found the option {}\n\n{}", spelled(&option), help::ALL))),
        None => Err(Usage(format!("expected a task\n\n{}", help::ALL))),
    }
}

/// Reads the arguments of `codegen`.
fn codegen(parser: &mut Parser) -> Result<Request, Usage> {
    let (mut check, mut model, mut service, mut out, mut operations) = (false, None, None, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(help::CODEGEN)),
            Arg::Long("check") => check = true,
            Arg::Long("model") => once(&mut model, "--model", folder(parser, "--model")?)?,
            Arg::Long("service") => once(&mut service, "--service", name(parser, "--service")?)?,
            Arg::Long("out") => once(&mut out, "--out", folder(parser, "--out")?)?,
            Arg::Long("operations") => {
                operations.get_or_insert_with(Vec::new).extend(names(&parser.value()?)?);
            }
            other => return Err(no_option(&other, "codegen", &OPTIONS, help::CODEGEN)),
        }
    }
    let command = command(model.as_deref(), service.as_deref(), out.as_deref(), operations.as_deref());
    let generated = workspace().join("generated");
    let out = out.unwrap_or_else(|| generated.clone());
    Ok(Request::Codegen(Codegen {
        check,
        stands_alone: located(&out) != located(&generated),
        service: service.or_else(|| model.is_none().then(|| SERVICE.to_owned())),
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
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(help::MIGRATION)),
            Arg::Long("check") => check = true,
            other => return Err(no_option(&other, "migration", &["check", "help"], help::MIGRATION)),
        }
    }
    Ok(Request::Migration(Migration { check }))
}

/// Reads the arguments of `release`, which does nothing that cannot be undone.
fn release(parser: &mut Parser) -> Result<Request, Usage> {
    let mut dry_run = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(help::RELEASE)),
            Arg::Long("dry-run") => dry_run = true,
            other => return Err(no_option(&other, "release", &["dry-run", "help"], help::RELEASE)),
        }
    }
    let advice = "`release` publishes nothing itself; say --dry-run, and see RELEASING.md for what is done by hand";
    if dry_run { Ok(Request::Release) } else { Err(Usage(advice.to_owned())) }
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

/// The value of an option that is a name.
fn name(parser: &mut Parser, option: &str) -> Result<String, Usage> {
    let value = parser.value()?.to_string_lossy().into_owned();
    if value.is_empty() {
        return Err(Usage(format!("{option} needs a name, found an empty one")));
    }
    Ok(value)
}

/// The value of an option that is a number.
fn number<T: FromStr<Err = ParseIntError>>(parser: &mut Parser, option: &str) -> Result<T, Usage> {
    let value = parser.value()?;
    value.parse().map_err(|_| Usage(format!("{option} needs a whole number, found `{}`", value.display())))
}

/// The value of an option that is a number above 0.
fn positive(parser: &mut Parser, option: &str) -> Result<usize, Usage> {
    match number(parser, option)? {
        0 => Err(Usage(format!("{option} needs a number above 0"))),
        number => Ok(number),
    }
}

/// A path without links, so that one folder has one path. The folder itself may be missing.
fn located(folder: &Path) -> PathBuf {
    let absolute = path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let around = |path: &Path| Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    absolute.canonicalize().ok().or_else(|| around(&absolute)).unwrap_or(absolute)
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

/// The command line without `--check`, as a shell takes it.
fn command(model: Option<&Path>, service: Option<&str>, out: Option<&Path>, operations: Option<&[String]>) -> String {
    let path = |path: &Path| path.display().to_string();
    let options = [
        ("--model", model.map(path)),
        ("--service", service.map(str::to_owned)),
        ("--out", out.map(path)),
        ("--operations", operations.map(|operations| operations.join(","))),
    ];
    let given = options.into_iter().filter_map(|(option, value)| Some(format!(" {option} {}", quoted(&value?))));
    given.fold("cargo xtask codegen".to_owned(), |command, option| command + &option)
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
