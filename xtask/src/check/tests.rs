use super::check;
use crate::failure::Failure;
use crate::folder::MARKER;
use crate::plan::plan;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn files() -> BTreeMap<String, String> {
    let texts = [("Cargo.toml", MARKER), ("src/a.rs", "one\ntwo\n"), ("src/b.rs", "b\n")];
    texts.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// A folder that holds those files.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    for (path, text) in files() {
        fs::write(folder.path().join(path), text).unwrap();
    }
    folder
}

/// What a check prints, and the error that it ends with.
fn outcome(folder: &Path) -> (String, Option<String>) {
    let mut printed = Vec::new();
    let files = files();
    let error = match check(&plan(folder, &files).unwrap(), "cargo xtask codegen", &mut printed) {
        Ok(()) => None,
        Err(Failure::Message(message)) => Some(message),
        Err(other) => panic!("{other:?}"),
    };
    (String::from_utf8(printed).unwrap(), error)
}

#[test]
fn a_folder_that_is_up_to_date_passes_silently() {
    assert_eq!(outcome(folder().path()), (String::new(), None));
}

#[test]
fn a_changed_file_is_shown_as_a_diff() {
    let folder = folder();
    fs::write(folder.path().join("src/a.rs"), "one\n2\n").unwrap();
    let (printed, error) = outcome(folder.path());
    assert!(printed.contains("src/a.rs (generated)"), "{printed}");
    assert!(printed.contains("\n one\n-2\n+two\n"), "{printed}");
    let error = error.unwrap();
    assert!(error.ends_with("1 changed, 0 missing, 0 left over; run `cargo xtask codegen`"), "{error}");
    assert_eq!(fs::read_to_string(folder.path().join("src/a.rs")).unwrap(), "one\n2\n", "nothing is written");
}

#[test]
fn a_difference_in_white_space_is_one() {
    let folder = folder();
    fs::write(folder.path().join("src/b.rs"), "b").unwrap();
    let (printed, error) = outcome(folder.path());
    assert!(printed.contains("src/b.rs"), "{printed}");
    assert!(error.unwrap().contains("1 changed"));
}

#[test]
fn a_missing_file_and_one_left_over_are_named() {
    let folder = folder();
    fs::remove_file(folder.path().join("src/a.rs")).unwrap();
    fs::write(folder.path().join("src/old.rs"), "old").unwrap();
    let (printed, error) = outcome(folder.path());
    assert!(printed.contains("src/a.rs (2 lines)"), "{printed}");
    assert!(printed.contains("left over:") && printed.contains("src/old.rs"), "{printed}");
    assert!(error.unwrap().contains("0 changed, 1 missing, 1 left over"));
}

#[test]
fn many_differences_are_cut_short() {
    let folder = folder();
    let long = "line\n".repeat(1_000);
    fs::write(folder.path().join("src/a.rs"), &long).unwrap();
    fs::write(folder.path().join("src/b.rs"), &long).unwrap();
    let (printed, error) = outcome(folder.path());
    assert!(printed.ends_with("and 1 file more with differences\n"), "{}", &printed[printed.len() - 80..]);
    assert!(error.unwrap().contains("2 changed"));
}

#[test]
fn a_folder_that_is_not_there_is_missing_every_file() {
    let folder = tempfile::tempdir().unwrap();
    let (printed, error) = outcome(&folder.path().join("none"));
    assert_eq!(printed.lines().count(), 3, "{printed}");
    assert!(error.unwrap().contains("3 missing"));
}
