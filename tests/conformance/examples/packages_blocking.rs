//! The calls of the program `packages`, made with the blocking client.

use codeartifact::blocking::Client;
use codeartifact::types::{PackageSummary, PackageVersionSortType};
use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [domain, repository] = &arguments[..] else { return Err("usage: packages_blocking DOMAIN REPOSITORY".into()) };
    let path = run(&Client::from_env()?, domain, repository, &env::temp_dir())?;
    println!("downloaded {}", path.display());
    Ok(())
}

/// Signs in, lists the packages and downloads an asset of the first one into `folder`; gives the file's path.
fn run(client: &Client, domain: &str, repository: &str, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    client.get_authorization_token().domain(domain).send()?;
    let packages = client.list_packages().domain(domain).repository(repository).into_paginator().items().send();
    let packages = packages.collect::<Result<Vec<_>, _>>()?;
    let first = packages.first().ok_or_else(|| format!("the repository {repository} has no packages"))?;
    download(client, domain, repository, first, folder)
}

/// Downloads the first asset of the newest version of a package.
fn download(
    client: &Client,
    domain: &str,
    repository: &str,
    package: &PackageSummary,
    folder: &Path,
) -> Result<PathBuf, Box<dyn Error>> {
    let name = package.package().ok_or("a package has no name")?;
    let format = package.format().ok_or("a package has no format")?;
    let versions = client.list_package_versions().domain(domain).repository(repository).format(format.clone());
    let versions = versions.set_namespace(package.namespace.clone()).package(name);
    let mut versions = versions.sort_by(PackageVersionSortType::PublishedTime).into_paginator().max_items(1).send();
    let version = versions.next().ok_or_else(|| format!("{name} has no versions"))??;
    let version = version.version();

    let assets = client.list_package_version_assets().domain(domain).repository(repository).format(format.clone());
    let assets = assets.set_namespace(package.namespace.clone()).package(name).package_version(version);
    let asset = assets.into_paginator().max_items(1).send().next();
    let asset = asset.ok_or_else(|| format!("{name} {version} has no assets"))??.name().to_owned();

    let reply = client.get_package_version_asset().domain(domain).repository(repository).format(format.clone());
    let reply = reply.set_namespace(package.namespace.clone()).package(name).package_version(version).asset(&asset);
    // The name comes from the server: a path in it must not lead out of the folder.
    let path = folder.join(Path::new(&asset).file_name().ok_or("the asset's name is no file name")?);
    reply.send()?.asset.save_to(&path).wait()?;
    Ok(path)
}
