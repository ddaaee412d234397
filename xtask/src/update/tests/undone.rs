//! What becomes of the work tree where an update does not come to its end.

use super::checkout::Scratch;
use super::upstream::add;
use crate::arguments::{self, Request, workspace};
use crate::codegen;
use crate::git;
use crate::update::crates::PUBLISHED;
use crate::update::pins;
use crate::update::tree::WRITTEN;
use std::path::PathBuf;
use std::{fs, io};

#[test]
fn what_was_written_after_an_update_was_killed_can_be_had_again() {
    let scratch = Scratch::new();
    scratch.repository.write("target/update/unfinished", "");
    // A git that was killed, too, has left this.
    scratch.repository.write("target/update/unfinished.index.lock", "");
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

#[test]
fn going_back_undoes_all_that_is_written() {
    let Ok(Request::Codegen(arguments)) = arguments::read(["codegen".into()]) else { panic!("it is read") };
    let generated = codegen::generate(&arguments, &mut io::sink()).unwrap();
    let targets = codegen::targets(&arguments, &generated).unwrap();
    let files = targets.iter().flat_map(|target| {
        let folder = target.plan().unwrap().folder.strip_prefix(workspace()).unwrap();
        target.files().keys().map(move |file| folder.join(file))
    });
    let pages = codegen::pages(&arguments, &generated).unwrap();
    let changelogs = PUBLISHED.iter().flat_map(|published| published.changelogs);
    let paths = pages.iter().map(|page| &page.path).chain(changelogs).chain(&pins::PATHS).map(PathBuf::from);
    for path in files.chain(paths) {
        assert!(WRITTEN.iter().any(|written| path.starts_with(written)), "{} stays", path.display());
    }
}
