//! A workspace with a crate for each changed model and a copy of the program for each crate, built by one run of cargo.

use crate::change::Change;
use crate::doctored::Doctored;
use crate::programs::{Program, Programs};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use xtask::arguments::workspace;
use xtask::folder::MARKER;
use xtask::{cargo, outside_crate};

/// The slug of the model that the program was written against.
pub const TODAY: &str = "today";

/// Writes the workspace and builds it.
pub fn build(changes: &[Change]) -> Programs {
    let folder = workspace().join("target/frozen_consumer");
    let mut files = BTreeMap::from([("Cargo.toml".to_owned(), root())]);
    write(&mut files, TODAY, &Doctored::new());
    for change in changes {
        let mut model = Doctored::new();
        (change.edit)(&mut model);
        let slug = change.slug();
        assert!(!files.contains_key(&format!("{slug}/shelf/Cargo.toml")), "two changes are called {}", change.name);
        write(&mut files, &slug, &model);
    }
    outside_crate::write(&folder, &files).unwrap_or_else(|failure| panic!("{failure:?}"));
    compile(&folder)
}

/// The manifest of the workspace.
fn root() -> String {
    format!(
        "{MARKER} the test `frozen_consumer`.\n\n\
         [workspace]\nresolver = \"3\"\nmembers = [\"*/shelf\", \"*/consumer\"]\n\n\
         [profile.dev]\ndebug = 0\nincremental = false\nstrip = true\n\
         panic = \"abort\"\ndebug-assertions = false\noverflow-checks = false\n"
    )
}

/// Adds the two crates of a model.
fn write(files: &mut BTreeMap<String, String>, slug: &str, model: &Doctored) {
    let output = model.generate().unwrap_or_else(|problems| panic!("{slug}: {problems}"));
    for (path, mut text) in output.files {
        if path == "Cargo.toml" {
            text = text.replace("[workspace]\n\n", "").replace("name = \"shelf\"", &format!("name = \"shelf-{slug}\""));
        }
        files.insert(format!("{slug}/shelf/{path}"), text);
    }
    files.insert(format!("{slug}/consumer/Cargo.toml"), consumer(slug));
}

/// The manifest of a copy of the program. Its sources are the same for all.
fn consumer(slug: &str) -> String {
    let main =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("generator/frozen_consumer/consumer/main.rs").display().to_string();
    format!(
        "[package]\nname = \"consumer-{slug}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [[bin]]\nname = \"consumer-{slug}\"\npath = {main:?}\n\n\
         [dependencies]\nserde_json = \"1\"\n\
         shelf = {{ package = \"shelf-{slug}\", path = \"../shelf\", default-features = false, features = [\"client\", \
         \"serde\", \"test-util\"] }}\n\
         tokio = {{ version = \"1\", default-features = false, features = [\"rt\", \"time\"] }}\n",
    )
}

/// Runs cargo, which goes on where a crate does not compile.
fn compile(folder: &Path) -> Programs {
    let target = folder.join("target").display().to_string();
    let manifest = folder.join("Cargo.toml").display().to_string();
    let mut build = cargo::command();
    build.args(["build", "--workspace", "--keep-going", "--offline", "--message-format=json"]);
    build.args(["--manifest-path", &manifest, "--target-dir", &target]).stderr(Stdio::piped());
    let output = build.output().unwrap_or_else(|error| panic!("cannot run cargo: {error}"));
    let messages = String::from_utf8_lossy(&output.stdout);
    let mut programs = Programs::default();
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        read(&mut programs, &message);
    }
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(programs.get(TODAY).is_some_and(Program::compiles), "the program does not compile:\n{log}");
    programs
}

/// Reads a message of cargo's.
fn read(programs: &mut Programs, message: &Value) {
    let name = message["target"]["name"].as_str().unwrap_or_default().replace('_', "-");
    let Some((package, slug)) = name.split_once('-').filter(|(package, _)| matches!(*package, "shelf" | "consumer"))
    else {
        return;
    };
    let program = programs.entry(slug);
    if let Some(executable) = message["executable"].as_str() {
        program.executable = Some(PathBuf::from(executable));
    }
    let message = &message["message"];
    let Some(code) = message["code"]["code"].as_str() else { return };
    let text = message["rendered"].as_str().unwrap_or_default().to_owned();
    match message["level"].as_str() {
        // An emitted crate compiles, and without a warning.
        _ if package == "shelf" => program.broken_crate.push(text),
        Some("error") => drop(program.errors.insert(code.to_owned(), text)),
        _ => drop(program.warnings.insert(code.to_owned(), text)),
    }
}
