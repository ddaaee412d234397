//! The workspace in which the program is compiled against both crates.

use crate::arguments::workspace;
use crate::failure::Failure;
use crate::folder::MARKER;
use crate::{cargo, outside_crate};
use botocore_codegen::diff::Use;
use botocore_codegen::{Options, generate};
use botocore_model::Model;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What comes before the uses, each of which is a line. The program is never run, and what it is warned about, such as what
/// is deprecated, does not matter to the proof.
const PREAMBLE: &str = "\
#![allow(warnings)]
use client::primitives::{Blob, ByteStream, DateTime, Document};
use client::{Client, operation, types};
use std::collections::HashMap;
fn value<T>() -> T { loop {} }
fn all<T: Clone + std::fmt::Debug + Default + PartialEq>() {}
";

/// Rounds in which at least one use fails. The compiler has fewer phases.
const MOST_ROUNDS: usize = 8;

/// A workspace with both crates and a program for each.
pub struct Program {
    folder: PathBuf,
}

impl Program {
    /// Writes the crates of both models.
    pub fn write(service: &str, old: &Model, new: &Model) -> Result<Self, Failure> {
        let folder = workspace().join("target/diff").join(service);
        let members = r#"["client-old", "client-new", "old", "new"]"#;
        let root = format!(
            "{MARKER} `cargo xtask diff --prove`.\n\n[workspace]\nresolver = \"3\"\nmembers = {members}\n\n\
             [profile.dev]\ndebug = 0\nincremental = false\n"
        );
        let mut files = BTreeMap::from([("Cargo.toml".to_owned(), root)]);
        for (side, model) in [("old", old), ("new", new)] {
            add_client(&mut files, side, model)?;
            files.insert(format!("{side}/Cargo.toml"), manifest(side));
            files.insert(format!("{side}/src/lib.rs"), PREAMBLE.to_owned());
        }
        outside_crate::write(&folder, &files)?;
        Ok(Self { folder })
    }

    /// Compiles all uses against the crate that has them.
    pub fn compiles(&self, uses: &[Use]) -> Result<(), Failure> {
        let all: Vec<_> = (0..uses.len()).collect();
        match self.check("old", uses, &all)?.into_iter().next() {
            None => Ok(()),
            Some((index, said)) => {
                let text = &uses[index].text;
                Err(Failure::new(format!(
                    "a use does not compile against its own crate, which is a bug: {text}\n{said}"
                )))
            }
        }
    }

    /// The uses that do not compile against the new crate, with what the compiler says. Errors hide those that it would
    /// find later, so what fails is taken out, and the rest is compiled again.
    pub fn failures(&self, uses: &[Use]) -> Result<Vec<(Use, String)>, Failure> {
        let mut failed: BTreeMap<usize, String> = BTreeMap::new();
        for _ in 0..MOST_ROUNDS {
            let left: Vec<_> = (0..uses.len()).filter(|index| !failed.contains_key(index)).collect();
            let found = self.check("new", uses, &left)?;
            if found.is_empty() {
                return Ok(failed.into_iter().map(|(index, said)| (uses[index].clone(), said)).collect());
            }
            failed.extend(found);
        }
        Err(Failure::new(format!("uses still fail after {MOST_ROUNDS} rounds")))
    }

    /// Compiles some uses against a crate. Gives those that fail.
    fn check(&self, side: &str, uses: &[Use], left: &[usize]) -> Result<BTreeMap<usize, String>, Failure> {
        let mut text = PREAMBLE.to_owned();
        for index in left {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "fn use_{index}{}", uses[*index].text);
        }
        let path = self.folder.join(side).join("src/lib.rs");
        fs::write(&path, text).map_err(Failure::at("write", &path))?;
        let first = PREAMBLE.lines().count() + 1;
        let (errors, log) = errors(&self.folder, side)?;
        let mut failed = BTreeMap::new();
        for (line, said) in errors {
            let index = line.checked_sub(first).and_then(|place| left.get(place));
            let index =
                index.ok_or_else(|| Failure::new(format!("the crate or the program does not compile:\n{said}")))?;
            failed.entry(*index).or_insert(said);
        }
        match log {
            Some(log) if failed.is_empty() => Err(Failure::new(format!("the crates do not compile:\n{log}"))),
            _ => Ok(failed),
        }
    }
}

/// Adds the files of an emitted crate.
fn add_client(files: &mut BTreeMap<String, String>, side: &str, model: &Model) -> Result<(), Failure> {
    let packages = Some(workspace().join("codegen").display().to_string());
    let output = generate(model, &Options { packages, ..Options::default() }).map_err(Failure::new)?;
    for (path, mut text) in output.files {
        if path == "Cargo.toml" {
            let lines = text.replace("[workspace]\n\n", "");
            let lines = lines.lines().map(|line| match line.strip_prefix("name = ") {
                Some(_) => format!("name = \"client-{side}\"\n"),
                None => format!("{line}\n"),
            });
            text = lines.collect();
        }
        files.insert(format!("client-{side}/{path}"), text);
    }
    Ok(())
}

fn manifest(side: &str) -> String {
    format!(
        "[package]\nname = \"{side}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n\
         client = {{ package = \"client-{side}\", path = \"../client-{side}\", default-features = false, features = \
         [\"client\"] }}\n"
    )
}

/// Errors of a program, each with its line.
type Errors = BTreeSet<(usize, String)>;

/// Returns the errors of a program, and what cargo says if it failed.
fn errors(folder: &Path, side: &str) -> Result<(Errors, Option<String>), Failure> {
    let mut check = cargo::command();
    check.args(["check", "--quiet", "--offline", "--message-format=json", "--package", side, "--manifest-path"]);
    check.arg(folder.join("Cargo.toml")).arg("--target-dir").arg(workspace().join("target/diff/build"));
    check.stderr(Stdio::piped());
    let output = check.output().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let mut log = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut errors = Errors::new();
    for message in said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let about = &message["message"];
        if about["level"] != "error" {
            continue;
        }
        let text = about["rendered"].as_str().unwrap_or_default().to_owned();
        let spans = about["spans"].as_array().into_iter().flatten();
        let line = spans.filter(|span| span["is_primary"] == true).find_map(|span| span["line_start"].as_u64());
        match line.and_then(|line| usize::try_from(line).ok()) {
            Some(line) if message["target"]["name"] == side => drop(errors.insert((line, text))),
            _ => log += &text,
        }
    }
    Ok((errors, (!output.status.success()).then_some(log)))
}
