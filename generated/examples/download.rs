//! Downloads the assets of a package version into a folder, with a progress bar for each.
//!
//! ```console
//! $ cargo run --example download -- my-domain my-repo generic/acme/tool 1.2.0 tool
//! $ cargo run --example download -- --demo
//! ```
//!
//! A file is there once it is whole and has the SHA-256 that the service knows; it replaces one with another content. A run that
//! was interrupted is finished by the next one, which skips what is there. What cannot be downloaded stops nothing else.

use codeartifact::Client;
use std::env;
use std::path::Path;
use support::package::Package;
use support::{demo, file, progress};

mod support {
    pub mod demo;
    pub mod file;
    pub mod package;
    pub mod progress;
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [domain, repository, package, version, folder] = &arguments[..] else {
        let job = ["demo", "staging", "generic/acme/tool", "1.2.0", "tool"];
        return demo::or_usage("DOMAIN REPOSITORY FORMAT/[NAMESPACE/]PACKAGE VERSION FOLDER", &[&job, &job], &[]);
    };
    let Package { format, namespace, name } = package.parse()?;
    let client = Client::from_env().await?;

    let assets = client.list_package_version_assets().domain(domain).repository(repository);
    let assets = assets.format(format.clone()).set_namespace(namespace.clone()).package(&name).package_version(version);
    let mut assets = assets.into_paginator().items().send();
    let (files, mut failures) = (file::Files::default(), Vec::new());
    while let Some(asset) = assets.try_next().await? {
        let download = client.get_package_version_asset().domain(domain).repository(repository).asset(asset.name());
        let download = download.format(format.clone()).set_namespace(namespace.clone()).package(&name);
        let content = download.package_version(version).send();
        match files.save(Path::new(folder), &asset, content, || progress::bar(asset.name())).await {
            Ok((path, true)) => println!("{} is downloaded", path.display()),
            Ok((path, false)) => println!("{} is there", path.display()),
            Err(error) => failures.push(format!("{}: {error}", asset.name())),
        }
    }
    anyhow::ensure!(failures.is_empty(), "not downloaded:\n{}", failures.join("\n"));
    Ok(())
}
