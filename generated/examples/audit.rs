//! Lists the packages of a repository that can be published to it and fetched from upstream alike.
//!
//! ```console
//! $ cargo run --example audit -- my-domain my-repo
//! $ cargo run --example audit -- --demo
//! ```
//!
//! Whoever publishes a higher version of such a name upstream has it installed in place of one's own. The program fails if it
//! finds any, so that it can be a step of a pipeline.

use codeartifact::Client;
use codeartifact::types::{AllowPublish, AllowUpstream};
use std::env;
use support::demo;
use support::package::Package;

mod support {
    pub mod demo;
    pub mod package;
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [domain, repository] = &arguments[..] else {
        return demo::or_usage("DOMAIN REPOSITORY", &[&["demo", "production"]], &[&["demo", "staging"]]);
    };
    let client = Client::from_env().await?;
    let packages = client.list_packages().domain(domain).repository(repository);
    let packages = packages.publish(AllowPublish::Allow).upstream(AllowUpstream::Allow);
    let mut packages = packages.into_paginator().items().send();
    let mut found = 0;
    while let Some(package) = packages.try_next().await? {
        println!("{}", Package::from(package));
        found += 1;
    }
    anyhow::ensure!(found == 0, "packages that allow both publishing and upstream versions: {found}");
    println!("no package of {repository} allows both publishing and upstream versions");
    Ok(())
}
