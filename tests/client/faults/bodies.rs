//! Contents that go up and come down over bad connections and from bad disks: what is told of them, what is tried again,
//! and what is left.

use crate::connections::kept::asset;
use codeartifact::config::{AttemptContext, Intercept, RetryConfig, TimeoutConfig};
use codeartifact::operation::publish_package_version::PublishPackageVersionOutput;
use codeartifact::primitives::{ByteStream, Progress};
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error, ErrorKind};
use codeartifact_tests::raw_server::{Fate, Server, reply, text};
use codeartifact_tests::stack::{Over, Stack};
use http::Request;
use std::fs;
use std::io::ErrorKind as IoErrorKind;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::AsyncReadExt;

const LENGTH: usize = (1 << 20) + 7;

/// The SHA-256 of something else.
const OTHER: &str = "0000000000000000000000000000000000000000000000000000000000000000";

fn file() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.tgz");
    fs::write(&path, vec![7; LENGTH]).unwrap();
    (folder, path)
}

/// Keeps what a callback is told.
#[derive(Clone, Default)]
struct Reports(Arc<Mutex<Vec<Progress>>>);

impl Reports {
    fn callback(&self) -> impl Fn(Progress) + Send + Sync + 'static {
        let reports = Arc::clone(&self.0);
        move |progress| reports.lock().unwrap().push(progress)
    }

    /// The first and the last number of bytes of each attempt. Checks that nothing is told twice or out of turn.
    fn attempts(&self, total: Option<u64>) -> Vec<(u64, u64)> {
        let reports = self.0.lock().unwrap();
        assert!(reports.iter().all(|report| report.total == total), "{reports:?}");
        let mut attempts: Vec<(u64, u64)> = Vec::new();
        for report in &*reports {
            let number = report.attempt as usize;
            if number > attempts.len() {
                attempts.push((report.transferred, report.transferred));
                assert_eq!(number, attempts.len());
            } else {
                let (_, last) = &mut attempts[number - 1];
                assert!(*last < report.transferred && report.transferred - *last <= 64 * 1024, "{report:?}");
                *last = report.transferred;
            }
        }
        attempts
    }
}

async fn publish(stack: Stack, client: &Client, content: ByteStream) -> Result<PublishPackageVersionOutput, Error> {
    let version = client.publish_package_version().domain("my-domain").repository("my-repo").package("p");
    let version = version.format(PackageFormat::Generic).package_version("1").asset_name("a.tgz");
    version.asset_content(content).send().over(stack).await
}

async fn download(stack: Stack, client: &Client) -> ByteStream {
    asset(client).over(stack).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_progress_of_an_upload_begins_anew_with_each_attempt() {
    for stack in Stack::BOTH {
        let (_folder, path) = file();
        let total = LENGTH as u64;
        for content in [ByteStream::from_path(&path).over(stack).await.unwrap(), ByteStream::from(vec![7; LENGTH])] {
            let fates = [
                reply("503 Service Unavailable", "", ""),
                Fate::CutUpload(100_000),
                Fate::Cut(String::new()),
                reply("200 OK", "", r#"{"version":"1"}"#),
            ];
            let server = Server::of(fates).await;
            let config = server.config().to_builder();
            let retries = RetryConfig::standard().with_max_attempts(4).with_initial_backoff(Duration::from_millis(1));
            let config = config.retry_config(retries);
            let reports = Reports::default();
            let published =
                publish(stack, &stack.client(&config.build()), content.on_progress(reports.callback())).await;
            assert_eq!((published.unwrap().version(), server.count()), (Some("1"), 4));
            let attempts = reports.attempts(Some(total));
            let [first, cut, third, last] = attempts[..] else { panic!("{attempts:?}") };
            assert_eq!([first, third, last], [(0, total); 3]);
            // What the server has not read may be in the system's buffers.
            assert!(cut.0 == 0 && cut.1 >= 100_000, "{cut:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_upload_is_told_once() {
    for stack in Stack::BOTH {
        let server = Server::of([reply("200 OK", "", "{}")]).await;
        let reports = Reports::default();
        publish(stack, &stack.client(&server.config()), ByteStream::default().on_progress(reports.callback()))
            .await
            .unwrap();
        assert_eq!(reports.attempts(Some(0)), [(0, 0)]);
        assert_eq!(reports.0.lock().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_callback_that_panics_ends_the_transfer() {
    // At the beginning, and after the last piece.
    for fine in [7, 0] {
        let server = Server::of([reply("200 OK", "", "{}")]).await;
        let content = ByteStream::from("content").on_progress(move |progress| assert_eq!(progress.transferred, fine));
        let error = publish(Stack::Async, &server.client(), content).await.unwrap_err();
        assert_eq!((error.kind(), error.is_retryable(), error.attempts()), (ErrorKind::RequestBody, false, 1));
        assert!(error.to_string().contains(": a callback for progress panicked ("), "{error}");
        let content = ByteStream::from("content").on_progress(move |progress| assert_eq!(progress.transferred, fine));
        assert!(content.collect().await.is_err());
        let mut content =
            ByteStream::from("content").on_progress(move |progress| assert_eq!(progress.transferred, fine));
        assert!(content.read_to_end(&mut Vec::new()).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_progress_of_a_download_is_told_to_the_reader() {
    for stack in Stack::BOTH {
        let body = "x".repeat(300_000);
        let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        let chunked = || Fate::Reply(chunked.as_bytes().to_vec());
        let server = Server::of([reply("200 OK", "", &body), chunked(), reply("200 OK", "", "")]).await;
        for (total, length) in [(Some(300_000), 300_000), (None, 5), (Some(0), 0)] {
            let folder = TempDir::new().unwrap();
            let (reports, saved) = (Reports::default(), Reports::default());
            let asset = download(stack, &stack.client(&server.config())).await.on_progress(reports.callback());
            let path = folder.path().join("a.tgz");
            assert_eq!(asset.save_to(&path).on_progress(saved.callback()).over(stack).await.unwrap(), length);
            assert_eq!(fs::metadata(&path).unwrap().len(), length);
            assert_eq!(reports.attempts(total), [(0, length)]);
            assert_eq!(saved.attempts(total), [(0, length)]);
        }
        let mut broken = text("200 OK", "", &body);
        broken.truncate(broken.len() - 1000);
        let reports = Reports::default();
        let server = Server::of([Fate::Cut(broken)]).await;
        let asset = download(stack, &stack.client(&server.config())).await.on_progress(reports.callback());
        asset.collect().over(stack).await.unwrap_err();
        assert_eq!(reports.attempts(Some(300_000)), [(0, 299_000)]);
    }
}

/// The kind of a download's error, whether a further attempt may help, and its sentence. Checks that nothing is left.
async fn not_saved(stack: Stack, fate: Fate, hash: &str) -> (ErrorKind, bool, String) {
    let server = Server::of([fate]).await;
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_millis(500)).build();
    let client = stack.client(&server.config().to_builder().timeout_config(timeouts).build());
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.tgz");
    fs::write(&path, "before").unwrap();
    let saved = download(stack, &client).await.save_to(&path).sha256(hash).over(stack).await;
    let error = Error::from(saved.unwrap_err());
    assert_eq!((fs::read(&path).unwrap(), fs::read_dir(folder.path()).unwrap().count()), (b"before".to_vec(), 1));
    let sentence = error.to_string().replace(&path.display().to_string(), "PATH");
    (error.kind(), error.is_retryable(), sentence)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_that_breaks_may_be_tried_again_and_a_wrong_one_not() {
    for stack in Stack::BOTH {
        let half = "HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n{";
        let (kind, again, sentence) = not_saved(stack, Fate::Cut(half.to_owned()), OTHER).await;
        assert_eq!((kind, again), (ErrorKind::Body, true), "{sentence}");
        assert!(sentence.starts_with("cannot save to PATH: the body could not be read to its end: "), "{sentence}");
        assert_eq!(
            not_saved(stack, Fate::Silence(half.to_owned()), OTHER).await,
            (
                ErrorKind::Timeout,
                true,
                "cannot save to PATH: the body could not be read to its end: no byte was sent or received for 500ms"
                    .to_owned()
            )
        );
        let found = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(
            not_saved(stack, reply("200 OK", "", "abc"), OTHER).await,
            (
                ErrorKind::Checksum,
                false,
                format!("cannot save to PATH: the content has the SHA-256 {found}, but {OTHER} is expected")
            )
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_vanishes_is_not_the_downloads_fault() {
    for stack in Stack::BOTH {
        let server = Server::of([reply("200 OK", "", "abc")]).await;
        let folder = TempDir::new().unwrap();
        let inner = folder.path().join("inner");
        for vanishes_at in [0, 3] {
            fs::create_dir(&inner).unwrap();
            let vanishing = inner.clone();
            let asset = download(stack, &stack.client(&server.config())).await;
            let saving = asset.save_to(inner.join("a.tgz")).on_progress(move |progress| {
                if progress.transferred == vanishes_at {
                    fs::remove_dir_all(&vanishing).unwrap();
                }
            });
            let error = saving.over(stack).await.unwrap_err();
            assert_eq!(error.io_error().unwrap().kind(), IoErrorKind::NotFound);
            let error = Error::from(error);
            assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::File, false));
        }
    }
}

/// Changes a file once it has been hashed.
#[derive(Debug)]
struct Change(PathBuf, Option<usize>);

impl Intercept for Change {
    fn read_before_transmit(&self, _: &AttemptContext, _: &Request<ByteStream>) {
        change(&self.0, self.1);
    }
}

/// Gives a file another length, or removes it.
fn change(path: &PathBuf, length: Option<usize>) {
    match length {
        Some(length) => fs::write(path, vec![7; length]).unwrap(),
        None => fs::remove_file(path).unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changes_is_told_from_one_that_changes_while_it_is_sent() {
    for stack in Stack::BOTH {
        for (length, problem) in [
            (Some(LENGTH - 1), "it ended after 1048582 of the 1048583 bytes that were announced"),
            (Some(LENGTH + 1), "it has more than the 1048583 bytes that were announced"),
            (None, "No such file or directory (os error 2)"),
        ] {
            let (_folder, path) = file();
            let server = Server::of([reply("200 OK", "", "{}")]).await;
            let content = ByteStream::from_path(&path).over(stack).await.unwrap();
            let config = server.config().to_builder().interceptor(Change(path.clone(), length));
            let error = publish(stack, &stack.client(&config.build()), content).await.unwrap_err();
            assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::RequestBody, false), "{error}");
            let place = path.display();
            let expected = format!(
                "PublishPackageVersion was not sent to its end: the body could not be read to its end: cannot read {place}: \
             {problem} (1 attempt)"
            );
            assert_eq!(error.to_string(), expected);

            let (_folder, path) = file();
            let content = ByteStream::from_path(&path).over(stack).await.unwrap();
            change(&path, length);
            let server = Server::of([]).await;
            let error = publish(stack, &stack.client(&server.config()), content).await.unwrap_err();
            assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::File, false));
            let place = path.display();
            assert_eq!(
                error.to_string(),
                format!("PublishPackageVersion needs a file: cannot read {place}: {problem}")
            );
            assert_eq!(server.count(), 0);
        }
    }
}
