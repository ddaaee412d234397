//! The two files: their paths, and the sections of one of them that matter for a profile.

use super::ProfileError;
use super::ini::{self, Section, Settings};
use crate::identity::environment::Environment;
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::PathBuf;

/// The form of a file's section headers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// `[name]`: every section is a profile.
    Credentials,
    /// `[profile name]` or `[default]`, and sections of other kinds.
    Config,
}

/// The kinds of sections that profiles may refer to.
const OTHERS: [&str; 2] = ["services", "sso-session"];

/// The paths of both files. The first one wins, as in botocore.
pub(super) fn places(environment: &Environment) -> Vec<(PathBuf, Dialect)> {
    let credentials = path(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
    let config = path(environment, "AWS_CONFIG_FILE", "config");
    let both = [(credentials, Dialect::Credentials), (config, Dialect::Config)];
    both.into_iter().filter_map(|(path, dialect)| Some((path?, dialect))).collect()
}

fn path(environment: &Environment, variable: &str, name: &str) -> Option<PathBuf> {
    let Some(given) = environment.get(variable) else {
        return Some(environment.home()?.join(".aws").join(name));
    };
    match given.strip_prefix("~/").zip(environment.home()) {
        Some((rest, home)) => Some(home.join(rest)),
        None => Some(given.into()),
    }
}

/// The part of one file that matters for a profile.
pub(super) struct File {
    pub path: PathBuf,
    pub exists: bool,
    pub settings: Option<Settings>,
    /// The sections of other kinds, by kind and name, for example `services` and `local`.
    others: HashMap<(&'static str, String), Settings>,
}

impl File {
    /// Reads the file. A file that does not exist counts as empty.
    pub fn read((path, dialect): (PathBuf, Dialect), profile: &str) -> Result<Self, ProfileError> {
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| unreadable(&path, "it is not UTF-8"))?,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Self { path, exists: false, settings: None, others: HashMap::new() });
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
        let mut file = Self { path, exists: true, settings: None, others: HashMap::new() };
        for Section { name, settings } in sections {
            match (dialect, kind(&name)) {
                (Dialect::Credentials, _) if name == profile => file.settings = Some(settings),
                (Dialect::Config, ("profile", of)) if of == profile => file.settings = Some(settings),
                // `[profile default]` wins over `[default]`.
                (Dialect::Config, ("", "default")) if profile == "default" => {
                    file.settings.get_or_insert(settings);
                }
                (Dialect::Config, (kind, of)) => {
                    if let Some(kind) = OTHERS.into_iter().find(|other| *other == kind) {
                        file.others.insert((kind, of.to_owned()), settings);
                    }
                }
                _ => {}
            }
        }
        file
    }

    /// Returns a section of another kind than a profile.
    pub fn other(&self, kind: &'static str, name: &str) -> Option<&Settings> {
        self.others.get(&(kind, name.to_owned()))
    }
}

fn unreadable(path: &std::path::Path, problem: impl std::fmt::Display) -> ProfileError {
    ProfileError(format!("{} cannot be read: {problem}", path.display()))
}

/// Splits a header such as `profile "my name"` into kind and name. A header of one word is a name without a
/// kind.
fn kind(header: &str) -> (&str, &str) {
    let Some((kind, name)) = header.split_once(char::is_whitespace) else {
        return ("", header);
    };
    let name = name.trim();
    let quoted = |quote: char| name.strip_prefix(quote)?.strip_suffix(quote);
    (kind, quoted('"').or_else(|| quoted('\'')).unwrap_or(name))
}
