use super::{Target, generate, run, targets};
use crate::arguments::{Codegen, Request, read, workspace};
use crate::cargo;
use crate::write::Writer;
use std::path::{Path, PathBuf};
use std::{fs, io};

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
    assert!(said.contains("applied 2 corrections from model/corrections\n"), "{said}");
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
    let clients = ["signin", "sso", "sso_oidc", "sts"].map(|name| format!("codegen/credentials/src/generated/{name}"));
    let others = ["generated", "codegen/runtime/src/endpoint", "codegen/runtime/src/test_service"];
    for target in others.into_iter().chain(clients.iter().map(String::as_str)) {
        assert!(said.contains(&format!("\n{target} is up to date")), "{target}: {said}");
    }
}

#[test]
fn a_service_of_several_is_asked_for_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (out, data) = (folder.path().join("sso"), workspace().join("model/data"));
    let arguments = ["--model", data.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let failure = run(&codegen(&arguments), &mut Vec::new()).unwrap_err().to_string();
    assert!(failure.contains("several services") && failure.ends_with("--service."), "{failure}");
    run(&codegen(&[&arguments[..], &["--service", "sso"]].concat()), &mut Vec::new()).unwrap();
    assert!(fs::read_to_string(out.join("Cargo.toml")).unwrap().contains("name = \"sso\""));
}

/// A copy of the model whose record of names holds this text, and the path of that.
fn model_with_record(folder: &Path, text: &str) -> PathBuf {
    let (data, version) = (workspace().join("model/data"), "codeartifact/2018-09-22");
    fs::create_dir_all(folder.join(version)).unwrap();
    for name in ["service-2.json", "paginators-1.json", "endpoint-rule-set-1.json"] {
        fs::copy(data.join(version).join(name), folder.join(version).join(name)).unwrap();
    }
    fs::copy(data.join("partitions.json"), folder.join("partitions.json")).unwrap();
    let record = folder.join(version).join("names-1.local.json");
    fs::write(&record, text).unwrap();
    record
}

/// The target of a run that is the record of names.
fn record_target(arguments: &[&str]) -> Option<Target> {
    let arguments = codegen(arguments);
    let generated = generate(&arguments, &mut io::sink()).unwrap();
    let mut targets = targets(&arguments, &generated).unwrap();
    targets.retain(|target| target.files().contains_key("names-1.local.json"));
    targets.pop()
}

#[test]
fn new_names_are_added_to_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let start = r#"{"version": 1.0, "types": {"Gone": "Gone"}}"#;
    let record = model_with_record(folder.path(), start);
    let model = folder.path().to_str().unwrap();
    let failure = run(&codegen(&["--check", "--model", model]), &mut Vec::new()).unwrap_err().to_string();
    let place = record.parent().unwrap().display();
    assert!(failure.contains(&format!("{place} is not up to date: 1 changed")), "{failure}");
    assert_eq!(fs::read_to_string(&record).unwrap(), start);

    let target = record_target(&["--model", model]).unwrap();
    Writer::wait().unwrap().write(&target.plan().unwrap()).unwrap();
    let text = fs::read_to_string(&record).unwrap();
    for line in ["\"Gone\": \"Gone\"", "\"PackageSummary\": \"PackageSummary\"", "\"domainOwner\": \"domain_owner\""] {
        assert!(text.contains(line), "{line} is not in: {text}");
    }
    assert!(record_target(&["--model", model]).unwrap().plan().unwrap().is_empty());
}

#[test]
fn a_run_of_a_part_or_elsewhere_leaves_the_record_alone() {
    for arguments in [&["--operations", "ListDomains"][..], &["--out", "target/elsewhere"]] {
        assert!(record_target(arguments).is_none(), "{arguments:?}");
    }
}
