//! A function for AWS Lambda that promotes each version that is published, with one client for all invocations.
//!
//! ```console
//! $ cargo run --example lambda -- production events.json
//! $ cargo run --example lambda -- --demo
//! ```
//!
//! Here the events are the lines of a file. With the crate `lambda_runtime`, the loop becomes
//! `lambda_runtime::run(service_fn(|event| handler(&client, &destination, event.payload))).await`.

use codeartifact::Client;
use codeartifact::types::{PackageFormat, PackageVersionErrorCode};
use serde_json::Value;
use std::{env, fs};
use support::demo;

mod support {
    pub mod demo;
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [destination, events] = &arguments[..] else {
        return demo::or_usage("DESTINATION EVENTS", &[&["production", "events.json"]], &[]);
    };
    // The client is made before the first invocation. So the next ones find its connections open and its credentials ready.
    let client = Client::from_env().await?;
    for event in fs::read_to_string(events)?.lines() {
        match handler(&client, destination, serde_json::from_str(event)?).await {
            Ok(outcome) => println!("{outcome}"),
            Err(error) => println!("error: {error}"),
        }
    }
    Ok(())
}

/// Answers an event `CodeArtifact Package Version State Change`, which EventBridge may deliver more than once.
async fn handler(client: &Client, destination: &str, event: Value) -> anyhow::Result<String> {
    let detail = |name: &str| event["detail"][name].as_str().unwrap_or_default();
    let (source, version) = (detail("repositoryName"), detail("packageVersion"));
    if detail("packageVersionState") != "Published" || source == destination {
        return Ok("nothing to do".to_owned());
    }
    let copy = client.copy_package_versions().domain(detail("domainName"));
    let copy = copy.source_repository(source).destination_repository(destination).versions(version);
    let copy = copy.format(PackageFormat::from(detail("packageFormat"))).package(detail("packageName"));
    let copy = copy.set_namespace(event["detail"]["packageNamespace"].as_str().map(str::to_owned));
    let Err(error) = copy.send().await?.into_result() else { return Ok(format!("copied {version}")) };
    let is_there =
        error.failures().values().all(|why| why.error_code() == Some(&PackageVersionErrorCode::AlreadyExists));
    if is_there { Ok(format!("{version} is there")) } else { Err(error.into()) }
}
