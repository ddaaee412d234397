//! The table that people read, `table.md`. It is written from `changes.rs` when what that says has proved true.

use crate::change::{Change, Outcome, Promise};
use std::path::Path;
use std::{env, fs};

const HEAD: &str = "\
# What a change of the model does to programs

The program in [`consumer`](consumer) is compiled and run against crates that are generated from changed models. The
test `frozen_consumer` holds each line of the table; [`changes.rs`](changes.rs) says what exactly is changed.

- *May be noticed*: no for what is added to a model. Such a change breaks no program.
- *Compiles*: with rustc's error codes where it does not, and its lints where it warns.
- *Prints the same*: what it does is the same too, which includes reading what the other release has stored.

| change of the model | may be noticed | compiles | prints the same |
| --- | --- | --- | --- |
";

/// Compares the table with the file. `INSTA_UPDATE=always` writes it, as it does with the snapshots.
pub fn is_fresh(changes: &[Change]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("generator/frozen_consumer/table.md");
    let table = table(changes);
    if env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        fs::write(&path, &table).unwrap();
    }
    let present = fs::read_to_string(&path).unwrap_or_default();
    let command = "INSTA_UPDATE=always cargo test --package codeartifact-tests --test frozen_consumer";
    assert!(present == table, "table.md is out of date; see that it should be, and write it by `{command}`");
}

fn table(changes: &[Change]) -> String {
    HEAD.to_owned() + &changes.iter().map(row).collect::<String>()
}

fn row(change: &Change) -> String {
    let noticed = if change.promise == Promise::Unnoticed { "no" } else { "yes" };
    let (compiles, same) = match change.outcome() {
        Outcome::Same => ("yes".to_owned(), "yes"),
        Outcome::Warns(lints) => (format!("yes, {lints}"), "yes"),
        Outcome::Prints => ("yes".to_owned(), "no"),
        Outcome::Fails(codes) => (format!("no, {codes}"), "-"),
    };
    format!("| {} | {noticed} | {compiles} | {same} |\n", change.name)
}
