//! The page of errors has an entry for each kind of error: what its documentation says, and a sentence that the client wrote.

mod kinds;
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

/// Compares the page with what its entries should be, or writes it.
fn compare(page: &str, mut entries: BTreeMap<String, String>) {
    let path = root().join(page);
    let found = fs::read_to_string(&path).unwrap();
    let expected = page::fill(page, &found, |kind, name| Ok(entries.remove(&format!("{kind} {name}")))).unwrap();
    let missing: Vec<_> = entries.keys().map(|name| format!("<!-- {} -->", name.replacen(' ', ": ", 1))).collect();
    assert!(missing.is_empty(), "{page} has no entry for {missing:?}");
    if std::env::var(ACCEPT).is_ok_and(|value| value == "always") {
        fs::write(&path, &expected).unwrap();
    } else {
        let command = "INSTA_UPDATE=always cargo test --package codeartifact-tests --test error_index";
        assert_eq!(found, expected, "{page} is out of date; `{command}` writes it anew, then `cargo xtask codegen`");
    }
}
