//! Files that are copies of assets.

use anyhow::Context as _;
use codeartifact::primitives::ByteStream;
use codeartifact::types::{AssetSummary, HashAlgorithm};
use std::path::{Component, Path, PathBuf};

/// Returns the SHA-256 that the service knows of an asset.
pub fn sha256(asset: &AssetSummary) -> anyhow::Result<&str> {
    let hash = asset.hashes().and_then(|hashes| hashes.get(&HashAlgorithm::Sha256));
    Ok(hash.with_context(|| format!("the service knows no SHA-256 of {}", asset.name()))?)
}

/// Whether there is a file with this SHA-256.
pub async fn is_there(path: &Path, sha256: &str) -> bool {
    match ByteStream::from_path(path).await {
        Ok(content) => content.sha256().await.is_ok_and(|found| found == sha256),
        Err(_) => false,
    }
}

/// Returns the path below `folder`. The names come from a server, so none of them may lead elsewhere.
pub fn below<'a>(folder: &Path, names: impl IntoIterator<Item = &'a str>) -> anyhow::Result<PathBuf> {
    let mut path = folder.to_owned();
    for name in names {
        let is_plain = Path::new(name).components().eq([Component::Normal(name.as_ref())]);
        anyhow::ensure!(is_plain && !name.contains('\\'), "`{name}` cannot be the name of a file");
        path.push(name);
    }
    Ok(path)
}
