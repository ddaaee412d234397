//! A run that is killed at any moment is finished by the next one, to the same bytes.

use crate::service::{Service, content};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const KILLS: u64 = 200;

/// A run that goes this long after its first file is over.
const WRITING: Duration = Duration::from_millis(5);

#[test]
fn a_killed_run_is_finished_by_the_next() {
    let service = Service::new();
    let expected = service.generated("out");
    let (out, staging) = (service.path("out"), service.path(".out.codegen"));
    let whole = duration(service.codegen("out"));
    let mut cut_short = 0;
    for seed in 0..KILLS {
        make_old(&out, seed);
        let mut run = start(&mut service.codegen("out"));
        // Every other run is killed while it writes, the others at any time.
        if seed % 2 == 0 {
            while !staging.exists() && run.try_wait().unwrap().is_none() {}
            pause(share(seed, WRITING));
        } else {
            pause(share(seed, whole));
        }
        run.kill().unwrap();
        run.wait().unwrap();
        cut_short += u64::from(staging.exists());
        assert_eq!(service.generated("out"), expected, "after kill {seed}");
        assert!(!staging.exists(), "kill {seed}");
    }
    assert!(cut_short > KILLS / 10, "only {cut_short} of {KILLS} runs were killed while they wrote");
}

/// Makes a folder as if it had been generated from another model: the manifest and other files hold something else,
/// some are missing, and some are left over. Every fifth time the folder is not there.
fn make_old(out: &Path, seed: u64) {
    if seed % 5 == 4 {
        fs::remove_dir_all(out).unwrap();
        return;
    }
    for (number, (path, text)) in content(out).into_iter().enumerate() {
        let path = out.join(path);
        match number % 3 {
            0 => fs::write(&path, text + "# older\n").unwrap(),
            1 if !path.ends_with("Cargo.toml") => fs::remove_file(&path).unwrap(),
            _ if path.ends_with("Cargo.toml") => fs::write(&path, text + "# older\n").unwrap(),
            _ => {}
        }
    }
    for orphan in ["src/old/gone.rs", "src/old/deep/gone.rs", "gone.rs"] {
        fs::create_dir_all(out.join(orphan).parent().unwrap()).unwrap();
        fs::write(out.join(orphan), "// not generated any more\n").unwrap();
    }
}

fn start(command: &mut Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn duration(mut command: Command) -> Duration {
    let begun = Instant::now();
    assert!(start(&mut command).wait().unwrap().success());
    begun.elapsed()
}

/// A part of a duration, chosen by the seed.
fn share(seed: u64, whole: Duration) -> Duration {
    // The multiplier of a linear congruential generator spreads numbers that follow each other.
    let spread = seed.wrapping_add(1).wrapping_mul(6_364_136_223_846_793_005) >> 48;
    whole.mul_f64(f64::from(u32::try_from(spread).unwrap()) / 65_536.0)
}

/// Waits without giving the processor away, which may take longer than what is waited for.
fn pause(duration: Duration) {
    let begun = Instant::now();
    while begun.elapsed() < duration {
        std::hint::spin_loop();
    }
}
