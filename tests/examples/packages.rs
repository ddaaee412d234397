//! What a program that uses a repository does: it signs in, lists every package and downloads an asset.
//!
//! ```text
//! cargo run --package codeartifact-tests --example packages [DOMAIN REPOSITORY]
//! ```
//!
//! Region and credentials come from the environment, and the address from `AWS_ENDPOINT_URL_CODEARTIFACT`. Without
//! that variable the program talks to a server that it starts itself, so that it runs on any machine.

use codeartifact::runtime::credentials::Credentials;
use codeartifact::types::PackageSummary;
use codeartifact::{Client, Config};
use codeartifact_tests::server::Server;
use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

#[tokio::main]
async fn main() -> ExitCode {
    match start().await {
        Ok(path) => {
            println!("downloaded {}", path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn start() -> Result<PathBuf, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let domain = arguments.next().unwrap_or_else(|| "my-domain".to_owned());
    let repository = arguments.next().unwrap_or_else(|| "my-repo".to_owned());
    let folder = env::temp_dir();
    if env::var_os("AWS_ENDPOINT_URL_CODEARTIFACT").is_some() {
        return run(&Client::from_env().await?, &domain, &repository, &folder).await;
    }
    let server = Server::start();
    println!("AWS_ENDPOINT_URL_CODEARTIFACT is not set: using a server of this program's own at {}", server.url());
    run(&client_of(&server), &domain, &repository, &folder).await
}

/// A client of the program's own server, which takes any credentials.
fn client_of(server: &Server) -> Client {
    let credentials = Credentials::new("any", "any");
    Client::new(
        Config::builder().region("us-east-1").credentials_provider(credentials).endpoint_url(server.url()).build(),
    )
}

/// Signs in, lists the packages and downloads an asset of the first one into `folder`; gives the file's path.
///
/// # Errors
/// A call failed, the repository has nothing to download, or the file could not be written.
pub async fn run(client: &Client, domain: &str, repository: &str, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let token = client.get_authorization_token().domain(domain).send().await?;
    if let Some(expiration) = token.expiration() {
        println!("signed in to {domain} until {expiration}");
    }

    let mut first = None;
    let mut packages = client.list_packages().domain(domain).repository(repository).into_paginator().items().send();
    while let Some(package) = packages.try_next().await? {
        println!("{}", package.package().unwrap_or("(no name)"));
        first.get_or_insert(package);
    }
    let package = first.ok_or_else(|| format!("the repository {repository} has no packages"))?;
    download(client, domain, repository, &package, folder).await
}

/// Downloads the first asset of the newest version of a package.
async fn download(
    client: &Client,
    domain: &str,
    repository: &str,
    package: &PackageSummary,
    folder: &Path,
) -> Result<PathBuf, Box<dyn Error>> {
    let name = package.package().ok_or("a package has no name")?;
    let format = package.format().ok_or("a package has no format")?;
    let versions = client
        .list_package_versions()
        .domain(domain)
        .repository(repository)
        .format(format.clone())
        .set_namespace(package.namespace.clone())
        .package(name)
        .sort_by(codeartifact::types::PackageVersionSortType::PublishedTime);
    let version = versions.into_paginator().max_items(1).send().try_next().await?;
    let version = version.ok_or_else(|| format!("{name} has no versions"))?.version().to_owned();

    let assets = client
        .list_package_version_assets()
        .domain(domain)
        .repository(repository)
        .format(format.clone())
        .set_namespace(package.namespace.clone())
        .package(name)
        .package_version(&version);
    let asset = assets.into_paginator().max_items(1).send().try_next().await?;
    let asset = asset.ok_or_else(|| format!("{name} {version} has no assets"))?.name().to_owned();

    let mut reply = client
        .get_package_version_asset()
        .domain(domain)
        .repository(repository)
        .format(format.clone())
        .set_namespace(package.namespace.clone())
        .package(name)
        .package_version(version)
        .asset(&asset)
        .send()
        .await?;
    // The name comes from the server: a path in it must not lead out of the folder.
    let path = folder.join(Path::new(&asset).file_name().ok_or("the asset's name is no file name")?);
    let mut file = File::create(&path).await?;
    while let Some(piece) = reply.asset.next().await {
        file.write_all(&piece?).await?;
    }
    file.flush().await?;
    Ok(path)
}
