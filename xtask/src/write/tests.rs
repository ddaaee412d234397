use super::Writer;
use crate::failure::Failure;
use crate::folder::{self, MARKER};
use crate::plan::{among_others, of_data, plan};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

fn files(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let manifest = ("Cargo.toml".to_owned(), format!("{MARKER} a test\n"));
    let others = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    std::iter::once(manifest).chain(others).collect()
}

/// Writes files to a folder.
fn generate(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), Failure> {
    Writer::wait()?.write(&plan(folder, files)?)
}

/// A folder that holds what was generated once.
fn generated(content: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    generate(&folder.path().join("out"), &files(content)).unwrap();
    folder
}

/// Paths and texts of what a folder holds.
fn content(folder: &Path) -> Vec<(String, String)> {
    let paths = folder::files(folder).unwrap();
    paths
        .iter()
        .map(|path| (path.to_str().unwrap().to_owned(), fs::read_to_string(folder.join(path)).unwrap()))
        .collect()
}

fn message(outcome: Result<(), Failure>) -> String {
    match outcome {
        Err(Failure::Message(message)) => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_folder_comes_to_hold_what_was_generated() {
    let before = generated(&[("src/lib.rs", "one"), ("src/old/gone.rs", "gone"), ("src/same.rs", "same")]);
    let out = before.path().join("out");
    let after = files(&[("src/lib.rs", "two"), ("src/new/file.rs", "new"), ("src/same.rs", "same")]);
    generate(&out, &after).unwrap();
    assert_eq!(content(&out), after.into_iter().collect::<Vec<_>>());
    assert!(!out.join("src/old").exists(), "empty folders go");
    assert_eq!(fs::read_dir(before.path()).unwrap().count(), 1, "nothing is left next to the folder");
}

#[test]
fn files_that_stay_the_same_keep_their_time() {
    let folder = generated(&[("src/a.rs", "a"), ("src/b.rs", "b")]);
    let out = folder.path().join("out");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for file in ["src/a.rs", "src/b.rs"] {
        fs::File::options().append(true).open(out.join(file)).unwrap().set_modified(long_ago).unwrap();
    }
    generate(&out, &files(&[("src/a.rs", "a"), ("src/b.rs", "B")])).unwrap();
    let modified = |file: &str| fs::metadata(out.join(file)).unwrap().modified().unwrap();
    assert_eq!(modified("src/a.rs"), long_ago);
    assert_ne!(modified("src/b.rs"), long_ago);
}

#[test]
fn a_folder_takes_the_place_of_a_file_and_the_other_way_round() {
    let folder = generated(&[("a", "file"), ("b/c", "file")]);
    let out = folder.path().join("out");
    let after = files(&[("a/d", "file"), ("b", "file")]);
    generate(&out, &after).unwrap();
    assert_eq!(content(&out), after.into_iter().collect::<Vec<_>>());
}

#[test]
fn what_building_leaves_is_left_alone() {
    let folder = generated(&[]);
    let out = folder.path().join("out");
    fs::create_dir_all(out.join("target/debug")).unwrap();
    fs::write(out.join("Cargo.lock"), "lock").unwrap();
    fs::write(out.join(".hidden"), "hidden").unwrap();
    generate(&out, &files(&[("src/lib.rs", "")])).unwrap();
    assert!(out.join("target/debug").exists());
    assert!(out.join("Cargo.lock").exists());
    assert!(out.join(".hidden").exists());
}

#[test]
fn a_failure_leaves_the_folder_as_it_was() {
    let folder = generated(&[("src/lib.rs", "one"), ("src/old/gone.rs", "gone")]);
    let out = folder.path().join("out");
    let before = content(&out);
    let after = files(&[("src/lib.rs", "two"), ("src/new/file.rs", "new"), ("src/zzz.rs", "new")]);
    let plan = plan(&out, &after).unwrap();
    // Something gets in the way between the comparison and the writing.
    fs::create_dir_all(out.join("src/zzz.rs/full")).unwrap();
    fs::write(out.join("src/zzz.rs/full/file"), "in the way").unwrap();
    assert!(message(Writer::wait().unwrap().write(&plan)).contains("zzz.rs"));
    fs::remove_dir_all(out.join("src/zzz.rs")).unwrap();
    assert_eq!(content(&out), before);
    assert!(!out.join("src/new").exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left next to the folder");
}

#[test]
fn what_a_killed_run_left_goes_even_if_nothing_differs() {
    let folder = generated(&[("src/lib.rs", "one")]);
    let (out, staging) = (folder.path().join("out"), folder.path().join(".out.codegen"));
    let before = content(&out);
    fs::create_dir_all(staging.join("new/src")).unwrap();
    fs::create_dir_all(out.join("src/empty")).unwrap();
    generate(&out, &files(&[("src/lib.rs", "one")])).unwrap();
    assert_eq!(content(&out), before);
    assert!(!staging.exists() && !out.join("src/empty").exists());
}

#[test]
fn a_folder_in_the_place_of_what_a_killed_run_leaves_is_kept() {
    let folder = generated(&[]);
    let precious = folder.path().join(".out.codegen/precious");
    fs::create_dir(precious.parent().unwrap()).unwrap();
    fs::write(&precious, "mine").unwrap();
    let failure = message(generate(&folder.path().join("out"), &files(&[("src/lib.rs", "one")])));
    assert!(failure.contains("holds the unknown precious; move it away"), "{failure}");
    assert_eq!(fs::read_to_string(precious).unwrap(), "mine");
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    assert!(message(generate(folder.path(), &files(&[]))).contains("not generated"));
    fs::write(folder.path().join("Cargo.toml"), "[package]\n").unwrap();
    assert!(message(generate(folder.path(), &files(&[]))).contains("not generated"));
    assert_eq!(content(folder.path()).len(), 2);
}

#[test]
fn the_root_file_of_a_module_says_whose_its_folder_is() {
    let folder = tempfile::tempdir().unwrap();
    let module = BTreeMap::from([("lib.rs".to_owned(), "// @generated by a test\n".to_owned())]);
    fs::write(folder.path().join("precious.rs"), "mine").unwrap();
    fs::write(folder.path().join("lib.rs"), "mod precious;\n").unwrap();
    assert!(message(generate(folder.path(), &module)).contains("its lib.rs does not begin with"));
    assert_eq!(content(folder.path()).len(), 2);
    fs::write(folder.path().join("lib.rs"), &module["lib.rs"]).unwrap();
    generate(folder.path(), &module).unwrap();
    assert_eq!(content(folder.path()).len(), 1);
    assert!(message(generate(folder.path(), &files(&[]))).contains("its Cargo.toml does not begin with"));
}

#[test]
fn a_file_among_others_leaves_its_neighbours_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (mine, neighbour) = (folder.path().join("mine.rs"), folder.path().join("neighbour.rs"));
    fs::write(&neighbour, "by hand").unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    for text in ["// @generated by a test: one\n", "// @generated by a test: two\n"] {
        let files = BTreeMap::from([("mine.rs".to_owned(), text.to_owned())]);
        Writer::wait().unwrap().write(&among_others(folder.path(), &files).unwrap()).unwrap();
        assert_eq!(fs::read_to_string(&mine).unwrap(), text);
        assert_eq!(fs::read_to_string(&neighbour).unwrap(), "by hand");
        assert!(folder.path().join("empty").exists());
    }
}

#[test]
fn a_file_that_changes_is_there_at_any_time() {
    let folder = tempfile::tempdir().unwrap();
    let (path, writer) = (folder.path().join("record.json"), Writer::wait().unwrap());
    fs::write(&path, "first").unwrap();
    let written = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0..500 {
                let files = BTreeMap::from([("record.json".to_owned(), number.to_string())]);
                writer.write(&of_data(folder.path(), &files).unwrap()).unwrap();
            }
            written.store(true, Ordering::Release);
        });
        // A run that is killed is one that stops where this looks.
        while !written.load(Ordering::Acquire) {
            assert!(!fs::read_to_string(&path).unwrap().is_empty());
        }
    });
}

#[test]
fn a_file_of_somebody_else_among_others_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.rs"), "by hand").unwrap();
    let files = BTreeMap::from([("mine.rs".to_owned(), "// @generated by a test\n".to_owned())]);
    assert!(message(among_others(folder.path(), &files).map(drop)).contains("was not generated"));
    assert_eq!(fs::read_to_string(folder.path().join("mine.rs")).unwrap(), "by hand");
}

#[test]
fn paths_that_lead_out_of_the_folder_are_refused() {
    let folder = generated(&[]);
    let out = folder.path().join("out");
    for path in ["../a", "a/../../b", "/a", "a//b", "./a", "", "a\\b", "c:a", "target/a", ".git/config"] {
        assert!(message(generate(&out, &files(&[(path, "")]))).contains("named a file"), "{path}");
    }
    assert_eq!(content(&out).len(), 1);
}

#[cfg(unix)]
#[test]
fn links_are_replaced_and_not_followed() {
    let folder = generated(&[("src/lib.rs", "one")]);
    let out = folder.path().join("out");
    let elsewhere = folder.path().join("elsewhere");
    fs::rename(out.join("src"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.join("src")).unwrap();
    let after = files(&[("src/lib.rs", "two")]);
    generate(&out, &after).unwrap();
    assert_eq!(fs::read_to_string(elsewhere.join("lib.rs")).unwrap(), "one");
    assert_eq!(content(&out), after.into_iter().collect::<Vec<_>>());
}
