//! Publishes files as the assets of a version of a generic package, with a progress bar for each.
//!
//! ```console
//! $ cargo run --example publish -- my-domain my-repo generic/acme/tool 1.2.0 tool.tar.gz README.md
//! $ cargo run --example publish -- --demo
//! ```
//!
//! The service checks the SHA-256 of each file. Nobody sees the version before all of its assets are there. A run that was
//! interrupted is finished by the next one, which skips the assets that are there.

use anyhow::Context as _;
use codeartifact::Client;
use codeartifact::primitives::ByteStream;
use codeartifact::types::HashAlgorithm::Sha256;
use codeartifact::types::PackageVersionStatus;
use std::env;
use std::path::Path;
use support::package::Package;
use support::{demo, progress};

mod support {
    pub mod demo;
    pub mod package;
    pub mod progress;
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [domain, repository, package, version, files @ ..] = &arguments[..] else {
        let job = ["demo", "staging", "generic/acme/tool", "2.0.0", "tool.bin", "README.md"];
        return demo::or_usage("DOMAIN REPOSITORY generic/NAMESPACE/PACKAGE VERSION FILE...", &[&job, &job], &[]);
    };
    let Package { format, namespace, name } = package.parse()?;
    let client = Client::from_env().await?;

    let assets = client.list_package_version_assets().domain(domain).repository(repository);
    let assets = assets.format(format.clone()).set_namespace(namespace.clone()).package(&name).package_version(version);
    let there: Vec<_> = match assets.into_paginator().items().send().collect::<Result<_, _>>().await {
        Err(error) if error.is_resource_not_found_exception() => Vec::new(),
        assets => assets?,
    };
    for path in files.iter().map(Path::new) {
        let asset = path.file_name().and_then(|name| name.to_str());
        let asset = asset.with_context(|| format!("{} has no name for an asset", path.display()))?;
        let sha256 = ByteStream::from_path(path).await?.sha256().await?;
        let hash = there.iter().find(|there| there.name() == asset).and_then(|there| there.hashes()?.get(&Sha256));
        if hash == Some(&sha256) {
            println!("{asset} is there");
            continue;
        }
        let content = ByteStream::from_path(path).await?.on_progress(progress::bar(asset)?);
        let publish = client.publish_package_version().domain(domain).repository(repository);
        let publish = publish.format(format.clone()).set_namespace(namespace.clone()).package(&name);
        let publish = publish.package_version(version).asset_name(asset).asset_sha256(sha256).asset_content(content);
        publish.unfinished(true).send().await?;
        println!("{asset} is uploaded");
    }

    let found = client.describe_package_version().domain(domain).repository(repository);
    let found = found.format(format.clone()).set_namespace(namespace.clone()).package(&name).package_version(version);
    let found = found.send().await?.package_version;
    if found.and_then(|found| found.status) == Some(PackageVersionStatus::Unfinished) {
        let update = client.update_package_versions_status().domain(domain).repository(repository);
        let update = update.format(format).set_namespace(namespace).package(name).versions(version);
        update.target_status(PackageVersionStatus::Published).send().await?.into_result()?;
    }
    println!("{package} {version} is published");
    Ok(())
}
