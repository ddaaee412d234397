//! The memory that reading a reply takes is at most 8 times the largest size of a reply, whatever the reply consists of.

use std::process::Command;

/// The size of the replies, and the limit for it, in bytes. It is so large that what the process itself takes is nothing
/// beside it.
const SIZE: usize = 15_000_000;

/// Reads a page of such elements in a process of its own. Returns what came of it.
fn outcome(operation: &str, beginning: &str, element: &str, end: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_decode"));
    let output = program.args([operation, beginning, element, end, &SIZE.to_string()]).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    let (outcome, memory) = printed.trim_end().split_once("\nmemory ").unwrap_or((&printed, "0 kB"));
    println!("{operation} of {element}: {memory}, {outcome}");
    let kilobytes: usize = memory.strip_suffix(" kB").unwrap().parse().unwrap();
    assert!(kilobytes * 1024 <= 8 * SIZE, "{element}: {kilobytes} kB, {outcome}");
    outcome.to_owned()
}

fn assert_refused(outcome: &str) {
    assert!(outcome.contains("the decoded reply takes more than 120000000 bytes of memory"), "{outcome}");
}

#[test]
fn structures() {
    let page = |element: &str| outcome("ListPackages", r#"{"packages":["#, element, "]}");
    assert_refused(&page("{}"));
    assert_refused(&page(r#"{"package":"a"}"#));
    let ordinary = format!(r#"{{"format":"npm","namespace":"my-scope","package":"{}-#"}}"#, "name".repeat(25));
    assert_eq!(page(&ordinary), "read");
}

#[test]
fn texts() {
    let page = |element: &str| outcome("ListAllowedRepositoriesForGroup", r#"{"allowedRepositories":["#, element, "]}");
    assert_refused(&page(r#""a""#));
    assert_refused(&page(r#""""#));
    assert_eq!(page(&format!(r#""{}""#, "name".repeat(25))), "read");
}

#[test]
fn maps() {
    let page = |element: &str| outcome("DisposePackageVersions", r#"{"successfulVersions":{"#, element, "}}");
    assert_refused(&page(r##""#":{}"##));
    assert_eq!(page(&format!(r#""{}-#":{{"revision":"r"}}"#, "name".repeat(50))), "read");
}
