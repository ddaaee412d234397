//! Whatever becomes of the output, the work is done, and the exit code is that of the work.

use crate::service::{Service, content};
use std::fs;
use std::io;
use std::process::Command;

/// Runs a command whose reader has gone away, and returns its exit code.
fn unread(command: &mut Command) -> Option<i32> {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    command.stdout(writer).status().unwrap().code()
}

#[test]
fn a_crate_is_written_for_nobody_who_reads_the_report() {
    let service = Service::new();
    let expected = service.generated("read");
    assert_eq!(unread(&mut service.codegen("unread")), Some(0));
    assert_eq!(content(&service.path("unread")), expected);
    assert_eq!(unread(service.codegen("unread").arg("--check")), Some(0));
}

#[test]
fn a_check_fails_for_nobody_who_reads_the_differences() {
    let service = Service::new();
    service.generated("stale");
    for (path, text) in content(&service.path("stale")) {
        fs::write(service.path("stale").join(path), text + "stale\n").unwrap();
    }
    assert_eq!(unread(service.codegen("stale").arg("--check")), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_printed_is_an_error_once_the_work_is_done() {
    let service = Service::new();
    let expected = service.generated("printed");
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = service.codegen("unprinted").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("cannot write the report"), "{said}");
    assert_eq!(content(&service.path("unprinted")), expected);
}
