//! The sections of a file that matter for a profile.

use super::ProfileError;
use super::ini::{self, Section, Settings};
use super::paths::Dialect;
use crate::identity::shell_words;
use std::collections::HashMap;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

const PROFILE: &str = "profile";

/// The kinds of sections: profiles, and what they may refer to.
const KINDS: [&str; 3] = [PROFILE, "services", "sso-session"];

/// The greatest number of bytes of a file. Those of organizations with thousands of accounts take a few millions.
const MOST: u64 = 16 * 1024 * 1024;

/// The part of one file that matters for a profile.
pub(super) struct File {
    pub path: PathBuf,
    pub dialect: Dialect,
    pub exists: bool,
    pub settings: Option<Settings>,
    /// The sections of other kinds, by kind and name, for example `services` and `local`.
    others: HashMap<(&'static str, String), Settings>,
}

impl File {
    /// Reads the file. A file that does not exist, or is a directory, counts as empty.
    pub fn read((path, dialect): (PathBuf, Dialect), profile: &str) -> Result<Self, ProfileError> {
        let text = match read(&path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| unreadable(&path, "it is not UTF-8"))?,
            // Container tools make a directory of a file that they were told to mount and that is not there.
            Err(error) if is_absent(&error) || path.is_dir() => {
                return Ok(Self { path, dialect, exists: false, settings: None, others: HashMap::new() });
            }
            Err(error) => return Err(unreadable(&path, error)),
        };
        let sections = ini::read(&text).map_err(|error| {
            let (path, line, problem) = (path.display(), error.line, error.problem);
            ProfileError(format!("{path}, line {line}: {problem}"))
        })?;
        Ok(Self::of(path, dialect, sections, profile))
    }

    fn of(path: PathBuf, dialect: Dialect, sections: Vec<Section>, profile: &str) -> Self {
        let mut file = Self { path, dialect, exists: true, settings: None, others: HashMap::new() };
        for Section { name, settings } in sections {
            let found = match dialect {
                Dialect::Credentials => Some((PROFILE, name)),
                Dialect::Config => kind(name),
            };
            match found {
                // Of two sections for one profile, as `[default]` and `[profile default]`, the later one counts.
                Some((PROFILE, of)) if of == profile => file.settings = Some(settings),
                Some((PROFILE, _)) | None => {}
                Some(other) => {
                    file.others.insert(other, settings);
                }
            }
        }
        file
    }

    /// Returns a section of another kind than a profile.
    pub fn other(&self, kind: &'static str, name: &str) -> Option<&Settings> {
        self.others.get(&(kind, name.to_owned()))
    }
}

/// Reads a file, which may be a device without an end.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::other(format!("it has more than {MOST} bytes")));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, problem: impl std::fmt::Display) -> ProfileError {
    ProfileError(format!("{} cannot be read: {problem}", path.display()))
}

/// Whether a file could not be read because it does not exist.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Splits a header such as `profile "my name"` into kind and name by botocore's rule: it is two of a shell's words, the
/// first of which begins with the kind.
fn kind(header: String) -> Option<(&'static str, String)> {
    if header == "default" {
        return Some((PROFILE, header));
    }
    let kind = KINDS.into_iter().find(|kind| header.starts_with(kind))?;
    let words: [String; 2] = shell_words::split(&header, true).ok()?.try_into().ok()?;
    let [_, name] = words;
    Some((kind, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_a_greatest_size() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(16_777_216).unwrap();
        assert_eq!(read(file.path()).unwrap().len(), 16_777_216);
        file.as_file().set_len(16_777_217).unwrap();
        assert_eq!(read(file.path()).unwrap_err().to_string(), "it has more than 16777216 bytes");
    }
}
