//! The client's pages show what the client does: each kind of error with a sentence that the client wrote, what a call logs, and
//! the limits that calls have.

mod kinds;
mod logged;
mod picture;
mod samples;

use kinds::{Kind, kinds};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::page;

/// The variable by which snapshots are accepted, too.
const ACCEPT: &str = "INSTA_UPDATE";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[tokio::test]
async fn each_kind_of_error_has_its_entry() {
    let mut entries = BTreeMap::new();
    let (errors, saves) = (samples::errors().await, samples::saves().await);
    for Kind { name, docs } in kinds("call/error/kind.rs", "ErrorKind") {
        let of_kind = errors.iter().find(|error| format!("{:?}", error.kind()) == name);
        let error =
            of_kind.unwrap_or_else(|| panic!("no sample is an error of the kind {name}; add one to samples.rs"));
        let later = if error.is_retryable() { " A later call may succeed." } else { "" };
        let sentence = steady(&error.to_string());
        entries.insert(format!("ErrorKind {name}"), format!("{docs}{later}\n\n```text\n{sentence}\n```"));
    }
    for Kind { name, docs } in kinds("io/body/save_error.rs", "SaveErrorKind") {
        let sentence = saves.iter().find(|(kind, _)| *kind == name);
        let (_, sentence) = sentence.unwrap_or_else(|| panic!("no sample is a SaveError of the kind {name}"));
        entries.insert(format!("SaveErrorKind {name}"), format!("{docs}\n\n```text\n{sentence}\n```"));
    }
    entries.insert("TransportErrorKind all".to_owned(), transports().await);
    compare("codegen/overlay/codeartifact/docs/errors.md", entries);
}

/// A sentence without what differs from run to run: ports, and folders for this test.
fn steady(sentence: &str) -> String {
    let mut steady = String::new();
    for (index, part) in sentence.split("127.0.0.1:").enumerate() {
        let part = if index == 0 { part } else { part.trim_start_matches(|c: char| c.is_ascii_digit()) };
        steady.push_str(if index == 0 { "" } else { "127.0.0.1:8080" });
        steady.push_str(part);
    }
    let temporary = std::env::temp_dir().display().to_string();
    match steady.split_once(&temporary).map(|(before, rest)| (before, rest.trim_start_matches('/').split_once('/'))) {
        Some((before, Some((_, file)))) => format!("{before}/home/me/{file}"),
        _ => steady,
    }
}

/// A table of what errors of a transport become.
async fn transports() -> String {
    let mut table = "| the transport says | which means | the call's kind |\n| --- | --- | --- |\n".to_owned();
    for Kind { name, docs } in kinds("io/transport.rs", "TransportErrorKind") {
        let all = samples::TRANSPORT_KINDS.iter().find(|kind| format!("{kind:?}") == name);
        let kind = all.unwrap_or_else(|| panic!("TransportErrorKind::{name} is not in samples.rs"));
        let _ = writeln!(table, "| `{name}` | {docs} | `{:?}` |", samples::of_transport(*kind).await);
    }
    table
}

#[tokio::test]
async fn what_is_logged_is_shown() {
    let entries = [("log throttled".to_owned(), format!("```text\n{}```", logged::throttled().await))];
    compare("codegen/overlay/codeartifact/docs/observability.md", entries.into());
}

#[test]
fn the_picture_has_the_defaults() {
    agree("codegen/overlay/codeartifact/docs/call.svg", &picture::draw());
}

/// Compares the parts of a page with what they should be, or writes them.
fn compare(page: &str, mut entries: BTreeMap<String, String>) {
    let found = fs::read_to_string(root().join(page)).unwrap();
    let expected = page::fill(page, &found, |kind, name| Ok(entries.remove(&format!("{kind} {name}")))).unwrap();
    let missing: Vec<_> = entries.keys().map(|name| format!("<!-- {} -->", name.replacen(' ', ": ", 1))).collect();
    assert!(missing.is_empty(), "{page} has no entry for {missing:?}");
    agree(page, &expected);
}

/// Compares a file with what it should hold, or writes it.
fn agree(file: &str, expected: &str) {
    let path = root().join(file);
    if std::env::var(ACCEPT).is_ok_and(|value| value == "always") {
        fs::write(&path, expected).unwrap();
    } else {
        let command = "INSTA_UPDATE=always cargo test --package codeartifact-tests --test pages";
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, expected, "{file} is out of date; `{command}` writes it anew, then `cargo xtask codegen`");
    }
}
