//! The workspace that is compiled: a crate with a module for each model, and one with a module for each program.

use botocore_codegen::diff::successor;
use botocore_codegen::{Options, generate};
use botocore_model::Model;
use small_models::pairs::Pair;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use xtask::arguments::workspace;
use xtask::folder::MARKER;
use xtask::outside_crate;

/// What every program may use.
const SUPPORT: &str = include_str!("support.rs");

/// A program, compiled against one of the two models of its pair.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The rule of the pair.
    pub rule: String,
    /// Whether it is the program that only the new model makes compile.
    pub is_gained: bool,
    /// The model.
    pub side: Side,
}

/// One of the models of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Old,
    New,
}

impl Name {
    /// The name of its module.
    pub fn module(&self) -> String {
        let gained = if self.is_gained { "gained_" } else { "" };
        format!("{}_{gained}{}", module(&self.rule), self.side.name())
    }
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// The programs and the models, as files of a workspace.
pub struct Programs {
    /// The text of each program.
    pub texts: BTreeMap<Name, String>,
    models: BTreeMap<String, String>,
}

impl Programs {
    pub fn of(pairs: &[Pair]) -> Self {
        let mut programs = Self { texts: BTreeMap::new(), models: BTreeMap::new() };
        let mut library = format!("{}\n", "#![allow(warnings)]");
        for pair in pairs {
            let (new, _) =
                successor(&pair.old, &pair.new).unwrap_or_else(|problems| panic!("{}: {problems}", pair.rule));
            let name = crate_name(&pair.old);
            for (side, model) in [(Side::Old, &pair.old), (Side::New, &new)] {
                programs.add_model(&mut library, &pair.rule, side, model);
                for (is_gained, text) in [(false, Some(&pair.program)), (true, pair.gained.as_ref())] {
                    let Some(text) = text else { continue };
                    let path = format!("models::{}::{}::{name}", module(&pair.rule), side.name());
                    let text = format!("use crate::support::*;\nuse {path} as model;\n\n{text}");
                    programs.texts.insert(Name { rule: pair.rule.clone(), is_gained, side }, text);
                }
            }
        }
        programs.models.insert("lib.rs".to_owned(), library);
        programs
    }

    /// Adds the files of a model, as a module that is called as its crate would be.
    fn add_model(&mut self, library: &mut String, rule: &str, side: Side, model: &Model) {
        let (rule, side, name) = (module(rule), side.name(), crate_name(model));
        let root = format!("crate::{rule}::{side}::{name}");
        let options = Options { root, ..Options::default() };
        let output = generate(model, &options).unwrap_or_else(|problems| panic!("{rule}, {side}: {problems}"));
        let folder = format!("{rule}/{side}/{name}");
        for (path, text) in output.files {
            if let Some(path) = path.strip_prefix("src/") {
                let path = if path == "lib.rs" { "mod.rs" } else { path };
                self.models.insert(format!("{folder}/{path}"), text);
            }
        }
        // Writing to a string cannot fail.
        let _ = match side {
            "old" => write!(library, "pub mod {rule} {{ pub mod {side} {{ pub mod {name}; }}"),
            _ => writeln!(library, " pub mod {side} {{ pub mod {name}; }} }}"),
        };
    }

    /// Writes the workspace with these programs.
    pub fn write<'a>(&self, names: impl Iterator<Item = &'a Name>) -> PathBuf {
        let folder = workspace().join("target/diff_proof");
        let mut files = BTreeMap::from([
            ("Cargo.toml".to_owned(), root()),
            ("models/Cargo.toml".to_owned(), package("models", "")),
            ("programs/Cargo.toml".to_owned(), package("programs", PROGRAMS)),
            ("programs/src/support.rs".to_owned(), SUPPORT.to_owned()),
        ]);
        files.extend(self.models.iter().map(|(path, text)| (format!("models/src/{path}"), text.clone())));
        let mut main = "#![allow(dead_code, unused_imports)]\n\nmod support;\n".to_owned();
        let mut calls = String::new();
        for name in names {
            let (module, text) = (name.module(), &self.texts[name]);
            files.insert(format!("programs/src/{module}.rs"), text.clone());
            let _ = writeln!(main, "mod {module};");
            if text.contains("pub fn run() -> String") {
                let _ = writeln!(calls, "    println!(\"{module}\\t{{}}\", {module}::run().escape_default());");
            }
        }
        files.insert("programs/src/main.rs".to_owned(), format!("{main}\nfn main() {{\n{calls}}}\n"));
        outside_crate::write(&folder, &files).unwrap_or_else(|failure| panic!("{failure}"));
        folder
    }
}

const PROGRAMS: &str = "models = { path = \"../models\" }\n\
    tokio = { version = \"1\", default-features = false, features = [\"rt\", \"time\"] }\n";

/// The manifest of the workspace.
fn root() -> String {
    format!(
        "{MARKER} the test `diff_proof`.\n\n\
         [workspace]\nresolver = \"3\"\nmembers = [\"models\", \"programs\"]\n\n\
         [profile.dev]\ndebug = 0\nincremental = false\nstrip = true\n\
         panic = \"abort\"\ndebug-assertions = false\noverflow-checks = false\n"
    )
}

fn package(name: &str, dependencies: &str) -> String {
    let runtime = workspace().join("codegen/runtime").display().to_string();
    let features = "\"client\", \"full-validation\", \"gzip\", \"md5\", \"test-util\", \"xml\"";
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [features]\ndefault = [\"client\", \"test-util\"]\nclient = []\ntest-util = []\n\n\
         [dependencies]\nbotocore-runtime = {{ path = {runtime:?}, features = [{features}] }}\n{dependencies}"
    )
}

fn module(rule: &str) -> String {
    rule.replace('-', "_")
}

/// The name of a model's crate, which its manifest has.
fn crate_name(model: &Model) -> String {
    let output = generate(model, &Options::default()).unwrap_or_else(|problems| panic!("{problems}"));
    let manifest = &output.files["Cargo.toml"];
    let name = manifest.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    name.unwrap_or_default().to_owned()
}

/// The module of a file of a program.
pub fn module_of(path: &str) -> Option<&str> {
    Path::new(path).file_stem()?.to_str()
}
