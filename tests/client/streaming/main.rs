//! Large assets, up from a file and down to one, against a server that verifies signatures: whole, and in little memory.

mod server;
#[path = "../end_to_end/signature.rs"]
mod signature;

use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const REGION: &str = "us-east-1";
const ACCESS_KEY_ID: &str = "AKIDEXAMPLE";
const SECRET_ACCESS_KEY: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const SESSION_TOKEN: &str = "session/token+of==the test";

const MEGABYTE: usize = 1 << 20;
/// Of the asset, in megabytes.
const LENGTH: usize = 256;
/// In kilobytes.
const MEMORY: u64 = 20_000;

#[test]
fn large_assets_take_little_memory() {
    let folder = TempDir::new().unwrap();
    let (file, download) = (folder.path().join("large.bin"), folder.path().join("downloaded.bin"));
    let hash = write_large(&file);
    let server = server::start();
    let output = Command::new(env!("CARGO_BIN_EXE_publish"))
        .args([&file, &download])
        .env_clear()
        .env("AWS_REGION", REGION)
        .env("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID)
        .env("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY)
        .env("AWS_SESSION_TOKEN", SESSION_TOKEN)
        .env("AWS_ENDPOINT_URL_CODEARTIFACT", &server.url)
        .env("HOME", folder.path())
        .output()
        .unwrap();
    let (printed, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{printed}{complaint}");
    assert_eq!(server.published().as_slice(), std::slice::from_ref(&hash));
    assert_eq!(fs::metadata(&download).unwrap().len(), (LENGTH * MEGABYTE) as u64);
    assert_eq!(hash_of(&download), hash);
    let memory = printed.lines().find_map(|line| line.strip_prefix("peak memory ")?.strip_suffix(" kB")?.parse().ok());
    // Only Linux tells.
    if let Some(memory) = memory {
        println!("peak memory: {memory} kB");
        let memory: u64 = memory;
        assert!(memory < MEMORY, "{memory} kB");
    }
}

/// Writes a file whose megabytes differ, and gives its SHA-256.
fn write_large(path: &Path) -> String {
    let mut file = File::create(path).unwrap();
    let mut hash = Sha256::new();
    for number in 0..LENGTH {
        let piece = vec![number.to_le_bytes()[0]; MEGABYTE];
        file.write_all(&piece).unwrap();
        hash.update(&piece);
    }
    signature::hex(&hash.finalize())
}

fn hash_of(path: &Path) -> String {
    let mut file = File::open(path).unwrap();
    let mut hash = Sha256::new();
    let mut piece = vec![0; MEGABYTE];
    loop {
        match file.read(&mut piece).unwrap() {
            0 => return signature::hex(&hash.finalize()),
            length => hash.update(&piece[..length]),
        }
    }
}
