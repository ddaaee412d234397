//! Large assets, up from a file and down to one, against a server that verifies signatures: whole, told of, and in
//! little memory.

#[cfg(unix)]
mod kills;
mod large;
#[path = "../end_to_end/signature.rs"]
mod signature;

use bytes::Bytes;
use codeartifact_tests::server::{Received, Reply, Server, reply};
use http::Response;
use http::request::Parts;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

const REGION: &str = "us-east-1";
const ACCESS_KEY_ID: &str = "AKIDEXAMPLE";
const SECRET_ACCESS_KEY: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const SESSION_TOKEN: &str = "session/token+of==the test";

/// In kilobytes.
const MEMORY: u64 = 20_000;

const PROGRAMS: [&str; 2] = [env!("CARGO_BIN_EXE_publish"), env!("CARGO_BIN_EXE_publish_blocking")];

#[test]
fn large_assets_take_little_memory() {
    let folder = TempDir::new().unwrap();
    let (file, download) = (folder.path().join("large.bin"), folder.path().join("downloaded.bin"));
    let hash = large::write(&file);
    for program in PROGRAMS {
        let published: Arc<Mutex<Vec<String>>> = Arc::default();
        let hashes = Arc::clone(&published);
        let server = Server::streaming(move |head, body| answer(head, body, Arc::clone(&hashes)));
        let printed = run_whole(program, &file, &download, &server);
        // The first attempt is refused after its last byte, and so the file is sent again.
        assert_eq!(published.lock().unwrap().as_slice(), [hash.clone(), hash.clone()]);
        let length = large::LENGTH;
        assert!(
            printed.contains(&format!("[{length}, {length}]\ndownloaded {length} bytes [{length}]\n")),
            "{printed}"
        );
        assert_eq!(fs::metadata(&download).unwrap().len(), large::LENGTH);
        assert_eq!(large::hash_of(&download), hash);
    }
}

/// The largest asset that the service takes. Its content are zeros, which need no room on the disk.
#[cfg(unix)]
#[test]
#[ignore = "it takes minutes"]
fn the_largest_assets_take_no_more_memory() {
    const LENGTH: u64 = 5 << 30;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("sparse.bin");
    File::create(&file).unwrap().set_len(LENGTH).unwrap();
    for program in PROGRAMS {
        let server = Server::streaming(|head, mut body| async move {
            let mut length = 0;
            while let Some(frame) = body.frame().await {
                length += frame?.data_ref().map_or(0, Bytes::len) as u64;
            }
            let received = Received::new(head, Bytes::new());
            if received.operation().unwrap().name == "GetPackageVersionAsset" {
                return Ok((received, Response::new(large::zeros(LENGTH))));
            }
            assert_eq!(length, LENGTH);
            let reply = reply::complete(&received);
            Ok((received, reply.map(|body| Full::new(body).boxed())))
        });
        let printed = run_whole(program, &file, Path::new("/dev/null"), &server);
        assert!(printed.contains(&format!("[{LENGTH}]\ndownloaded {LENGTH} bytes [{LENGTH}]\n")), "{printed}");
    }
}

/// Runs a program that has to succeed, and checks how much memory it took. Returns what it printed.
fn run_whole(program: &str, file: &Path, download: &Path, server: &Server) -> String {
    let output = run(&mut Command::new(program), file, download, server);
    let (printed, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{printed}{complaint}");
    let memory = printed.lines().find_map(|line| line.strip_prefix("peak memory ")?.strip_suffix(" kB")?.parse().ok());
    // Only Linux tells.
    if let Some(memory) = memory {
        println!("peak memory: {memory} kB");
        let memory: u64 = memory;
        assert!(memory < MEMORY, "{memory} kB");
    }
    printed.into_owned()
}

/// A limit on the size of files stands for a full disk: writing fails in the same place.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_told_from_a_download_that_breaks() {
    let folder = TempDir::new().unwrap();
    let (file, downloads) = (folder.path().join("small.bin"), folder.path().join("downloads"));
    fs::write(&file, "content").unwrap();
    fs::create_dir(&downloads).unwrap();
    let hashes = Arc::default();
    let server = Server::streaming(move |head, body| answer(head, body, Arc::clone(&hashes)));
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", r#"ulimit -f 64 && trap "" XFSZ && exec "$0" "$@""#, env!("CARGO_BIN_EXE_publish")]);
    let output = run(&mut shell, &file, &downloads.join("large.bin"), &server);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(complaint.contains("kind: File") && complaint.contains("File too large"), "{complaint}");
    assert_eq!(fs::read_dir(&downloads).unwrap().count(), 0);
}

/// Runs the program that publishes a file and downloads an asset.
fn run(program: &mut Command, file: &Path, download: &Path, server: &Server) -> Output {
    prepare(program, file, download, server).output().unwrap()
}

/// The program with its arguments and environment.
fn prepare<'a>(program: &'a mut Command, file: &Path, download: &Path, server: &Server) -> &'a mut Command {
    let folder = file.parent().unwrap();
    program
        .args([file, download])
        .env_clear()
        .env("AWS_REGION", REGION)
        .env("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID)
        .env("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY)
        .env("AWS_SESSION_TOKEN", SESSION_TOKEN)
        .env("AWS_ENDPOINT_URL_CODEARTIFACT", server.url())
        .env("HOME", folder)
}

/// Answers signed requests only, and the first with an error. Keeps the hash of each published asset, not the asset.
async fn answer(
    head: Parts,
    mut body: Incoming,
    hashes: Arc<Mutex<Vec<String>>>,
) -> Result<(Received, Reply), hyper::Error> {
    let (mut hash, mut length) = (Sha256::new(), 0);
    while let Some(frame) = body.frame().await {
        if let Ok(piece) = frame?.into_data() {
            length += piece.len();
            hash.update(piece);
        }
    }
    let hash = signature::hex(&hash.finalize());
    let received = Received::new(head, Bytes::new());
    signature::assert_signed("either operation", &received);
    if received.operation().unwrap().name == "GetPackageVersionAsset" {
        return Ok((received, Response::new(large::body())));
    }
    assert_eq!(received.header("x-amz-content-sha256"), Some(hash.as_str()));
    assert_eq!(received.header("content-length"), Some(length.to_string().as_str()));
    let mut hashes = hashes.lock().unwrap();
    let is_first = hashes.is_empty();
    hashes.push(hash);
    let reply = if is_first { reply::error(503, "503", "busy") } else { reply::complete(&received) };
    Ok((received, reply.map(|body| Full::new(body).boxed())))
}
