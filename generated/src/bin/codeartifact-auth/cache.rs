//! Tokens kept in files that their owner alone can read, one for each domain, owner, region, endpoint and identity.

use crate::problem::Problem;
use crate::settings::Settings;
use codeartifact::runtime::for_credentials::sha256_hex;
use serde_json::{Value, json};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The part of a hash that names a file.
const HASH: usize = 20;

/// The seconds after which nobody misses a token that has expired.
const LONG_AGO: i64 = 86_400;

/// A token, with the times at which it was issued and expires, in seconds since the epoch.
pub struct Token {
    /// The secret.
    pub value: String,
    /// When it was issued.
    pub issued: i64,
    /// When it expires.
    pub expires: i64,
}

impl Token {
    /// A token, unless it has characters that no header has after `Bearer`. So it cannot end a line or a value of a file.
    pub fn new(value: &str, issued: i64, expires: i64) -> Option<Self> {
        let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte);
        let is_token = !value.is_empty() && value.bytes().all(is_fit);
        is_token.then(|| Self { value: value.to_owned(), issued, expires })
    }
}

/// The file of one token.
pub struct Cache {
    file: PathBuf,
}

impl Cache {
    /// The file for these settings. Its folder is made if it is not there.
    pub fn of(settings: &Settings) -> Result<Self, Problem> {
        let Settings { domain, owner, region, endpoint, identity, cache, .. } = settings;
        let key = json!([domain, owner, region, endpoint, identity]).to_string();
        let hash = sha256_hex(key.as_bytes());
        let name = file_name(domain, hash.get(..HASH).unwrap_or(&hash));
        create_private(cache).map_err(Problem::at("create the folder", cache))?;
        if others_may(cache, WRITE).map_err(Problem::at("examine", cache))? {
            return Err(format!("others can write in {}: take that right from them", cache.display()).into());
        }
        Ok(Self { file: cache.join(name) })
    }

    /// The token, whether it is still good or not; `None` too if the file is not one of ours, or if others can read it.
    pub fn read(&self) -> Option<Token> {
        if others_may(&self.file, READ | WRITE).ok()? {
            return None;
        }
        let value: Value = serde_json::from_slice(&fs::read(&self.file).ok()?).ok()?;
        let time = |name: &str| value.get(name)?.as_i64();
        Token::new(value.get("token")?.as_str()?, time("issued")?, time("expires")?)
    }

    /// Waits until no other process gets a token for this file. The system frees the lock of a process that ends.
    pub fn lock(&self) -> Result<File, Problem> {
        let path = self.file.with_extension("lock");
        let lock = private().create(true).truncate(false).open(&path).map_err(Problem::at("open", &path))?;
        lock.lock().map_err(Problem::at("lock", &path))?;
        Ok(lock)
    }

    /// Keeps a token. The file is the old one or the new one at any time. Tokens of others that expired long ago, as those of
    /// access keys that lived for an hour, are removed.
    pub fn write(&self, token: &Token) -> Result<(), Problem> {
        let text = json!({ "token": token.value, "issued": token.issued, "expires": token.expires }).to_string();
        let new = self.file.with_extension("new");
        // A file that a killed process left may have other permissions.
        self.remove(&new)?;
        let written = private().create_new(true).open(&new).and_then(|mut file| file.write_all(text.as_bytes()));
        let written = written.and_then(|()| fs::rename(&new, &self.file));
        written.map_err(|error| {
            let _ = fs::remove_file(&new);
            Problem::at("write", &self.file)(error)
        })?;
        self.sweep(token.issued.saturating_sub(LONG_AGO));
        Ok(())
    }

    /// Removes tokens that expired before a time. What cannot be removed stays.
    fn sweep(&self, before: i64) {
        let entries = self.file.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten();
        for file in entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension() == self.file.extension())
        {
            let other = Self { file };
            if other.read().is_some_and(|token| token.expires < before) {
                let _ = fs::remove_file(&other.file).and_then(|()| fs::remove_file(other.file.with_extension("lock")));
            }
        }
    }

    /// Removes the token, if there is one.
    pub fn forget(&self) -> Result<(), Problem> {
        let _lock = self.lock()?;
        self.remove(&self.file)
    }

    fn remove(&self, path: &Path) -> Result<(), Problem> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Problem::at("remove", path)(error)),
            _ => Ok(()),
        }
    }
}

/// A name that tells people which domain it is.
fn file_name(domain: &str, hash: &str) -> String {
    let plain: String = domain.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(50).collect();
    format!("{plain}-{hash}.json")
}

/// The rights of a file's group and of all others.
const READ: u32 = 0o044;
const WRITE: u32 = 0o022;

/// Whether others than the owner have one of these rights. Elsewhere than on Unix, the user's folders are nobody else's.
fn others_may(path: &Path, rights: u32) -> std::io::Result<bool> {
    #[cfg(unix)]
    return fs::metadata(path).map(|found| std::os::unix::fs::MetadataExt::mode(&found) & rights != 0);
    #[cfg(not(unix))]
    fs::metadata(path).map(|_| rights == 0)
}

/// Files that their owner alone can read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn create_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
