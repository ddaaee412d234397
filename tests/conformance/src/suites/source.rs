//! botocore's source distribution: fetched by pip once, checked, unpacked.

use super::requirement::Requirement;
use crate::{package, target};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::command;
use xtask::failure::Failure;

/// Names the unpacked archive by its sum. Written last, so that a broken-off unpacking is done again.
const MARKER: &str = "unpacked.sha256";

/// Gives the folder of the sources; a second run fetches and unpacks nothing.
pub fn fetch(out: &mut impl Write) -> Result<PathBuf, Failure> {
    let file = package().join("botocore.txt");
    let wanted = Requirement::read(&file)?;
    let name = format!("{}-{}", wanted.package, wanted.release);
    let sources = target().join(&name);
    let marker = target().join(MARKER);
    if is_marked(&marker, &wanted.sha256) && sources.is_dir() {
        return Ok(sources);
    }
    let archives = target().join("archives");
    fs::create_dir_all(&archives).map_err(Failure::at("make the folder", &archives))?;
    let archive = archives.join(format!("{name}.tar.gz"));
    if !archive.exists() {
        writeln!(out, "fetching the sources of {} {}", wanted.package, wanted.release)?;
        download(&file, &archives)?;
    }
    check(&archive, &wanted.sha256)?;
    unpack(&archive, &target())?;
    fs::write(&marker, &wanted.sha256).map_err(Failure::at("write", &marker))?;
    Ok(sources)
}

/// Whether the sources are those of this sum.
fn is_marked(marker: &Path, sha256: &str) -> bool {
    fs::read_to_string(marker).is_ok_and(|text| text.trim() == sha256)
}

/// Has pip fetch the archive. A wheel does not carry the tests.
fn download(requirement: &Path, archives: &Path) -> Result<(), Failure> {
    let mut pip = command::python();
    pip.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]);
    pip.args(["--no-binary", "botocore", "--require-hashes", "--requirement"]);
    pip.arg(requirement).arg("--dest").arg(archives);
    let advice = "The suites need botocore's source distribution, which Python's pip fetches from the package index. \
                  With both at hand, run this and then the task again, which takes what lies there:";
    command::quietly(&mut pip, "fetch botocore's sources", advice)
}

/// Refuses an archive that is another than the pinned one.
fn check(archive: &Path, sha256: &str) -> Result<(), Failure> {
    let bytes = fs::read(archive).map_err(Failure::at("read", archive))?;
    let found = Sha256::digest(&bytes).iter().fold(String::new(), |found, byte| format!("{found}{byte:02x}"));
    if found == sha256 {
        return Ok(());
    }
    let archive = archive.display();
    Err(Failure::new(format!("{archive} has the SHA-256 {found}, not {sha256}; remove it and run the task again")))
}

fn unpack(archive: &Path, folder: &Path) -> Result<(), Failure> {
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(archive).arg("-C").arg(folder);
    command::quietly(&mut tar, "unpack botocore's sources", "This is what was run:")
}

#[cfg(test)]
mod tests {
    use super::{check, is_marked};
    use std::fs;

    #[test]
    fn an_archive_of_another_sum_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("a.tar.gz");
        fs::write(&archive, "abc").unwrap();
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        check(&archive, sum).unwrap();
        let failure = check(&archive, &"0".repeat(64)).unwrap_err().to_string();
        assert!(failure.contains(sum) && failure.contains("remove it"), "{failure}");
    }

    #[test]
    fn only_the_marked_sum_is_unpacked() {
        let folder = tempfile::tempdir().unwrap();
        let marker = folder.path().join("marker");
        assert!(!is_marked(&marker, "a"));
        fs::write(&marker, "a\n").unwrap();
        assert!(is_marked(&marker, "a"));
        assert!(!is_marked(&marker, "b"));
    }
}
