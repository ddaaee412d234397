//! Downloads that do not end, and runs that are ended meanwhile.

use super::checkout::{Scratch, outcome};
use super::index::{Download, Index};
use super::upstream::add;
use std::process::Stdio;

#[test]
fn a_download_that_breaks_off_is_told_from_another_archive_and_leaves_nothing() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", add);
    // The wheel is fetched twice: to be known, and to be unpacked.
    for downloads in [vec![Download::BreaksOff], vec![Download::Whole, Download::BreaksOff]] {
        let index = Index::of(&scratch.upstream.wheel("1.1.0"), downloads);
        let run = || outcome(&index.set(&mut scratch.command("1.1.0")).output().unwrap());
        let (done, said) = run();
        assert!(!done && said.contains("\noutcome: cannot "), "{said}");
        assert!(!said.contains("DO NOT MATCH") || said.contains("cut short"), "{said}");
        assert!(scratch.is_clean());
        let (done, said) = run();
        assert!(done, "{said}");
        scratch.forget();
    }
}

#[test]
fn a_run_that_is_killed_while_it_downloads_is_waited_for_and_repeated() {
    let scratch = Scratch::new();
    scratch.upstream.publish("1.1.0", add);
    let index = Index::of(&scratch.upstream.wheel("1.1.0"), vec![Download::Whole, Download::Hangs]);
    let start = || {
        let mut command = scratch.command("1.1.0");
        index.set(&mut command).stdout(Stdio::piped()).spawn().unwrap()
    };
    let mut first = start();
    index.hangs.recv().unwrap();
    let (_, said) = outcome(&start().wait_with_output().unwrap());
    assert!(said.contains("another run of `cargo xtask update` is at work"), "{said}");
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(scratch.is_clean());
    // What the first run has started goes on to write into the folder of the release until then.
    let next = start();
    index.release.send(()).unwrap();
    let (done, said) = outcome(&next.wait_with_output().unwrap());
    assert!(done && said.contains("generated"), "{said}");
}
