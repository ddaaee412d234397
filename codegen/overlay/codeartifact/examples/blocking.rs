//! Lists the packages of a repository with their newest versions and the sizes of these, without an async runtime.
//!
//! ```console
//! $ cargo run --example blocking --features blocking -- my-domain my-repo
//! $ cargo run --example blocking --features blocking -- --demo
//! ```
//!
//! A program of its own leaves out the default features, and asks for `blocking` and `credential-chain`.

use codeartifact::blocking::Client;
use codeartifact::types::{PackageVersionSortType, PackageVersionStatus};
use std::env;
use support::demo;
use support::package::Package;

mod support {
    pub mod demo;
    pub mod package;
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [domain, repository] = &arguments[..] else {
        return demo::or_usage("DOMAIN REPOSITORY", &[&["demo", "staging"]], &[]);
    };
    let client = Client::from_env()?;
    let packages = client.list_packages().domain(domain).repository(repository);
    for package in packages.into_paginator().items().send() {
        let package = Package::from(package?);
        let Package { format, namespace, name } = package.clone();
        let versions = client.list_package_versions().domain(domain).repository(repository);
        let versions = versions.format(format.clone()).set_namespace(namespace.clone()).package(&name);
        let versions = versions.status(PackageVersionStatus::Published).sort_by(PackageVersionSortType::PublishedTime);
        let Some(newest) = versions.into_paginator().max_items(1).send().next().transpose()? else { continue };

        let assets = client.list_package_version_assets().domain(domain).repository(repository);
        let assets = assets.format(format).set_namespace(namespace).package(name).package_version(newest.version());
        let mut size = 0;
        for asset in assets.into_paginator().items().send() {
            size += asset?.size().unwrap_or_default();
        }
        println!("{package} {} ({size} bytes)", newest.version());
    }
    Ok(())
}
