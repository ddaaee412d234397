//! The record that a wheel has of its files, by which they are known again once they are unpacked.

use crate::failure::Failure;
use crate::folder;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The folder of models in a wheel.
pub const DATA: &str = "botocore/data";

/// What all services share.
const PARTITIONS: &str = "partitions.json";

/// Returns the path of a model that is not as it was unpacked, or of the record if that is not there. The models of these
/// services are looked at, or all if none is named.
///
/// # Errors
///
/// Returns an error if a file cannot be read.
pub fn changed(unpacked: &Path, services: &[&str]) -> Result<Option<String>, Failure> {
    let Some(record) = record(unpacked)? else { return Ok(Some("RECORD".to_owned())) };
    let is_asked_for = |path: &str| {
        let of_service = |service: &&str| path.strip_prefix(*service).is_some_and(|rest| rest.starts_with('/'));
        services.is_empty() || path == PARTITIONS || services.iter().any(of_service)
    };
    let lines = record.lines().filter_map(|line| line.strip_prefix(DATA)?.strip_prefix('/')?.rsplit_once(",sha256="));
    let mut recorded: BTreeMap<_, _> = lines.filter(|(path, _)| is_asked_for(path)).collect();
    let data = unpacked.join(DATA);
    for path in folder::files(&data)? {
        let name = path.to_string_lossy().replace('\\', "/");
        if !is_asked_for(&name) {
            continue;
        }
        let content = fs::read(data.join(&path)).map_err(Failure::at("read", &data.join(&path)))?;
        let sum = recorded.remove(name.as_str()).and_then(|rest| rest.split(',').next());
        if sum != Some(base64(&Sha256::digest(content)).as_str()) {
            return Ok(Some(format!("{DATA}/{name}")));
        }
    }
    Ok(recorded.into_keys().next().map(|missing| format!("{DATA}/{missing}")))
}

/// The text of the record.
fn record(unpacked: &Path) -> Result<Option<String>, Failure> {
    let about = about(unpacked).map_err(Failure::at("read the folder", unpacked))?;
    Ok(about.and_then(|(_, folder)| fs::read_to_string(folder.join("RECORD")).ok()))
}

/// The release that was unpacked, and the folder with what is said about it.
pub fn about(unpacked: &Path) -> io::Result<Option<(String, PathBuf)>> {
    for entry in fs::read_dir(unpacked)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let release = name.strip_prefix("botocore-").and_then(|rest| rest.strip_suffix(".dist-info"));
        if let Some(release) = release {
            return Ok(Some((release.to_owned(), path.clone())));
        }
    }
    Ok(None)
}

/// Bytes in base64 as wheels have it: with the letters for URLs, and without padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let letters = bytes.chunks(3).flat_map(|chunk| {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        (0..=chunk.len()).map(move |at| char::from(LETTERS[(group >> (18 - 6 * at) & 63) as usize]))
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::{base64, changed};
    use std::fs;

    #[test]
    fn sums_are_spelled_as_in_wheels() {
        for (bytes, expected) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("\u{3ff}\u{3ff}", "z7_Pvw")] {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
    }

    #[test]
    fn what_is_changed_missing_or_new_is_named() {
        // The SHA-256 of `{}`.
        const SUM: &str = "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o";
        let unpacked = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = unpacked.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let is = |expected: Option<&str>, services: &[&str]| {
            assert_eq!(changed(unpacked.path(), services).unwrap().as_deref(), expected, "{services:?}");
        };
        let files = ["sts/1/service-2.json", "sso/1/service-2.json", "partitions.json", "endpoints.json"];
        let lines = files.map(|file| format!("botocore/data/{file},sha256={SUM},2\n")).concat();
        for file in files {
            write(&format!("botocore/data/{file}"), "{}");
        }
        is(Some("RECORD"), &[]);
        write("botocore-1.0.0.dist-info/RECORD", &(lines + "botocore/__init__.py,sha256=x,1\n"));
        is(None, &[]);
        write("botocore/data/sts/1/service-2.json", "{ }");
        is(None, &["sso", "st"]);
        for services in [&[][..], &["sso", "sts"]] {
            is(Some("botocore/data/sts/1/service-2.json"), services);
        }
        write("botocore/data/sts/1/service-2.json", "{}");
        write("botocore/data/sso/1/new.json", "{}");
        is(Some("botocore/data/sso/1/new.json"), &["sso"]);
        fs::remove_file(unpacked.path().join("botocore/data/sso/1/new.json")).unwrap();
        fs::remove_file(unpacked.path().join("botocore/data/partitions.json")).unwrap();
        is(Some("botocore/data/partitions.json"), &["sts"]);
    }
}
