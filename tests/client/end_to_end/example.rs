//! The example program does what it says.

use crate::client_of;
use codeartifact_tests::server::Server;
use std::error::Error;
use std::fs;

#[expect(dead_code, reason = "a test has no use for the program's `main`")]
#[path = "../../examples/packages.rs"]
mod packages;

#[tokio::test]
async fn the_example_lists_packages_and_downloads_an_asset() -> Result<(), Box<dyn Error>> {
    let server = Server::start();
    let folder = tempfile::tempdir()?;
    let path = packages::run(&client_of(&server), "my-domain", "my-repo", folder.path()).await?;

    assert!(path.starts_with(folder.path()), "{}", path.display());
    let content = fs::read_to_string(path)?;
    assert!(content.starts_with("asset-"), "{content}");
    let operations: Vec<_> = server.requests().iter().filter_map(|request| Some(request.operation()?.name)).collect();
    let expected = [
        "GetAuthorizationToken",
        "ListPackages",
        "ListPackages",
        "ListPackageVersions",
        "ListPackageVersionAssets",
        "GetPackageVersionAsset",
    ];
    assert_eq!(operations, expected);
    Ok(())
}
