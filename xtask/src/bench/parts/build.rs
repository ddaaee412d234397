//! Programs that use the client, as cargo builds them: from nothing, and after a change.

use crate::arguments::workspace;
use crate::bench::figure::Figure;
use crate::bench::part::Part;
use crate::bench::programs::{self, Noted};
use crate::bench::row::real;
use crate::bench::sample::{Sample, Side};
use crate::bench::trial::Trial;
use crate::failure::Failure;
use std::env::consts::EXE_SUFFIX;
use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

const OFFICIAL: Side = "official";

/// A program with the AWS SDK that has fixed keys, so that it needs no `aws-config`.
const WITHOUT_CONFIG: Side = "official-without-config";

/// Our programs: without features, with the transport, with the credential chain, too, and blocking.
const OURS: [Side; 4] = ["none", "slim", "full", "blocking"];

/// How our programs are built, and those of the AWS SDK.
#[derive(Debug)]
pub struct Build;

impl Part for Build {
    fn name(&self) -> &'static str {
        "build"
    }

    fn about(&self) -> &'static str {
        "what it takes to build a program that uses the client"
    }

    fn prepare(&mut self) -> Result<(), Failure> {
        programs::build(&["bench-clock"])?;
        // What is compiled has been fetched before.
        programs::fetch()
    }

    fn trials(&self) -> Vec<Trial<'_>> {
        let against = |other: Side| OURS.map(|ours| (ours, other)).to_vec();
        let debug = [
            Figure::Cpu,
            Figure::Wall,
            Figure::Runtime,
            Figure::Emitted,
            Figure::RebuildCpu,
            Figure::RebuildWall,
            Figure::Crates,
        ];
        let release = [Figure::Cpu, Figure::Wall, Figure::Size];
        let trial = |subject: &str, pairs, figures: &[Figure], rounds, round, profile: &'static str| Trial {
            subject: subject.to_owned(),
            pairs,
            figures: figures.to_vec(),
            rounds,
            round,
            turn: Box::new(move |side| turn(side, profile)),
        };
        vec![
            trial("debug build", against(OFFICIAL), &debug, 2, 170.0, "dev"),
            trial("release build", against(OFFICIAL), &release, 1, 300.0, "release"),
            trial("debug build", vec![("slim", WITHOUT_CONFIG)], &debug, 1, 80.0, "dev"),
        ]
    }
}

/// Builds a program into an empty folder, changes it, and builds it again.
fn turn(side: Side, profile: &'static str) -> Result<Sample, Failure> {
    let (package, target) = (format!("consumer-{side}"), programs::target().join("consumers"));
    if target.is_dir() {
        fs::remove_dir_all(&target).map_err(Failure::at("remove", &target))?;
    }
    let build = || {
        let mut cargo = programs::cargo("build", &package, &target);
        cargo.args(["--offline", "--profile", profile]).env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
        programs::clocked(&cargo, true)
    };
    let clean = build()?;
    let program = target.join(if profile == "dev" { "debug" } else { profile }).join(format!("{package}{EXE_SUFFIX}"));
    let size = fs::metadata(&program).map_err(Failure::at("read", &program))?.len();
    touch(side)?;
    let again = total(&build()?);
    let rebuilt = |figure| again.get(figure).unwrap_or_default();
    Ok(total(&clean)
        .only(&[Figure::Cpu, Figure::Wall])
        .with(Figure::Emitted, cpu_of(&clean, is_emitted))
        .with(Figure::Runtime, cpu_of(&clean, is_runtime))
        .with(Figure::RebuildCpu, rebuilt(Figure::Cpu))
        .with(Figure::RebuildWall, rebuilt(Figure::Wall))
        .with(Figure::Size, real(usize::try_from(size).unwrap_or_default()))
        .with(Figure::Crates, real(crates(&package, &target)?)))
}

/// What all of a build took, which is noted last.
fn total(noted: &[Noted]) -> Sample {
    noted.last().map(|noted| noted.sample.clone()).unwrap_or_default()
}

/// The CPU time of some crates.
fn cpu_of(noted: &[Noted], is_meant: fn(&str) -> bool) -> f64 {
    noted.iter().filter(|noted| is_meant(&noted.name)).filter_map(|noted| noted.sample.get(Figure::Cpu)).sum()
}

fn is_emitted(name: &str) -> bool {
    name == "codeartifact" || name == "aws_sdk_codeartifact"
}

/// Whether a crate is what emitted code calls: of us or of AWS, whose cryptography is not counted as ours is not.
fn is_runtime(name: &str) -> bool {
    let is_vendors = name.starts_with("botocore_") || name.starts_with("aws_");
    is_vendors && !is_emitted(name) && !name.starts_with("aws_lc_")
}

/// Makes cargo believe that the program has changed.
fn touch(side: Side) -> Result<(), Failure> {
    // These are one program with different features.
    let folder = if side == "slim" { "full" } else { side };
    let path = workspace().join("tests/bench/consumers").join(folder).join("main.rs");
    let file = File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
    file.map_err(Failure::at("touch", &path))
}

/// The number of crates in the tree of a program, without the program and the async runtime that it chooses.
fn crates(package: &str, target: &Path) -> Result<usize, Failure> {
    let mut tree = programs::cargo("tree", package, target);
    tree.args(["--offline", "--no-default-features", "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    let text = programs::output(&mut tree)?;
    let mut crates: Vec<_> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    crates.sort_unstable();
    crates.dedup();
    Ok(crates.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::{is_emitted, is_runtime};

    #[test]
    fn crates_of_both_vendors_are_told_apart() {
        let kinds = |name| (is_emitted(name), is_runtime(name));
        assert_eq!([kinds("codeartifact"), kinds("aws_sdk_codeartifact")], [(true, false); 2]);
        assert_eq!([kinds("botocore_runtime"), kinds("aws_smithy_types")], [(false, true); 2]);
        assert_eq!([kinds("tokio"), kinds("aws_lc_sys")], [(false, false); 2]);
    }
}
