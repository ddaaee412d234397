//! What demonstrations begin with.

use codeartifact_fake::{SeedAsset, Server};
use serde_json::json;
use std::fs;
use std::path::Path;

/// Fills the fake with a few packages.
pub fn seed(fake: &Server) -> anyhow::Result<()> {
    let content = vec![0; 100_000];
    let tool = SeedAsset { domain: "demo", repository: "staging", namespace: Some("acme"), ..SeedAsset::default() };
    let tool = SeedAsset { package: "tool", name: "tool.bin", content: &content, ..tool };
    for version in ["1.0.0", "1.1.0", "1.2.0"] {
        fake.seed_asset(&SeedAsset { version, ..tool })?;
    }
    fake.seed_asset(&SeedAsset { repository: "production", ..tool })?;

    let pad = SeedAsset { format: "npm", namespace: None, package: "left-pad", name: "left-pad-1.0.0.tgz", ..tool };
    fake.seed_asset(&pad)?;
    let origin = json!({
        "domain": "demo", "repository": "staging", "format": "npm", "package": "left-pad",
        "restrictions": { "publish": "ALLOW", "upstream": "ALLOW" },
    });
    Ok(fake.seed("PutPackageOriginConfiguration", &origin.to_string())?)
}

/// Writes the files that the programs read in the folder in which they are run.
pub fn write(folder: &Path) -> std::io::Result<()> {
    fs::write(folder.join("tool.bin"), vec![1; 100_000])?;
    fs::write(folder.join("README.md"), "A tool.\n")?;
    let events = ["1.1.0", "1.1.0", "9.9.9"].map(|version| {
        let detail = json!({
            "domainName": "demo", "repositoryName": "staging", "packageFormat": "generic", "packageNamespace": "acme",
            "packageName": "tool", "packageVersion": version, "packageVersionState": "Published",
        });
        json!({ "detail": detail }).to_string()
    });
    fs::write(folder.join("events.json"), events.join("\n"))
}
