//! The program that is compared with the same calls by boto3 (`python/packages.py`): it signs in, lists every package and
//! downloads an asset. All that it has to know beside its arguments is in the environment.

use codeartifact::Client;
use codeartifact::types::PackageSummary;
use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [domain, repository] = &arguments[..] else { return Err("usage: packages DOMAIN REPOSITORY".into()) };
    let path = run(&Client::from_env().await?, domain, repository, &env::temp_dir()).await?;
    println!("downloaded {}", path.display());
    Ok(())
}

/// Signs in, lists the packages and downloads an asset of the first one into `folder`; gives the file's path.
///
/// # Errors
/// A call failed, the repository has nothing to download, or the file could not be written.
async fn run(client: &Client, domain: &str, repository: &str, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
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

    let reply = client
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
    let path = folder.join(Path::new(&asset).file_name().ok_or("the asset's name is not a file name")?);
    reply.asset.save_to(&path).await?;
    Ok(path)
}
