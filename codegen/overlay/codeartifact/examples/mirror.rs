//! Keeps a copy of a repository in a folder, as `FOLDER/FORMAT/[NAMESPACE/]PACKAGE/VERSION/ASSET`.
//!
//! ```console
//! $ cargo run --example mirror -- my-domain my-repo copy
//! $ cargo run --example mirror -- --demo
//! ```
//!
//! Several versions are copied at a time. Each file is checked by its SHA-256, and those that are there already are not
//! downloaded again, so a run that was interrupted is finished by the next one. What is gone from the repository stays.

use codeartifact::types::PackageVersionStatus;
use codeartifact::{Client, Error};
use futures_util::{Stream, TryStreamExt};
use std::path::PathBuf;
use std::{env, fs};
use support::package::Package;
use support::{demo, file};

mod support {
    pub mod demo;
    pub mod file;
    pub mod package;
}

/// The number of versions that are copied at a time.
const AT_ONCE: usize = 8;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [domain, repository, folder] = &arguments[..] else {
        let job = ["demo", "staging", "copy"];
        return demo::or_usage("DOMAIN REPOSITORY FOLDER", &[&job, &job], &[]);
    };
    let (domain, repository, folder) = (domain.clone(), repository.clone(), folder.into());
    let mirror = Mirror { client: Client::from_env().await?, domain, repository, folder };
    let versions = mirror.packages().map_ok(|package| mirror.versions(package)).try_flatten().err_into();
    versions.try_for_each_concurrent(AT_ONCE, |(package, version)| mirror.copy(package, version)).await
}

struct Mirror {
    client: Client,
    domain: String,
    repository: String,
    folder: PathBuf,
}

impl Mirror {
    fn packages(&self) -> impl Stream<Item = Result<Package, Error>> {
        let packages = self.client.list_packages().domain(&self.domain).repository(&self.repository);
        packages.into_paginator().items().send().map_ok(Package::from)
    }

    fn versions(&self, package: Package) -> impl Stream<Item = Result<(Package, String), Error>> {
        let Package { format, namespace, name } = package.clone();
        let versions = self.client.list_package_versions().domain(&self.domain).repository(&self.repository);
        let versions = versions.format(format).set_namespace(namespace).package(name);
        let versions = versions.status(PackageVersionStatus::Published).into_paginator().items().send();
        versions.map_ok(move |version| (package.clone(), version.version().to_owned()))
    }

    /// Copies the assets of a version.
    async fn copy(&self, package: Package, version: String) -> anyhow::Result<()> {
        let Package { format, namespace, name } = &package;
        let names = [format.as_str()].into_iter().chain(namespace.as_deref()).chain([name.as_str(), &version]);
        let folder = file::below(&self.folder, names)?;
        fs::create_dir_all(&folder)?;
        let assets = self.client.list_package_version_assets().domain(&self.domain).repository(&self.repository);
        let assets = assets.format(format.clone()).set_namespace(namespace.clone()).package(name);
        let mut assets = assets.package_version(&version).into_paginator().items().send();
        while let Some(asset) = assets.try_next().await? {
            let path = file::below(&folder, [asset.name()])?;
            let sha256 = file::sha256(&asset)?;
            if file::is_there(&path, sha256).await {
                continue;
            }
            let download = self.client.get_package_version_asset().domain(&self.domain).repository(&self.repository);
            let download = download.format(format.clone()).set_namespace(namespace.clone()).package(name);
            let content = download.package_version(&version).asset(asset.name()).send().await?.asset;
            content.save_to(&path).sha256(sha256).await?;
            println!("{}", path.display());
        }
        Ok(())
    }
}
