//! What is there before a test begins: made by the operations, as a client would make it.

use crate::error::Error;
use crate::hash;
use crate::refusal::Refusal;
use crate::service::Service;
use bytes::Bytes;
use serde_json::json;

/// An asset that [`Server::seed_asset`](crate::Server::seed_asset) adds.
///
/// ```
/// # fn main() -> Result<(), codeartifact_fake::Error> {
/// use codeartifact_fake::{SeedAsset, Server};
///
/// let fake = Server::start()?;
/// let hello = SeedAsset { repository: "staging", package: "hello", content: b"hello", ..SeedAsset::default() };
/// fake.seed_asset(&hello)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SeedAsset<'a> {
    /// The domain. The default is `acme`.
    pub domain: &'a str,
    /// The repository. The default is `main`.
    pub repository: &'a str,
    /// The format of the package. The default is `generic`.
    pub format: &'a str,
    /// The namespace of the package. Packages have none by default, except for `generic` ones, which are in `tools`.
    pub namespace: Option<&'a str>,
    /// The name of the package. The default is `package`.
    pub package: &'a str,
    /// The version. The default is `1.0.0`.
    pub version: &'a str,
    /// The name of the asset. The default is `asset.txt`.
    pub name: &'a str,
    /// The content. The default is empty.
    pub content: &'a [u8],
}

impl Default for SeedAsset<'_> {
    fn default() -> Self {
        Self {
            domain: "acme",
            repository: "main",
            format: "generic",
            namespace: None,
            package: "package",
            version: "1.0.0",
            name: "asset.txt",
            content: b"",
        }
    }
}

/// Creates a repository, and its domain, unless they are there.
pub fn repository(service: &Service, domain: &str, repository: &str) -> Result<(), Error> {
    let input = json!({ "domain": domain, "repository": repository });
    for (operation, input) in [("CreateDomain", json!({ "domain": domain })), ("CreateRepository", input)] {
        match service.seed(operation, input, Bytes::new()) {
            Err(refusal) if refusal.code() != "ConflictException" => {
                return Err(failed(&format!("repository {repository} of {domain}"), &refusal));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Adds an asset, and creates whatever that needs.
pub fn asset(service: &Service, asset: &SeedAsset<'_>) -> Result<(), Error> {
    repository(service, asset.domain, asset.repository)?;
    let namespace = asset.namespace.or((asset.format == "generic").then_some("tools"));
    let input = json!({
        "domain": asset.domain,
        "repository": asset.repository,
        "format": asset.format,
        "namespace": namespace,
        "package": asset.package,
        "packageVersion": asset.version,
        "assetName": asset.name,
        "assetSHA256": hash::sha256(asset.content),
    });
    let published = service.seed("PublishPackageVersion", input, Bytes::copy_from_slice(asset.content));
    published.map_err(|refusal| failed(&format!("asset {} of {}", asset.name, asset.package), &refusal))
}

/// Runs an operation.
pub fn operation(service: &Service, operation: &str, input: &str) -> Result<(), Error> {
    let input =
        serde_json::from_str(input).map_err(|error| Refusal::unreadable(format!("The input is not JSON: {error}.")));
    let done = input.and_then(|input| service.seed(operation, input, Bytes::new()));
    done.map_err(|refusal| failed(&format!("outcome of {operation}"), &refusal))
}

fn failed(what: &str, refusal: &Refusal) -> Error {
    Error::new(format!("the fake of CodeArtifact could not be seeded with the {what}: {}", refusal.message()))
}
