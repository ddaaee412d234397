//! Contents that go up and come down over bad connections: what is told of them, what is tried again, and what is left.

use crate::server::{Fate, Server, reply, text};
use codeartifact::config::RetryConfig;
use codeartifact::operation::publish_package_version::PublishPackageVersionOutput;
use codeartifact::primitives::{ByteStream, Progress};
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

const LENGTH: usize = (1 << 20) + 7;

fn file() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.tgz");
    std::fs::write(&path, vec![7; LENGTH]).unwrap();
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

async fn publish(client: &Client, content: ByteStream) -> Result<PublishPackageVersionOutput, Error> {
    let version = client.publish_package_version().domain("my-domain").repository("my-repo").package("p");
    let version = version.format(PackageFormat::Generic).package_version("1").asset_name("a.tgz");
    version.asset_content(content).send().await
}

async fn download(client: &Client) -> ByteStream {
    let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo").package("p");
    asset.format(PackageFormat::Generic).package_version("1").asset("a.tgz").send().await.unwrap().asset
}

#[tokio::test]
async fn the_progress_of_an_upload_begins_anew_with_each_attempt() {
    let (_folder, path) = file();
    let total = LENGTH as u64;
    for content in [ByteStream::from_path(&path).await.unwrap(), ByteStream::from(vec![7; LENGTH])] {
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
        let published = publish(&Client::new(config.build()), content.on_progress(reports.callback())).await;
        assert_eq!((published.unwrap().version(), server.count()), (Some("1"), 4));
        let attempts = reports.attempts(Some(total));
        let [first, cut, third, last] = attempts[..] else { panic!("{attempts:?}") };
        assert_eq!([first, third, last], [(0, total); 3]);
        // What the server has not read may be in the system's buffers.
        assert!(cut.0 == 0 && cut.1 >= 100_000, "{cut:?}");
    }
}

#[tokio::test]
async fn an_empty_upload_is_told_once() {
    let server = Server::of([reply("200 OK", "", "{}")]).await;
    let reports = Reports::default();
    publish(&server.client(), ByteStream::default().on_progress(reports.callback())).await.unwrap();
    assert_eq!(reports.attempts(Some(0)), [(0, 0)]);
    assert_eq!(reports.0.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_callback_that_panics_ends_the_call() {
    let server = Server::of([reply("200 OK", "", "{}")]).await;
    let content = ByteStream::from("content").on_progress(|progress| assert_eq!(progress.transferred, 0));
    publish(&server.client(), content).await.unwrap_err();
}

#[tokio::test]
async fn the_progress_of_a_download_is_told_to_the_reader() {
    let body = "x".repeat(300_000);
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    let chunked = || Fate::Reply(chunked.as_bytes().to_vec());
    let server = Server::of([reply("200 OK", "", &body), chunked(), reply("200 OK", "", "")]).await;
    for (total, length) in [(Some(300_000), 300_000), (None, 5), (Some(0), 0)] {
        let folder = TempDir::new().unwrap();
        let (reports, saved) = (Reports::default(), Reports::default());
        let asset = download(&server.client()).await.on_progress(reports.callback());
        let path = folder.path().join("a.tgz");
        assert_eq!(asset.save_to(&path).on_progress(saved.callback()).await.unwrap(), length);
        assert_eq!(std::fs::metadata(&path).unwrap().len(), length);
        assert_eq!(reports.attempts(total), [(0, length)]);
        assert_eq!(saved.attempts(total), [(0, length)]);
    }
    let mut broken = text("200 OK", "", &body);
    broken.truncate(broken.len() - 1000);
    let reports = Reports::default();
    let server = Server::of([Fate::Cut(broken)]).await;
    let asset = download(&server.client()).await.on_progress(reports.callback());
    asset.collect().await.unwrap_err();
    assert_eq!(reports.attempts(Some(300_000)), [(0, 299_000)]);
}
