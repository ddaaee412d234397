//! Each program shows its job without any set-up.

use crate::world::{built, run};
use std::process::Command;

/// What a demonstration prints among other things.
const DEMOS: [(&str, &[&str]); 8] = [
    ("audit", &["no package of production allows both", "npm/left-pad"]),
    ("daemon", &["token holds a token until "]),
    ("download", &["tool/tool.bin is downloaded", "tool/tool.bin is there"]),
    ("lambda", &["copied 1.1.0", "1.1.0 is there", "9.9.9: NOT_FOUND"]),
    ("mirror", &["copy/npm/left-pad/1.0.0/left-pad-1.0.0.tgz", "copy/generic/acme/tool/1.2.0/tool.bin"]),
    ("promote", &["generic/acme/tool 1.1.0 is in production", "generic/acme/tool 1.2.0 is in production", "[exit"]),
    ("prune", &["demo staging generic/acme/tool\n1.1.0\n1.0.0\n", "1.0.0 is deleted"]),
    ("publish", &["tool.bin is uploaded", "tool.bin is there", "generic/acme/tool 2.0.0 is published"]),
];

fn demonstrate(program: &str, expected: &[&str]) {
    // What else is set for AWS must not matter.
    let run =
        run(Command::new(built(program)).arg("--demo").env("AWS_PROFILE", "missing").env("AWS_SESSION_TOKEN", "x"));
    assert!(run.is_ok, "{program}: {run:?}");
    for part in expected {
        assert!(run.out.contains(part), "{program}: {part} is not in {run:?}");
    }
}

#[test]
fn demonstrations_show_the_job() {
    for (program, expected) in DEMOS {
        demonstrate(program, expected);
        let run = run(&mut Command::new(built(program)));
        assert!(!run.is_ok && run.err.contains(&format!("usage: {program} ")), "{run:?}");
    }
}

#[cfg(feature = "blocking")]
#[test]
fn so_does_the_one_of_the_blocking_client() {
    demonstrate("blocking", &["generic/acme/tool 1.2.0 (100000 bytes)"]);
}
