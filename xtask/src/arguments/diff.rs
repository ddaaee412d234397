//! The arguments of `diff`.

use super::{Request, SERVICE, help, name, no_option};
use crate::options::{Usage, once, unknown};
use botocore_codegen::diff::{Class, rules};
use lexopt::{Arg, Parser};
use std::ffi::OsString;

const OPTIONS: [&str; 8] = ["service", "format", "fail-on", "ignore", "prove", "rules", "schema", "help"];
const FORMATS: [&str; 3] = ["text", "markdown", "json"];

/// Arguments of `diff`.
#[derive(Debug, PartialEq, Eq)]
pub enum Diff {
    /// List the rules.
    Rules(Format),
    /// Print the schema of the JSON.
    Schema,
    /// Compare two models.
    Compare(Comparison),
}

/// What to compare, and what to make of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Comparison {
    /// A release, a folder or a file.
    pub old: OsString,
    /// The same.
    pub new: OsString,
    /// The service, by the name of its folder.
    pub service: String,
    /// How to print it.
    pub format: Format,
    /// The mildest class that fails the task.
    pub fail_on: Option<Class>,
    /// Ids of rules that are left out.
    pub ignored: Vec<String>,
    /// Have the compiler judge instead of printing a report.
    pub prove: bool,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// For a pull request.
    Markdown,
    /// For programs.
    Json,
}

/// Reads the arguments of `diff`.
pub fn read(parser: &mut Parser) -> Result<Request, Usage> {
    let (mut models, mut lists_rules, mut prints_schema, mut prove) = (Vec::new(), false, false, false);
    let (mut service, mut format_given, mut fail_on, mut ignored) = (None, None, None, Vec::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(help::DIFF)),
            Arg::Long("rules") => lists_rules = true,
            Arg::Long("schema") => prints_schema = true,
            Arg::Long("prove") => prove = true,
            Arg::Long("service") => once(&mut service, "--service", name(parser, "--service")?)?,
            Arg::Long("format") => once(&mut format_given, "--format", format(parser)?)?,
            Arg::Long("fail-on") => once(&mut fail_on, "--fail-on", class(parser)?)?,
            Arg::Long("ignore") => ignored.extend(ids(parser)?),
            Arg::Value(model) => models.push(model),
            other => return Err(no_option(&other, "diff", &OPTIONS, help::DIFF)),
        }
    }
    if prove && (format_given.is_some() || fail_on.is_some() || !ignored.is_empty()) {
        return Err(Usage(
            "--prove prints no report, so --format, --fail-on and --ignore mean nothing with it".to_owned(),
        ));
    }
    let format = format_given.unwrap_or_default();
    let diff = match (models.as_slice(), lists_rules, prints_schema) {
        ([], true, false) => Diff::Rules(format),
        ([], false, true) => Diff::Schema,
        ([old, new], false, false) => Diff::Compare(Comparison {
            old: old.clone(),
            new: new.clone(),
            service: service.unwrap_or_else(|| SERVICE.to_owned()),
            format,
            fail_on,
            ignored,
            prove,
        }),
        (_, false, false) => {
            let found = models.len();
            return Err(Usage(format!("`diff` compares two models, found {found}\n\n{}", help::DIFF)));
        }
        _ => return Err(Usage("--rules and --schema stand alone, without models and without each other".to_owned())),
    };
    Ok(Request::Diff(diff))
}

fn format(parser: &mut Parser) -> Result<Format, Usage> {
    let value = parser.value()?.to_string_lossy().into_owned();
    match value.as_str() {
        "text" => Ok(Format::Text),
        "markdown" => Ok(Format::Markdown),
        "json" => Ok(Format::Json),
        other => Err(unknown("format", other, &FORMATS, "")),
    }
}

fn class(parser: &mut Parser) -> Result<Class, Usage> {
    let value = parser.value()?.to_string_lossy().into_owned();
    let class = Class::ALL.into_iter().find(|class| class.name() == value);
    class.ok_or_else(|| unknown("class", &value, &Class::ALL.map(Class::name), ""))
}

/// Ids of rules, parted by commas.
fn ids(parser: &mut Parser) -> Result<Vec<String>, Usage> {
    let value = parser.value()?.to_string_lossy().into_owned();
    let known: Vec<_> = rules().iter().map(|rule| rule.id).collect();
    let ids: Vec<_> = value.split(',').map(|id| id.trim().to_owned()).collect();
    match ids.iter().find(|id| !known.contains(&id.as_str())) {
        Some(id) => Err(unknown("rule", id, &known, "")),
        None => Ok(ids),
    }
}
