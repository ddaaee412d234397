//! Deletes old versions of a package in two steps: a plan to read, and its execution.
//!
//! ```console
//! $ cargo run --example prune -- plan old.txt my-domain my-repo generic/acme/tool 10
//! $ cargo run --example prune -- apply old.txt
//! $ cargo run --example prune -- --demo
//! ```
//!
//! The plan is a file that lists all versions but the 10 that were published last; take out lines to keep more. If `apply` is
//! interrupted, run it again. A version is left alone if its status has changed since.

use anyhow::Context as _;
use codeartifact::Client;
use codeartifact::types::{PackageVersionErrorCode, PackageVersionSortType, PackageVersionStatus};
use std::num::NonZeroUsize;
use std::{env, fs};
use support::demo;
use support::package::Package;

mod support {
    pub mod demo;
    pub mod package;
}

/// The most versions of one call.
const AT_ONCE: usize = 100;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["plan", file, domain, repository, package, keep] => plan(file, domain, repository, package, keep).await,
        ["apply", file] => apply(file).await,
        _ => demo::or_usage(
            "plan FILE DOMAIN REPOSITORY FORMAT/[NAMESPACE/]PACKAGE KEEP | apply FILE",
            &[&["plan", "old.txt", "demo", "staging", "generic/acme/tool", "1"], &["apply", "old.txt"]],
            &[],
        ),
    }
}

async fn plan(file: &str, domain: &str, repository: &str, package: &str, keep: &str) -> anyhow::Result<()> {
    let Package { format, namespace, name } = package.parse()?;
    let keep: NonZeroUsize = keep.parse().with_context(|| format!("`{keep}` is not a number of versions to keep"))?;
    let client = Client::from_env().await?;
    let versions = client.list_package_versions().domain(domain).repository(repository);
    let versions = versions.format(format).set_namespace(namespace).package(name);
    let versions = versions.status(PackageVersionStatus::Published).sort_by(PackageVersionSortType::PublishedTime);
    let versions: Vec<_> = versions.into_paginator().items().send().collect::<Result<_, _>>().await?;
    let old = versions.iter().skip(keep.get()).map(|version| format!("{}\n", version.version()));
    let plan = format!("{domain} {repository} {package}\n{}", old.collect::<String>());
    // A part of a version would be another version, so the file is there as a whole or not at all.
    let part = format!("{file}.part");
    fs::write(&part, &plan)?;
    fs::rename(&part, file)?;
    print!("{plan}");
    Ok(())
}

async fn apply(file: &str) -> anyhow::Result<()> {
    let plan = fs::read_to_string(file).with_context(|| format!("cannot read the plan {file}"))?;
    let mut versions = plan.lines().filter(|line| !line.is_empty()).map(str::to_owned);
    let head = versions.next().unwrap_or_default();
    let [domain, repository, package] = head.split(' ').collect::<Vec<_>>()[..] else {
        anyhow::bail!("{file} does not begin with a domain, a repository and a package");
    };
    let Package { format, namespace, name } = package.parse()?;
    let client = Client::from_env().await?;
    let mut failures = Vec::new();
    for versions in versions.collect::<Vec<_>>().chunks(AT_ONCE) {
        let delete = client.delete_package_versions().domain(domain).repository(repository);
        let delete = delete.format(format.clone()).set_namespace(namespace.clone()).package(&name);
        let delete = delete.expected_status(PackageVersionStatus::Published).set_versions(Some(versions.to_vec()));
        let output = delete.send().await?;
        for version in versions {
            let why = output.failed_versions().and_then(|failed| failed.get(version));
            match why.map(|why| (why.error_code(), why.error_message().unwrap_or("no reason is given"))) {
                None => println!("{version} is deleted"),
                Some((Some(PackageVersionErrorCode::NotFound), _)) => println!("{version} was deleted before"),
                Some((_, message)) => failures.push(format!("{version}: {message}")),
            }
        }
    }
    anyhow::ensure!(failures.is_empty(), "not deleted: {}", failures.join("; "));
    // The plan is done, and must not meet versions that are published anew.
    Ok(fs::remove_file(file)?)
}
