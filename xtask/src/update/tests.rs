mod checkout;
#[cfg(unix)]
mod downloads;
#[cfg(unix)]
mod index;
#[cfg(unix)]
mod kills;
mod upstream;

use super::{Checkout, update};
use crate::arguments::Update;
use crate::failure::Failure;
use crate::git;
use crate::lock::Lock;
use checkout::{CHANGELOG, Scratch, outcome};
use serde_json::json;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use upstream::{VERSION, add, edit};

/// What other tests start: does nothing by itself.
#[test]
fn an_update_runs_as_a_process() {
    let Some(root) = std::env::var_os("UPDATE_ROOT").map(PathBuf::from) else { return };
    let arguments = std::env::var("UPDATE_ARGUMENTS").unwrap();
    let mut words: Vec<_> = arguments.split_whitespace().collect();
    let mut has = |word| words.iter().position(|found| *found == word).map(|at| words.remove(at)).is_some();
    let (check, no_suites, full) = (has("--check"), has("--no-suites"), has("full"));
    let pins = if has("meanwhile") { meanwhile } else { |_: &Path, _: &str| Ok(Vec::new()) };
    let judge = if has("failing") { || Err(Failure::new("a case failed")) } else { || Ok(()) };
    let generate = match (full, has("nothing")) {
        (true, _) => full_disk,
        (_, true) => nothing,
        _ => generate,
    };
    let release = words.pop().map(str::to_owned);
    let checkout = Checkout { root: &root, pins, generate, judge };
    let mut out = io::stdout();
    match update(&checkout, &Update { release, check, no_suites }, &mut out) {
        Ok(()) => println!("\noutcome: done"),
        Err(Failure::Reported(code)) => println!("\noutcome: code {code}"),
        Err(failure) => println!("\noutcome: {failure}"),
    }
}

/// Somebody goes on working while the release is fetched.
fn meanwhile(work: &Path, _: &str) -> Result<super::pins::Files, Failure> {
    let path = work.join("../../docs.md");
    fs::write(&path, "mine\n").map_err(Failure::at("write", &path))?;
    Ok(Vec::new())
}

/// Generates files of which one holds the model.
fn generate(root: &Path, _: &mut dyn Write) -> Result<(), Failure> {
    let model = fs::read_to_string(root.join("model/data").join(VERSION).join("service-2.json")).unwrap();
    let folder = root.join("generated");
    fs::create_dir_all(&folder).map_err(Failure::at("create the folder", &folder))?;
    for number in 0..40 {
        let path = folder.join(format!("{number}.rs"));
        fs::write(&path, &model).map_err(Failure::at("write", &path))?;
    }
    Ok(())
}

/// Generates until the disk is full.
fn full_disk(root: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    generate(root, out)?;
    fs::write(root.join("generated/new.rs"), "half").unwrap();
    let path = root.join("generated/full.rs");
    Err(Failure::at("write", &path)(io::ErrorKind::StorageFull.into()))
}

/// Generates nothing, and leaves git unable to write, as a full disk does.
fn nothing(root: &Path, _: &mut dyn Write) -> Result<(), Failure> {
    fs::write(root.join(".git/index.lock"), "").unwrap();
    Err(Failure::new("the disk is full"))
}

#[test]
fn an_additive_release_is_taken_and_given_back() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", add);
    let before = scratch.tree();
    let (_, said) = scratch.update("--check");
    assert!(said.contains("\noutcome: code 3") && said.contains("operation-added"), "{said}");
    assert!(scratch.is_clean());
    let (_, said) = scratch.update("--check 1.0.0");
    assert!(said.contains("\noutcome: done") && said.contains("no changes"), "{said}");

    let (done, said) = scratch.update("");
    assert!(done && said.contains("format/enum: still needed"), "{said}");
    assert!(said.contains("The gravest change since botocore 1.0.0 is"), "{said}");
    let text = |path: &str| fs::read_to_string(scratch.root().join(path)).unwrap();
    assert!(text("generated/0.rs").contains("ListTwins"));
    let changelog = text("CHANGELOG.md");
    for line in ["### Model\n\nFrom botocore 1.0.0 to 1.1.0:", "`Client::list_twins`", "`types::PackageFormat::Twin`"] {
        assert!(changelog.contains(line), "{changelog}");
    }
    assert!(text("model/data/SOURCE.toml").contains("release = \"1.1.0\""));

    let (done, said) = scratch.update("1.0.0");
    assert!(!done && said.contains("holds what is not committed"), "{said}");
    scratch.repository.commit();
    let (done, said) = scratch.update("1.0.0");
    assert!(done, "{said}");
    assert_eq!(text("CHANGELOG.md"), CHANGELOG);
    assert_eq!(scratch.tree(), before);
}

#[test]
fn what_is_not_known_is_refused_and_nothing_changes() {
    let scratch = Scratch::new();
    let publish = |release, change: fn(&Path)| scratch.upstream.publish(release, change);
    publish("1.2.0", |data| fs::write(data.join(VERSION).join("context-1.json"), "{}").unwrap());
    publish("1.3.0", |data| {
        let newer = data.join("codeartifact/2031-01-01");
        fs::create_dir_all(&newer).unwrap();
        fs::copy(data.join(VERSION).join("service-2.json"), newer.join("service-2.json")).map(drop).unwrap();
    });
    publish("1.4.0", |data| {
        edit(data, "service-2.json", |model| model["operations"]["ListPackages"]["novel"] = json!(1));
    });
    publish("1.5.0", |data| fs::rename(data.join(VERSION), data.join("codeartifact/2031-01-01")).unwrap());
    publish("1.6.0", |data| fs::remove_dir_all(data.join("codeartifact")).unwrap());
    let correction = "/shapes/PublishPackageVersionRequest/members/format/enum";
    publish("1.7.0", |data| {
        edit(data, "service-2.json", |model| {
            model["shapes"]["PublishPackageVersionRequest"]["members"]["format"]["enum"] = json!(["generic"]);
        });
    });
    publish("1.8.0", |data| {
        edit(data, "service-2.json", |model| {
            let output = &mut model["shapes"]["DeletePackageVersionsResult"]["members"];
            output.as_object_mut().unwrap().remove("failedVersions");
        });
    });
    for (release, reason) in [
        ("1.2.0", "context-1.json"),
        ("1.3.0", "2031-01-01"),
        ("1.4.0", "novel"),
        ("1.5.0", "the API version 2031-01-01"),
        ("1.6.0", "no model in"),
        ("1.7.0", correction),
        ("1.8.0", "batches-1.local.json"),
        ("9.9.9", "cannot find the release"),
    ] {
        let (done, said) = scratch.update(release);
        let outcome = said.split("\noutcome: ").nth(1).unwrap();
        assert!(!done && outcome.contains(reason), "{release}: {said}");
        assert!(scratch.is_clean(), "{release}");
    }
}

#[test]
fn archives_that_are_broken_or_others_are_refused() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", add);
    let wheel = fs::read(scratch.upstream.wheel("1.1.0")).unwrap();
    fs::write(scratch.upstream.wheel("1.1.1"), &wheel[..wheel.len() / 2]).unwrap();
    let (done, said) = scratch.update("1.1.1");
    assert!(!done && said.contains("cannot find the release"), "{said}");
    // An index that has another hash for the archive.
    let page = scratch.root().join("target/page.html");
    let link = format!("{}#sha256={}", scratch.upstream.wheel("1.1.0").display(), "0".repeat(64));
    fs::write(&page, format!("<a href=\"file://{link}\">botocore-1.1.0-py3-none-any.whl</a>")).unwrap();
    let output = scratch.command("1.1.0").env("PIP_FIND_LINKS", &page).output().unwrap();
    let (done, said) = outcome(&output);
    assert!(!done && said.to_lowercase().contains("hash"), "{said}");
    // A release that is here already, with another archive.
    scratch.upstream.publish("1.0.0", add);
    let (done, said) = scratch.update("1.0.0");
    assert!(!done && said.contains("find out which is botocore's"), "{said}");
    assert!(scratch.is_clean());
}

#[test]
fn without_pip_or_alone_nothing_begins() {
    let scratch = Scratch::new();
    let output = scratch.command("--check").env("PATH", "").output().unwrap();
    let (_, said) = outcome(&output);
    assert!(said.contains("there is no program `python"), "{said}");
    let empty = tempfile::tempdir().unwrap();
    let output = scratch.command("").env("PIP_FIND_LINKS", empty.path()).output().unwrap();
    let (_, said) = outcome(&output);
    assert!(said.contains("cannot find the release") && said.contains("over the network"), "{said}");
    let lock = Lock::take(scratch.root().join("target/update/lock"), "update").unwrap();
    let (_, said) = scratch.update("1.0.0");
    assert!(said.contains("another run of `cargo xtask update` is at work"), "{said}");
    drop(lock);
    // What git is told not to show is seen all the same.
    git::run(scratch.root(), &["config", "status.showUntrackedFiles", "no"]).unwrap();
    for path in ["CHANGELOG.md", "generated/mine.rs"] {
        scratch.repository.write(path, "mine\n");
        let (_, said) = scratch.update("1.0.0");
        assert!(said.contains("holds what is not committed") && said.contains(path), "{said}");
        assert_eq!(fs::read_to_string(scratch.root().join(path)).unwrap(), "mine\n");
    }
}

#[test]
fn what_was_written_after_an_update_was_killed_can_be_had_again() {
    let scratch = Scratch::new();
    scratch.repository.write("target/update/unfinished", "");
    scratch.repository.write("generated/mine.rs", "mine\n");
    let (done, said) = scratch.update("1.0.0");
    assert!(done && scratch.is_clean(), "{said}");
    let tree = said.split("git's tree ").nth(1).and_then(|rest| rest.lines().next()).unwrap();
    assert_eq!(git::run(scratch.root(), &["show", &format!("{tree}:generated/mine.rs")]).unwrap(), "mine\n");
}

#[test]
fn what_is_written_beside_an_update_is_not_lost() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", add);
    let (done, said) = scratch.update("meanwhile 1.1.0");
    assert!(!done && said.contains("holds what is not committed") && said.contains("docs.md"), "{said}");
    assert_eq!(git::run(scratch.root(), &["status", "--porcelain"]).unwrap(), "?? docs.md\n");
    fs::remove_file(scratch.root().join("docs.md")).unwrap();
    // What the run itself has written and what was written beside it are undone alike, and kept.
    let (done, said) = scratch.update("full 1.1.0");
    assert!(!done && scratch.is_clean(), "{said}");
    let tree = said.split("git's tree ").nth(1).and_then(|rest| rest.lines().next()).unwrap();
    assert_eq!(git::run(scratch.root(), &["show", &format!("{tree}:generated/new.rs")]).unwrap(), "half");
}

#[test]
fn nothing_is_said_of_models_that_a_killed_update_has_left() {
    let scratch = Scratch::new();
    scratch.repository.write("target/update/unfinished", "");
    let (done, said) = scratch.update("--check 1.0.0");
    assert!(!done && said.contains("an update was killed while it wrote"), "{said}");
}

#[test]
fn a_release_whose_suites_fail_is_taken_without_them_alone() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", add);
    let before = scratch.tree();
    let (done, said) = scratch.update("failing 1.1.0");
    assert!(!done && said.contains("outcome: a case failed"), "{said}");
    assert!(scratch.is_clean());
    assert_eq!(scratch.tree(), before);
    let (done, said) = scratch.update("failing --no-suites 1.1.0");
    assert!(done && said.contains("left out the suites"), "{said}");
}

#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", add);
    let before = scratch.tree();
    let (done, said) = scratch.update("full 1.1.0");
    assert!(!done && said.contains("full.rs"), "{said}");
    assert!(scratch.is_clean());
    assert_eq!(scratch.tree(), before);
}

#[test]
fn where_nothing_was_written_git_is_not_asked_to_undo_it() {
    let scratch = Scratch::new();
    let (done, said) = scratch.update("nothing 1.0.0");
    assert!(!done && said.contains("outcome: the disk is full\n") && !said.contains("half written"), "{said}");
    fs::remove_file(scratch.root().join(".git/index.lock")).unwrap();
    assert!(scratch.is_clean());
}
