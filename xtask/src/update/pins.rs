//! What pins the release beside the models: the packages that judge what is emitted.

use crate::arguments::workspace;
use crate::botocore::{Package, resolve};
use crate::failure::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Texts by their paths.
pub type Files = Vec<(&'static str, String)>;

const SOURCES: &str = "tests/conformance/botocore.txt";
const INSTALLED: &str = "tests/conformance/python/requirements.txt";

/// All of them.
#[cfg(test)]
pub const PATHS: [&str; 2] = [SOURCES, INSTALLED];

/// Packages whose release botocore's decides. The others stay as they are pinned while that fits.
const FOLLOWING: [&str; 4] = [COMPILED, "boto3", "botocore", "s3transfer"];

/// botocore's extra, which asks for one release of a compiled package.
const EXTRA: &str = "crt";
const COMPILED: &str = "awscrt";

/// Where the compiled package is installed: a wheel is for a platform, and for a Python and newer ones.
const PLATFORMS: [&str; 4] = ["manylinux2014_x86_64", "manylinux2014_aarch64", "macosx_10_15_x86_64", "win_amd64"];
const PYTHONS: [&str; 3] = ["3.10", "3.11", "3.13"];

/// How a line begins that holds a sum.
const HASH: &str = "    --hash=sha256:";

/// A package, its release and the SHA-256 of its archives.
type Pin = (String, String, Vec<String>);

/// The files that pin packages of a release, by their paths.
pub fn of(work: &Path, release: &str) -> Result<Files, Failure> {
    let (sources, installed) = (text(SOURCES)?, text(INSTALLED)?);
    let archive = resolve(&["--no-deps", "--no-binary=botocore", &format!("botocore=={release}")])?;
    let constraints = work.join("constraints.txt");
    fs::write(&constraints, constraints_of(&installed)).map_err(Failure::at("write", &constraints))?;
    let constraints = constraints.display().to_string();
    let (boto3, botocore) = (format!("boto3=={release}"), format!("botocore[{EXTRA}]=={release}"));
    let wheels = resolve(&["--only-binary=:all:", "--constraint", &constraints, &boto3, &botocore])?;
    let mut wheels: Vec<Pin> = wheels.into_iter().map(pin).collect();
    for (_, release, sums) in wheels.iter_mut().filter(|(name, ..)| name == COMPILED) {
        *sums = of_all_platforms(&installed, release, work, resolve)?;
    }
    Ok(vec![(SOURCES, pinned(&sources, archive.into_iter().map(pin))), (INSTALLED, pinned(&installed, wheels))])
}

fn pin((name, package): (String, Package)) -> Pin {
    (name, package.release, vec![package.sha256])
}

fn text(path: &str) -> Result<String, Failure> {
    let path = workspace().join(path);
    fs::read_to_string(&path).map_err(Failure::at("read", &path))
}

/// The packages that keep their release.
fn constraints_of(text: &str) -> String {
    let pins = text.lines().filter(|line| line.contains("==")).map(|line| line.trim_end_matches(['\\', ' ']));
    let kept = pins.filter(|pin| !FOLLOWING.contains(&pin.split("==").next().unwrap_or_default()));
    kept.fold(String::new(), |kept, pin| kept + pin + "\n")
}

/// The sums of the compiled package. pip answers for one platform at a time, so it is asked only about a release that is not
/// pinned yet.
fn of_all_platforms(
    installed: &str,
    release: &str,
    work: &Path,
    resolve: impl Fn(&[&str]) -> Result<Vec<(String, Package)>, Failure>,
) -> Result<Vec<String>, Failure> {
    let wanted = format!("{COMPILED}=={release}");
    let lines = installed.lines().skip_while(|line| line.split(' ').next() != Some(&wanted)).skip(1);
    let sums = lines.map_while(|line| line.trim_end_matches(['\\', ' ']).strip_prefix(HASH));
    let mut sums: Vec<_> = sums.map(str::to_owned).collect();
    if !sums.is_empty() {
        return Ok(sums);
    }
    // Nothing is installed there, but pip wants a folder that is not its own.
    let folder = work.join("other-platforms").display().to_string();
    for python in PYTHONS {
        for platform in PLATFORMS {
            let of =
                ["--target", &folder, "--implementation", "cp", "--python-version", python, "--platform", platform];
            let found = resolve(&[["--no-deps", "--only-binary=:all:"].as_slice(), &of, &[&wanted]].concat())?;
            sums.extend(found.into_iter().map(|(_, package)| package.sha256));
        }
    }
    let mut seen = BTreeSet::new();
    sums.retain(|sum| seen.insert(sum.clone()));
    Ok(sums)
}

/// A requirements file with these packages. Comments at its top stay.
fn pinned(text: &str, packages: impl IntoIterator<Item = Pin>) -> String {
    let comments = text.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n"));
    let blocks: BTreeMap<_, _> = packages.into_iter().map(|(name, release, sums)| (name, (release, sums))).collect();
    let blocks = blocks.into_iter().map(|(name, (release, sums))| {
        let pin = format!("{name}=={release}");
        sums.iter().fold(pin, |pin, sum| pin + " \\\n" + HASH + sum) + "\n"
    });
    comments.chain(blocks).collect()
}

#[cfg(test)]
mod tests {
    use super::{INSTALLED, Package, SOURCES, constraints_of, of_all_platforms, pin, pinned, text};
    use crate::arguments::workspace;
    use crate::botocore::Origin;
    use std::cell::Cell;
    use std::path::Path;

    const OLD: &str = "# Why.\nawscrt==1 \\\n    --hash=sha256:a \\\n    --hash=sha256:b\nboto3==1 \\\n    \
                       --hash=sha256:c\nsix==1 \\\n    --hash=sha256:d\n";

    fn package(name: &str, release: &str, sum: &str) -> (String, Package) {
        (name.to_owned(), Package { release: release.to_owned(), name: String::new(), sha256: sum.to_owned() })
    }

    #[test]
    fn the_judges_are_of_the_models_release() {
        let Package { release, sha256, .. } = Origin::read(workspace()).unwrap().package;
        let (sources, installed) = (text(SOURCES).unwrap(), text(INSTALLED).unwrap());
        assert!(sources.contains(&format!("botocore=={release} ")), "{sources}");
        for package in ["boto3", "botocore"] {
            assert!(installed.contains(&format!("\n{package}=={release} ")), "{installed}");
        }
        assert!(installed.contains(&sha256), "{installed}");
    }

    #[test]
    fn packages_take_the_place_of_what_was_pinned() {
        let compiled = ("awscrt".to_owned(), "1".to_owned(), vec!["a".to_owned(), "b".to_owned()]);
        let others = [package("six", "1", "d"), package("boto3", "2", "e")].map(pin);
        let new = pinned(OLD, others.into_iter().chain([compiled]));
        assert_eq!(new, OLD.replace("boto3==1", "boto3==2").replace("sha256:c", "sha256:e"));
        assert_eq!(constraints_of(OLD), "six==1\n");
    }

    #[test]
    fn a_compiled_package_is_asked_for_on_each_platform_once_its_release_changes() {
        let asked = Cell::new(0);
        let sums = |release: &str| {
            let pip = |arguments: &[&str]| {
                asked.set(asked.get() + 1);
                let platform = arguments.iter().skip_while(|word| **word != "--platform").nth(1).unwrap();
                assert_eq!(arguments.last(), Some(&"awscrt==2"));
                // One wheel for all Pythons there.
                Ok(vec![package("awscrt", release, platform)])
            };
            of_all_platforms(OLD, release, Path::new("work"), pip).unwrap()
        };
        assert_eq!((sums("1"), asked.get()), (vec!["a".to_owned(), "b".to_owned()], 0));
        let expected = ["manylinux2014_x86_64", "manylinux2014_aarch64", "macosx_10_15_x86_64", "win_amd64"];
        assert_eq!((sums("2"), asked.get()), (expected.map(str::to_owned).into(), 12));
    }
}
