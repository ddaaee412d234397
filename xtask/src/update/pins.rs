//! What pins the release beside the models: the packages that judge what is emitted.

use crate::arguments::workspace;
use crate::botocore::{Package, resolve};
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Texts by their paths.
pub type Files = Vec<(&'static str, String)>;

const SOURCES: &str = "tests/conformance/botocore.txt";
const INSTALLED: &str = "tests/conformance/python/requirements.txt";

/// Packages whose release follows botocore's. The others stay as they are pinned while that fits.
const FOLLOWING: [&str; 3] = ["boto3", "botocore", "s3transfer"];

/// Pinned by hand: it is there for several platforms, and pip answers for one.
const BY_HAND: &str = "awscrt";

/// The files that pin packages of a release, by their paths.
pub fn of(work: &Path, release: &str) -> Result<Files, Failure> {
    let (sources, installed) = (text(SOURCES)?, text(INSTALLED)?);
    let botocore = format!("botocore=={release}");
    let archive = resolve(&["--no-deps", "--no-binary=botocore", &botocore])?;
    let constraints = work.join("constraints.txt");
    fs::write(&constraints, constraints_of(&installed)).map_err(Failure::at("write", &constraints))?;
    let constraints = constraints.display().to_string();
    let boto3 = format!("boto3=={release}");
    let wheels = resolve(&["--only-binary=:all:", "--constraint", &constraints, &boto3, &botocore])?;
    Ok(vec![(SOURCES, pinned(&sources, archive)), (INSTALLED, pinned(&installed, wheels))])
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

/// A requirements file with these packages. Comments at its top stay.
fn pinned(text: &str, packages: Vec<(String, Package)>) -> String {
    let (comments, rest): (Vec<_>, Vec<_>) = text.lines().partition(|line| line.starts_with('#'));
    let mut blocks = BTreeMap::new();
    let by_hand = rest.iter().skip_while(|line| !line.starts_with(BY_HAND));
    let by_hand: Vec<_> = by_hand.enumerate().take_while(|(at, line)| *at == 0 || line.starts_with(' ')).collect();
    if !by_hand.is_empty() {
        blocks.insert(BY_HAND.to_owned(), by_hand.iter().fold(String::new(), |block, (_, line)| block + line + "\n"));
    }
    for (name, Package { release, sha256, .. }) in packages {
        let block = format!("{name}=={release} \\\n    --hash=sha256:{sha256}\n");
        blocks.insert(name, block);
    }
    comments.iter().map(|line| format!("{line}\n")).chain(blocks.into_values()).collect()
}

#[cfg(test)]
mod tests {
    use super::{INSTALLED, Package, SOURCES, constraints_of, pinned, text};
    use crate::arguments::workspace;
    use crate::botocore::Origin;

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
        let old = "# Why.\nawscrt==1 \\\n    --hash=sha256:a \\\n    --hash=sha256:b\nboto3==1 \\\n    --hash=sha256:c\n\
                   six==1 \\\n    --hash=sha256:d\n";
        let package = |name: &str, release: &str, sum: &str| {
            let package = Package { release: release.to_owned(), name: String::new(), sha256: sum.to_owned() };
            (name.to_owned(), package)
        };
        let new = pinned(old, vec![package("six", "1", "d"), package("boto3", "2", "e")]);
        assert_eq!(new, old.replace("boto3==1", "boto3==2").replace("sha256:c", "sha256:e"));
        assert_eq!(constraints_of(old), "awscrt==1\nsix==1\n");
    }
}
