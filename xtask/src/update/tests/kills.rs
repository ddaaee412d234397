//! An update that is killed at any moment is undone or finished by the next one.

use super::checkout::Scratch;
use super::upstream::add;
use crate::git;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

const KILLS: u32 = 8;

/// How far behind its beginning the writing is cut at the latest.
const WRITING: Duration = Duration::from_millis(12);

#[test]
fn a_killed_update_is_made_good_by_the_next() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", add);
    assert!(scratch.update("1.1.0").0);
    let expected = scratch.tree();
    let marker = scratch.root().join("target/update/unfinished");
    let mut cut_short = 0;
    for kill in 0..KILLS {
        reset(&scratch);
        let mut run = scratch.command("1.1.0").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while !marker.exists() && run.try_wait().unwrap().is_none() {}
        pause(WRITING * kill / KILLS);
        run.kill().unwrap();
        run.wait().unwrap();
        let is_unfinished = marker.exists();
        cut_short += u32::from(is_unfinished);
        if !is_unfinished {
            reset(&scratch);
        }
        let (done, said) = scratch.update("1.1.0");
        assert!(done && said.contains("undoing an update") == is_unfinished, "after kill {kill}: {said}");
        assert_eq!(scratch.tree(), expected, "after kill {kill}");
    }
    assert!(cut_short > KILLS / 4, "only {cut_short} of {KILLS} runs were killed while they wrote");
}

/// Goes back to the commit.
fn reset(scratch: &Scratch) {
    git::run(scratch.root(), &["checkout", "--quiet", "HEAD", "--", "."]).unwrap();
    git::run(scratch.root(), &["clean", "--force", "-d", "--quiet"]).unwrap();
    let _ = fs::remove_file(scratch.root().join("target/index"));
}

/// Waits without giving the processor away, which may take longer than what is waited for.
fn pause(duration: Duration) {
    let begun = Instant::now();
    while begun.elapsed() < duration {
        std::hint::spin_loop();
    }
}
