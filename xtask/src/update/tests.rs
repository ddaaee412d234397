mod checkout;
#[cfg(unix)]
mod downloads;
mod dying;
#[cfg(unix)]
mod index;
#[cfg(unix)]
mod kills;
mod undone;
mod upstream;

use super::{Checkout, pins, update};
use crate::arguments::Update;
use crate::failure::Failure;
use crate::git;
use crate::lock::Lock;
use checkout::{CHANGELOG, CHANGELOGS, Scratch, outcome};
use dying::Dying;
use serde_json::json;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use upstream::{OF_CREDENTIALS, Upstream, VERSION, add, edit, sign_otherwise};

/// What other tests start: does nothing by itself.
#[test]
fn an_update_runs_as_a_process() {
    let Some(root) = std::env::var_os("UPDATE_ROOT").map(PathBuf::from) else { return };
    let arguments = std::env::var("UPDATE_ARGUMENTS").unwrap();
    let mut words: Vec<_> = arguments.split_whitespace().collect();
    let mut has = |word| words.iter().position(|found| *found == word).map(|at| words.remove(at)).is_some();
    let (check, no_suites, full) = (has("--check"), has("--no-suites"), has("full"));
    let pinned = |_: &Path, release: &str| Ok(vec![("tests/conformance/botocore.txt", format!("{release}\n"))]);
    let pins = if has("meanwhile") { meanwhile } else { pinned };
    let judge = if has("failing") { || Err(Failure::new("a case failed")) } else { || Ok(()) };
    let generate = match (full, has("nothing")) {
        (true, _) => full_disk,
        (_, true) => nothing,
        _ => generate,
    };
    let release = words.pop().map(str::to_owned);
    let checkout = Checkout { root: &root, pins, generate, judge };
    let mut out = Dying::new(io::stdout(), std::env::var("UPDATE_KILL").ok());
    match update(&checkout, &Update { release, check, no_suites }, &mut out) {
        Ok(()) => println!("\noutcome: done"),
        Err(Failure::Reported(code)) => println!("\noutcome: code {code}"),
        Err(failure) => println!("\noutcome: {failure}"),
    }
}

/// Somebody goes on working while the release is fetched.
fn meanwhile(work: &Path, _: &str) -> Result<pins::Files, Failure> {
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
    scratch.upstream.publish("1.1.0", |data| {
        add(data);
        sign_otherwise(data, OF_CREDENTIALS);
    });
    let before = scratch.tree();
    let (_, said) = scratch.update("--check");
    assert!(said.contains("\noutcome: code 3") && said.contains("operation-added"), "{said}");
    let of_credentials = "by calls of sts (signing-name-changed)\n";
    assert!(said.contains(&format!("botocore-credentials changes, too: behaviour, {of_credentials}")), "{said}");
    assert!(scratch.is_clean());
    let (_, said) = scratch.update("--check 1.0.0");
    assert!(said.contains("\noutcome: done") && said.contains("no changes"), "{said}");

    let (done, said) = scratch.update("");
    assert!(done && said.contains("format/enum: still needed"), "{said}");
    for line in [
        "codeartifact: behaviour since botocore 1.0.0, by ",
        &format!("botocore-credentials: behaviour since botocore 1.0.0, {of_credentials}botocore-runtime: nothing\n"),
        "The gravest change since botocore 1.0.0 is behaviour, in codeartifact, botocore-credentials: after ",
    ] {
        assert!(said.contains(line), "{line} is not in: {said}");
    }
    let text = |path: &str| fs::read_to_string(scratch.root().join(path)).unwrap();
    assert!(text("generated/0.rs").contains("ListTwins"));
    let changelog = text("CHANGELOG.md");
    for line in ["### Model\n\nFrom botocore 1.0.0 to 1.1.0:", "`Client::list_twins`", "`types::PackageFormat::Twin`"] {
        assert!(changelog.contains(line), "{changelog}");
    }
    let changelog = text("codegen/credentials/CHANGELOG.md");
    let line = "\n- Calls of `sts`. Requests are signed for a service of another name (behaviour): `Service`\n";
    assert!(
        changelog.contains("### Model\n\nFrom botocore 1.0.0 to 1.1.0:") && changelog.contains(line),
        "{changelog}"
    );
    assert!(text("model/data/SOURCE.toml").contains("release = \"1.1.0\""));

    let (done, said) = scratch.update("1.0.0");
    assert!(!done && said.contains("holds what is not committed"), "{said}");
    scratch.repository.commit();
    let (done, said) = scratch.update("1.0.0");
    assert!(done, "{said}");
    for path in CHANGELOGS {
        assert_eq!(text(path), CHANGELOG, "{path}");
    }
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
    let older = Upstream::new();
    older.publish("0.5.0", |_| {});
    for arguments in ["", "--check"] {
        let output = scratch.command(arguments).env("PIP_FIND_LINKS", older.folder()).output().unwrap();
        let (_, said) = outcome(&output);
        assert!(said.contains("pip finds no newer botocore than 0.5.0, and 1.0.0 is here"), "{said}");
    }
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
fn an_unpacked_release_that_somebody_has_changed_is_fetched_anew() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", |_| {});
    let (_, said) = scratch.update("--check 1.1.0");
    assert!(said.contains("no changes") && said.contains("\noutcome: done"), "{said}");
    let fetched = fs::read_dir(scratch.root().join("target/botocore")).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &PathBuf| path.is_dir() && path.file_name().unwrap().to_string_lossy().starts_with("1.1.0-");
    let data = fetched.filter(is_it).map(|path| path.join("botocore/data")).next().unwrap();
    sign_otherwise(&data, VERSION);
    let (_, said) = scratch.update("--check 1.1.0");
    assert!(said.contains("is not as it was unpacked: see botocore/data/codeartifact/"), "{said}");
    assert!(said.contains("no changes") && said.contains("\noutcome: done"), "{said}");
}
