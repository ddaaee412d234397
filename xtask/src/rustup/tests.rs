use super::Rustup;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A machine on which `rustc` and `rustup` are scripts.
struct Machine(TempDir);

impl Machine {
    fn new(rustc: &str, rustup: &str) -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        machine.program("rustc", rustc);
        machine.program("rustup", rustup);
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn program(&self, name: &str, script: &str) {
        let text = format!("#!/bin/sh\ncd '{}'\n{script}\n", self.0.path().display());
        fs::write(self.path(name), text).unwrap();
        fs::set_permissions(self.path(name), Permissions::from_mode(0o755)).unwrap();
    }

    fn rustup(&self) -> Rustup {
        Rustup { rustup: self.path("rustup"), rustc: self.path("rustc") }
    }

    /// What rustup was asked for.
    fn asked(&self) -> String {
        fs::read_to_string(self.path("asked")).unwrap_or_default()
    }
}

const LIBDIR: &str = "echo \"$PWD/lib-$4\"";

#[test]
fn a_target_that_is_there_needs_no_rustup() {
    let machine = Machine::new(LIBDIR, "");
    fs::create_dir(machine.path("lib-wasm")).unwrap();
    let rustup = Rustup { rustup: machine.path("missing"), ..machine.rustup() };
    assert_eq!(rustup.target("wasm"), Ok(()));
}

#[test]
fn a_target_that_is_missing_is_added() {
    let machine = Machine::new(LIBDIR, "echo $* >> asked; mkdir lib-$3");
    assert_eq!(machine.rustup().target("wasm"), Ok(()));
    assert_eq!(machine.asked(), "target add wasm\n");
}

#[test]
fn a_target_that_cannot_be_added_has_a_reason() {
    let machine = Machine::new(LIBDIR, "echo 'info: downloading' >&2; echo 'error: no network' >&2; echo >&2; exit 1");
    let reason = machine.rustup().target("wasm").unwrap_err();
    assert!(reason.ends_with("rustup failed: error: no network"), "{reason}");
    let elsewhere = Machine::new(LIBDIR, "");
    assert!(elsewhere.rustup().target("wasm").unwrap_err().contains("another toolchain"));
    let nowhere = Rustup { rustup: Path::new("no-such-rustup").into(), ..elsewhere.rustup() };
    let reason = nowhere.target("wasm").unwrap_err();
    assert!(reason.starts_with("no-such-rustup cannot be run"), "{reason}");
}

#[test]
fn a_toolchain_is_installed_once() {
    let machine = Machine::new("", "echo $* >> asked; [ $1 = toolchain ] && touch installed; [ -e installed ]");
    let rustup = machine.rustup();
    for _ in 0..2 {
        assert_eq!(rustup.toolchain("1.2"), Ok(()));
    }
    let run = "run 1.2 rustc --version\n";
    assert_eq!(machine.asked(), format!("{run}toolchain install 1.2 --profile minimal --no-self-update\n{run}"));
    let broken = Machine::new("", "echo \"error: no $1\" >&2; exit 1");
    assert!(broken.rustup().toolchain("1.2").unwrap_err().ends_with("rustup failed: error: no toolchain"));
}
