//! Files whose hash is given: they are checked while they are sent, in each attempt, and end before their last piece if the
//! hash is another one.

use codeartifact::config::{AttemptContext, AttemptOutcome, Config, Intercept};
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error, ErrorKind};
use codeartifact_tests::raw_server::{Server, reply};
use codeartifact_tests::sink::Sink;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Several pieces, and a short one.
const LENGTH: usize = 300_000;
/// The SHA-256 of that many bytes of 7.
const HASH: &str = "08f166476de183f7a1b2874d544d37912aaf8d19b92013e1aafe233ba231024a";
/// The same for 8.
const OTHER: &str = "64dc6ec235a6fa138eca71ee0e2f5493ad2ad60668c251f757b08c51ff0a40cd";

fn file(byte: u8) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.tgz");
    fs::write(&path, vec![byte; LENGTH]).unwrap();
    (folder, path)
}

async fn publish(config: Config, path: &Path) -> Result<(), Error> {
    let content = ByteStream::from_path(path).await.unwrap();
    let version = Client::new(config).publish_package_version().domain("my-domain").repository("my-repo").package("p");
    let version = version.format(PackageFormat::Generic).package_version("1").asset_name("a.tgz");
    version.asset_content(content).asset_sha256(HASH.to_uppercase()).send().await.map(drop)
}

#[tokio::test]
async fn the_end_of_a_file_with_another_hash_is_not_sent() {
    let (sink, (_folder, path)) = (Sink::start(), file(8));
    let server = Server::of([]).await;
    let error = publish(server.config().to_builder().endpoint_url(sink.url()).build(), &path).await.unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Checksum, false), "{error}");
    let expected = format!(
        "PublishPackageVersion was stopped, because a given hash is wrong: assetSHA256 is {HASH}, but the content's \
         SHA-256 is {OTHER}: leave it out, or send what it was computed of (1 attempt)"
    );
    assert_eq!(error.to_string(), expected);
    let upload = tokio::task::spawn_blocking(move || sink.upload()).await.unwrap();
    // The hash may be known before the head has left.
    assert!([0, LENGTH].contains(&upload.announced) && upload.arrived < LENGTH, "{upload:?}");
}

#[tokio::test]
async fn an_empty_file_is_checked_too() {
    let (_folder, path) = file(7);
    fs::write(&path, "").unwrap();
    let server = Server::of([]).await;
    let error = publish(server.config(), &path).await.unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Checksum, 0), "{error}");
}

/// Changes a file after the first attempt.
#[derive(Debug)]
struct Change(PathBuf);

impl Intercept for Change {
    fn read_after_attempt(&self, attempt: &AttemptContext, _: &AttemptOutcome<'_>) {
        if attempt.attempt == 1 {
            fs::write(&self.0, vec![8; LENGTH]).unwrap();
        }
    }
}

#[tokio::test]
async fn each_attempt_checks_the_file() {
    let unavailable = || reply("503 Service Unavailable", "", "{}");
    let (_folder, path) = file(7);
    let server = Server::of([unavailable(), unavailable(), reply("200 OK", "", "{}")]).await;
    publish(server.config(), &path).await.unwrap();
    assert_eq!(server.count(), 3);

    let server = Server::of([unavailable(), reply("200 OK", "", "{}")]).await;
    let config = server.config().to_builder().interceptor(Change(path.clone())).build();
    let error = publish(config, &path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum, "{error}");
    assert!(error.to_string().ends_with("(2 attempts)"), "{error}");
}
