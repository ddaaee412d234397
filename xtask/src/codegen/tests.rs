use super::run;
use crate::arguments::{Codegen, Request, read, workspace};
use crate::cargo;
use std::fs;

fn codegen(arguments: &[&str]) -> Codegen {
    match read(std::iter::once("codegen").chain(arguments.iter().copied()).map(Into::into)) {
        Ok(Request::Codegen(arguments)) => arguments,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_crate_written_elsewhere_stands_alone() {
    // Within this checkout, where cargo would find its workspace.
    let target = workspace().join("target");
    fs::create_dir_all(&target).unwrap();
    let folder = tempfile::tempdir_in(target).unwrap();
    let out = folder.path().join("small");
    let mut said = Vec::new();
    run(&codegen(&["--operations", "ListDomains", "--out", out.to_str().unwrap()]), &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    assert!(!said.contains("runtime"), "{said}");
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("[workspace]") && !manifest.contains("workspace = true"), "{manifest}");
    assert!(manifest.contains(&format!("version = \"={}\"", env!("CARGO_PKG_VERSION"))), "{manifest}");
    // With what the workspace has fetched, nothing is looked up.
    fs::copy(workspace().join("Cargo.lock"), out.join("Cargo.lock")).unwrap();
    let mut cargo = cargo::command();
    cargo.args(["check", "--quiet", "--offline", "--no-default-features", "--target-dir"]);
    let output = cargo.arg(folder.path().join("target")).current_dir(&out).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_target_is_reported() {
    let mut said = Vec::new();
    run(&codegen(&["--check"]), &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    for target in ["generated", "codegen/runtime/src/endpoint", "codegen/runtime/src/test_service"] {
        assert!(said.contains(&format!("{target} is up to date")), "{said}");
    }
}
