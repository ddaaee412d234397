//! Keeps a copy of a repository in a folder, as `FOLDER/FORMAT/[NAMESPACE/]PACKAGE/VERSION/ASSET`.
//!
//! ```console
//! $ cargo run --example mirror -- my-domain my-repo copy
//! $ cargo run --example mirror -- --demo
//! ```
//!
//! Several versions are copied at a time. Each file is checked by its SHA-256, and those that are there already are not
//! downloaded again, so a run that was interrupted is finished by the next one. What cannot be copied stops nothing else, and
//! is listed at the end. What is gone from the repository stays. One run at a time may work on a folder.

use codeartifact::Client;
use codeartifact::types::{AssetSummary, PackageVersionStatus};
use futures_util::{Stream, StreamExt, TryStreamExt};
use std::env;
use std::path::PathBuf;
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
    let (client, folder, files) = (Client::from_env().await?, folder.into(), file::Files::default());
    let mirror = Mirror { client, domain: domain.clone(), repository: repository.clone(), folder, files };
    let packages = mirror.client.list_packages().domain(domain).repository(repository).into_paginator().items().send();
    let versions = packages.map_ok(|package| mirror.versions(package.into())).try_flatten();
    let failures = versions.map(|version| mirror.copy(version)).buffer_unordered(AT_ONCE).concat().await;
    anyhow::ensure!(failures.is_empty(), "not copied:\n{}", failures.join("\n"));
    Ok(())
}

struct Mirror {
    client: Client,
    domain: String,
    repository: String,
    folder: PathBuf,
    files: file::Files,
}

impl Mirror {
    fn versions(&self, package: Package) -> impl Stream<Item = anyhow::Result<(Package, String)>> {
        let Package { format, namespace, name } = package.clone();
        let versions = self.client.list_package_versions().domain(&self.domain).repository(&self.repository);
        let versions = versions.format(format).set_namespace(namespace).package(name);
        let versions = versions.status(PackageVersionStatus::Published).into_paginator().items().send();
        versions.err_into().map_ok(move |version| (package.clone(), version.version().to_owned()))
    }

    /// Copies the assets of a version, and returns what failed.
    async fn copy(&self, found: anyhow::Result<(Package, String)>) -> Vec<String> {
        let (package, version) = match found {
            Ok(found) => found,
            Err(error) => return vec![error.to_string()],
        };
        let assets = self.client.list_package_version_assets().domain(&self.domain).repository(&self.repository);
        let assets = assets.format(package.format.clone()).set_namespace(package.namespace.clone());
        let assets = assets.package(&package.name).package_version(&version).into_paginator().items().send();
        let saved = assets.err_into().and_then(|asset| self.save(&package, &version, asset));
        saved.filter_map(async |saved| Some(format!("{package} {version}: {}", saved.err()?))).collect().await
    }

    async fn save(&self, package: &Package, version: &str, asset: AssetSummary) -> anyhow::Result<()> {
        let Package { format, namespace, name } = package;
        let names = [format.as_str()].into_iter().chain(namespace.as_deref()).chain([name.as_str(), version]);
        let folder = file::below(&self.folder, names)?;
        let content = self.client.get_package_version_asset().domain(&self.domain).repository(&self.repository);
        let content = content.format(format.clone()).set_namespace(namespace.clone()).package(name);
        let content = content.package_version(version).asset(asset.name()).send();
        if let (path, true) = self.files.save(&folder, &asset, content, || Ok(|_| ())).await? {
            println!("{}", path.display());
        }
        Ok(())
    }
}
