//! Replies of success that hold failures of single package versions.

use crate::{DOMAIN, PACKAGE, REPOSITORY, client_of};
use codeartifact::Client;
use codeartifact::types::{PackageFormat, PackageVersionErrorCode, PackageVersionStatus};
use codeartifact_tests::server::Server;
use http::Response;
use serde_json::{Value, json};

/// A service that does the first version, and fails for the other.
fn client() -> (Client, Server) {
    let failed = json!({"2.0.0": {"errorCode": "NOT_FOUND", "errorMessage": "no such version"}});
    client_with(&json!({"successfulVersions": {"1.0.0": {"status": "Published"}}, "failedVersions": failed}))
}

fn client_with(reply: &Value) -> (Client, Server) {
    let reply = reply.to_string();
    let server = Server::answering(move |_| Response::new(reply.clone().into()));
    (client_of(&server), server)
}

/// Asserts what the error of a result says.
macro_rules! refused {
    ($operation:literal, $result:expr) => {
        let error = $result.unwrap_err();
        let failed = "failed for 1 of 2 elements: 2.0.0: NOT_FOUND (no such version)";
        assert_eq!(error.to_string(), format!("{} {failed}", $operation));
        assert_eq!(error.failures()["2.0.0"].error_code(), Some(&PackageVersionErrorCode::NotFound));
        assert_eq!(error.successes()["1.0.0"].status(), Some(&PackageVersionStatus::Published));
    };
}

#[tokio::test]
async fn failures_in_a_reply_of_success_become_an_error() {
    let (client, _server) = client();
    let npm = PackageFormat::Npm;
    let copy = client.copy_package_versions().domain(DOMAIN).package(PACKAGE).format(npm.clone());
    let copy = copy.source_repository("staging").destination_repository(REPOSITORY).versions("1.0.0");
    refused!("CopyPackageVersions", copy.send().await.unwrap().into_result());
    let delete = client.delete_package_versions().domain(DOMAIN).repository(REPOSITORY).package(PACKAGE);
    let delete = delete.format(npm.clone()).versions("1.0.0");
    refused!("DeletePackageVersions", delete.send().await.unwrap().into_result());
    let dispose = client.dispose_package_versions().domain(DOMAIN).repository(REPOSITORY).package(PACKAGE);
    let dispose = dispose.format(npm.clone()).versions("1.0.0");
    refused!("DisposePackageVersions", dispose.send().await.unwrap().into_result());
    let update = client.update_package_versions_status().domain(DOMAIN).repository(REPOSITORY).package(PACKAGE);
    let update = update.format(npm).versions("1.0.0").target_status(PackageVersionStatus::Archived);
    refused!("UpdatePackageVersionsStatus", update.send().await.unwrap().into_result());
}

#[tokio::test]
async fn without_failures_the_successes_are_the_result() {
    let (client, _server) = client_with(&json!({"successfulVersions": {"1.0.0": {"revision": "r"}}}));
    let delete = client.delete_package_versions().domain(DOMAIN).repository(REPOSITORY).package(PACKAGE);
    let output = delete.format(PackageFormat::Npm).versions("1.0.0").send().await.unwrap();
    assert_eq!(output.into_result().unwrap()["1.0.0"].revision(), Some("r"));
}
