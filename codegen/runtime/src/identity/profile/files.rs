//! Where the two files are, and what one of them says about a profile.

use super::ProfileError;
use super::ini::{self, Section, Settings};
use crate::identity::environment::Environment;
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::PathBuf;

/// How a file calls its profiles.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// `[name]`: every section is a profile.
    Credentials,
    /// `[profile name]` or `[default]`, and sections of other kinds.
    Config,
}

/// The kinds of sections that profiles refer to.
const OTHERS: [&str; 2] = ["services", "sso-session"];

/// Both files, the one that wins first, as in botocore.
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

/// What one file says about a profile.
pub(super) struct File {
    pub path: PathBuf,
    pub exists: bool,
    pub settings: Option<Settings>,
    /// The sections of other kinds, by kind and name, as `services` and `local`.
    others: HashMap<(&'static str, String), Settings>,
}

impl File {
    /// Reads the file. One that is not there says nothing.
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
                // `[profile default]` goes before `[default]`.
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

    /// A section that is no profile.
    pub fn other(&self, kind: &'static str, name: &str) -> Option<&Settings> {
        self.others.get(&(kind, name.to_owned()))
    }
}

fn unreadable(path: &std::path::Path, problem: impl std::fmt::Display) -> ProfileError {
    ProfileError(format!("{} cannot be read: {problem}", path.display()))
}

/// The parts of a header as `profile "my name"`. The name of a section without a kind is all of it.
fn kind(header: &str) -> (&str, &str) {
    let Some((kind, name)) = header.split_once(char::is_whitespace) else {
        return ("", header);
    };
    let name = name.trim();
    let quoted = |quote: char| name.strip_prefix(quote)?.strip_suffix(quote);
    (kind, quoted('"').or_else(|| quoted('\'')).unwrap_or(name))
}
