//! Statuses that are neither success nor one of HTTP's errors.

use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error, ErrorKind};
use codeartifact_tests::raw_server::{Server, reply};
use codeartifact_tests::stack::{Over, Stack};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Downloads an asset to a file.
async fn download(stack: Stack, client: &Client, path: &Path) -> Result<u64, Error> {
    let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo").package("my-package");
    let asset = asset.format(PackageFormat::Generic).package_version("1.0.0").asset("a.tgz").send().over(stack).await?;
    Ok(asset.asset.save_to(path).over(stack).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn success_is_2xx_alone() {
    for stack in Stack::BOTH {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.tgz");
        fs::write(&path, "as it was").unwrap();
        for status in ["101 Switching Protocols", "300 Multiple Choices", "304 Not Modified", "600 Odd", "999 Odder"] {
            let server = Server::of([reply(status, "", "")]).await;
            let listed = stack.client(&server.config()).list_domains().send().over(stack).await.unwrap_err();
            let saved = download(stack, &stack.client(&server.config()), &path).await.unwrap_err();
            for error in [listed, saved] {
                assert_eq!(error.kind(), ErrorKind::Service, "{error}");
                assert_eq!(error.status().unwrap().as_str(), &status[..3]);
            }
            assert_eq!((fs::read_to_string(&path).unwrap().as_str(), server.count()), ("as it was", 2), "{status}");
        }
        for status in ["200 OK", "202 Accepted", "299 Odd"] {
            let server = Server::of([reply(status, "", "new")]).await;
            assert_eq!(download(stack, &stack.client(&server.config()), &path).await.unwrap(), 3);
            assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_replaces_no_file() {
    for stack in Stack::BOTH {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.tgz");
        fs::write(&path, "as it was").unwrap();
        for range in ["", "content-range: bytes 0-2/10\r\n"] {
            let server = Server::of([reply("206 Partial Content", range, "new")]).await;
            let error = download(stack, &stack.client(&server.config()), &path).await.unwrap_err();
            assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Decode, 206), "{error}");
            assert_eq!((fs::read_to_string(&path).unwrap().as_str(), server.count()), ("as it was", 1));
        }
        let server = Server::of([reply("206 Partial Content", "content-range: bytes 0-2/3\r\n", "new")]).await;
        assert_eq!(download(stack, &stack.client(&server.config()), &path).await.unwrap(), 3);
    }
}
