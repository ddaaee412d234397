//! Files that are copies of assets.

use anyhow::Context as _;
use codeartifact::Error;
use codeartifact::operation::get_package_version_asset::GetPackageVersionAssetOutput;
use codeartifact::primitives::{ByteStream, Progress};
use codeartifact::types::{AssetSummary, HashAlgorithm};
use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

/// Returns the SHA-256 that the service knows of an asset.
fn sha256(asset: &AssetSummary) -> anyhow::Result<&str> {
    let hash = asset.hashes().and_then(|hashes| hashes.get(&HashAlgorithm::Sha256));
    Ok(hash.with_context(|| format!("the service knows no SHA-256 of {}", asset.name()))?)
}

/// Whether there is a file with this SHA-256.
async fn is_there(path: &Path, sha256: &str) -> bool {
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

/// Makes a folder, or removes what a killed run has left in it: what `save_to` had not saved whole, as `.UUID.part`.
fn prepare(folder: &Path) -> io::Result<()> {
    const LEFT: usize = ".00000000-0000-0000-0000-000000000000.part".len();
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.len() == LEFT && name.starts_with('.') && name.ends_with(".part") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The files of a run. Where capitals do not matter, two names may be those of one file.
#[derive(Default)]
pub struct Files(Mutex<HashSet<PathBuf>>);

impl Files {
    /// Saves an asset in a folder, unless it is there. Returns its path, and whether it was downloaded.
    pub async fn save<P: Fn(Progress) + Send + Sync + 'static>(
        &self,
        folder: &Path,
        asset: &AssetSummary,
        content: impl Future<Output = Result<GetPackageVersionAssetOutput, Error>>,
        progress: impl FnOnce() -> anyhow::Result<P>,
    ) -> anyhow::Result<(PathBuf, bool)> {
        let (path, sha256) = (below(folder, [asset.name()])?, sha256(asset)?);
        let is_there = is_there(&path, sha256).await;
        if !is_there {
            prepare(folder)?;
            let content = content.await?.asset;
            content.save_to(&path).sha256(sha256).on_progress(progress()?).await?;
        }
        let is_ours = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(fs::canonicalize(&path)?);
        anyhow::ensure!(is_ours, "{} is the file of another asset, too", path.display());
        Ok((path, !is_there))
    }
}
