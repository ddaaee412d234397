//! The programs, examples and tests of an overlay: each is declared and has its file, and nothing of them is compiled
//! with the library.

use super::fragment::{Manifest, Refuse, Table};
use std::collections::BTreeMap;

/// The tables of targets, and the folder in which cargo would find one that is not declared.
const KINDS: [(&str, &str); 3] = [("[[bin]]", "src/bin/"), ("[[example]]", "examples/"), ("[[test]]", "tests/")];

/// Refuses what names no file of the overlay, and dependencies that every user of the library would compile.
pub fn check(own: &Manifest, files: &BTreeMap<String, String>, refuse: &mut Refuse) {
    for table in KINDS.iter().flat_map(|(header, _)| own.tables(header)) {
        for key in ["name", "path", "required-features"] {
            if table.entry(key).is_none() {
                refuse(table.line, &format!("{} has no `{key}`", table.header), "add it");
            }
        }
        check_file(table, "path", files, refuse);
    }
    for table in own.tables("[package]") {
        check_file(table, "readme", files, refuse);
    }
    for entry in own.tables("[dependencies]").flat_map(|table| &table.entries) {
        if !entry.value.contains("optional = true") {
            let message = format!("every user of the library would compile `{}`", entry.key);
            refuse(entry.line, &message, "give it `optional = true`, and name it in a feature");
        }
    }
}

fn check_file(table: &Table, key: &str, files: &BTreeMap<String, String>, refuse: &mut Refuse) {
    let Some(entry) = table.entry(key) else { return };
    if !table.text(key).is_some_and(|path| files.contains_key(path)) {
        let message = format!("the overlay has no file {}, which `{key}` names", entry.value);
        refuse(entry.line, &message, "add the file, or mend the path");
    }
}

/// The files that cargo would take for a target, although the overlay declares none. It would compile them without the
/// features that they need.
pub fn undeclared<'a>(own: &Manifest, files: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let declared: Vec<_> = own.all().iter().filter_map(|table| table.text("path")).collect();
    let is_root = |path: &str| {
        let within = KINDS.iter().find_map(|(_, folder)| path.strip_prefix(folder));
        within.and_then(|within| within.strip_suffix(".rs")).is_some_and(|name| match name.split_once('/') {
            None => true,
            Some((_, file)) => file == "main",
        })
    };
    files.keys().map(String::as_str).filter(|path| is_root(path) && !declared.contains(path)).collect()
}
