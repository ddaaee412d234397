//! A tool's file, which is replaced as a whole.

use super::encoding::Encoding;
use crate::problem::Problem;
use std::fs;
use std::io::{ErrorKind, Write as _};
#[cfg(unix)]
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// A file of text and what it shall hold.
pub struct TextFile {
    asked: PathBuf,
    /// Where the file is, since it may be a link.
    pub path: PathBuf,
    before: Option<String>,
    encoding: Encoding,
    /// What it shall hold.
    pub text: String,
    /// Whether it holds a token, so that nobody but its owner may read it.
    pub is_secret: bool,
}

impl TextFile {
    /// Reads a file, which may be missing.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let bytes = match bytes(path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(Problem::at("read", path)(error)),
        };
        let (encoding, before) = match bytes.map(Encoding::decode) {
            None => (Encoding::Utf8, None),
            Some(Some((encoding, text))) => (encoding, Some(text)),
            Some(None) => return Err(format!("cannot read {}: save it in UTF-8", path.display()).into()),
        };
        let text = before.clone().unwrap_or_default();
        Ok(Self { asked: path.to_owned(), path: behind_links(path), before, encoding, text, is_secret: false })
    }

    /// Whether it was read from there.
    pub fn is_at(&self, path: &Path) -> bool {
        self.asked == path
    }

    /// Writes what changed: the file is the old one or the new one at any time, with the old one's owner and permissions. A
    /// file of which nothing is left is removed.
    pub fn write(&self) -> Result<(), Problem> {
        if self.before.as_ref() == Some(&self.text) || (self.before.is_none() && self.text.is_empty()) {
            return Ok(());
        }
        let at = |doing| Problem::at(doing, &self.path);
        if self.text.is_empty() {
            return fs::remove_file(&self.path).map_err(at("remove"));
        }
        let folder = self.path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder).map_err(at("create the folder of"))?;
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(".codeartifact-auth-new");
        let new = folder.join(name);
        // A killed process may have left one.
        let _ = fs::remove_file(&new);
        let written = self.write_to(&new).and_then(|()| fs::rename(&new, &self.path));
        written.map_err(|error| {
            let _ = fs::remove_file(&new);
            at("write")(error)
        })
    }

    fn write_to(&self, new: &Path) -> std::io::Result<()> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = options.open(new)?;
        #[cfg(unix)]
        if let Ok(old) = fs::metadata(&self.path) {
            keep_owner(&file, &old)?;
            // Set, not asked for, since the mask of the process would take rights that the old file has.
            let mode = old.permissions().mode() & if self.is_secret { 0o600 } else { 0o777 };
            file.set_permissions(fs::Permissions::from_mode(mode))?;
        }
        file.write_all(&self.encoding.encode(&self.text))?;
        file.sync_all()
    }
}

/// The bytes of a file. Anything else must not be replaced by one, such as `/dev/null`, by which tools are told to have none.
fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() { fs::read(path) } else { Err(std::io::Error::other("it is not a file")) }
}

/// Gives a new file to the owner of the old one, whose it may be that root edits.
#[cfg(unix)]
fn keep_owner(file: &fs::File, old: &fs::Metadata) -> std::io::Result<()> {
    let new = file.metadata()?;
    if new.uid() != old.uid() {
        std::os::unix::fs::fchown(file, Some(old.uid()), None)?;
    }
    if new.gid() != old.gid() {
        // Who is not root may give a file to a group of their own alone.
        let _ = std::os::unix::fs::fchown(file, None, Some(old.gid()));
    }
    Ok(())
}

/// The most links that lead to a file.
const LINKS: usize = 40;

/// Where a path leads, if it is a link, also if nothing is there yet.
fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let Ok(link) = fs::read_link(&path) else { break };
        path = path.parent().map_or(link.clone(), |folder| folder.join(&link));
    }
    path
}
