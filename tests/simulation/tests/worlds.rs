//! Worlds that have shown something, and what all worlds promise.

use botocore_simulation::{folder, seed};
use std::process::Command;

/// Seeds of worlds in which a rule was once broken, and by what.
const FOUND: [(u64, &str); 6] = [
    (11, "An attempt that the deadline of its call cut short was not shown to `read_after_attempt`."),
    (978, "A busy executor let an attempt begin after the deadline of its call."),
    (10_271, "Credentials that had expired while a call waited for others to renew them were used."),
    (145_244, "A failed look-up put off the next one from its beginning on if the credentials had expired."),
    (359_827, "The books took a client's clock that was put back for one that a busy executor had read before."),
    (786_575, "The books took a clock that was put back for one that a client read when it ceased to wait."),
];

#[test]
fn what_was_found_stays_mended() {
    let folder = folder().unwrap();
    for (seed, what) in FOUND {
        assert_eq!(seed::run(seed, folder.path(), false).violations, [], "seed {seed}: {what}");
    }
}

#[test]
fn a_seed_means_the_same_each_time() {
    let (one, other) = (folder().unwrap(), folder().unwrap());
    for seed in 0..40 {
        let first = seed::run(seed, one.path(), true);
        assert_eq!(first, seed::run(seed, other.path(), true), "seed {seed}");
        assert!(!first.trace.is_empty());
    }
}

#[test]
fn a_seed_means_the_same_in_each_process() {
    let run = || Command::new(env!("CARGO_BIN_EXE_simulate")).args(["--seed", "5"]).output().unwrap();
    let (first, second) = (run(), run());
    assert!(first.status.success());
    assert_eq!(String::from_utf8_lossy(&first.stdout), String::from_utf8_lossy(&second.stdout));
    assert!(String::from_utf8_lossy(&first.stdout).lines().count() > 20);
}

#[test]
fn worlds_are_eventful() {
    let folder = folder().unwrap();
    let mut trace = String::new();
    for seed in 0..400 {
        let report = seed::run(seed, folder.path(), true);
        assert_eq!(report.violations, [], "seed {seed}");
        trace.push_str(&report.trace.join("\n"));
    }
    for event in [
        "ends: Done",
        "ends: Dropped",
        "Failed(Transport",
        "Failed(Service",
        "Failed(Credentials",
        "Failed(File",
        "Failed(RequestBody",
        "Failed(Body",
        "Failed(Tls",
        "Failed(Decode",
        "the call took longer than",
        "the attempt took longer than",
        "no byte was sent",
        "the request could not begin within",
        "their source did not answer within",
        "would pass before",
        "can be read only once",
        "too many calls of this client have failed of late",
        "prepares attempt 3",
        "sends request 100",
        "is_repeatable: true",
        "Answered(Status(417))",
        "Answered(WrongTime(None))",
        "more than a day apart",
        "clock_jump: Some(",
        "no byte was sent or received for",
        "it ended after",
        "is saved: Some(true)",
        "is saved: Some(false)",
        "is saved: None",
    ] {
        assert!(trace.contains(event), "no world has: {event}");
    }
}

#[test]
fn wrong_usage_is_told_from_a_broken_rule() {
    let run = |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_simulate")).args(arguments).output().unwrap();
    assert_eq!(run(&["--seed", "x"]).status.code(), Some(2));
    let some = run(&["--from", "100", "--seeds", "3", "--jobs", "2"]);
    assert!(some.status.success());
    assert!(String::from_utf8_lossy(&some.stderr).contains("3 of 3 worlds"));
    let help = run(&["--help"]);
    assert!(String::from_utf8_lossy(&help.stdout).contains("--from"));
}
