//! Profiles in AWS's shared `config` and `credentials` files.

mod files;
pub mod ini;
mod paths;

use crate::identity::environment::Environment;
use crate::io::blocking;
use crate::wire::sentence::{self, CLAUSE};
use files::File;
pub use ini::Settings;
pub use paths::{Dialect, expanded};
use std::fmt::{self, Write};
use std::path::Path;

/// The variables that name a profile. The first one wins, as in botocore.
const NAMES: [&str; 2] = ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"];

/// One profile, with its settings from both files.
pub struct Profile {
    name: String,
    /// The files; settings of the first one win.
    files: Vec<File>,
}

impl Profile {
    /// Reads the profile of the given name, or else the one that `AWS_DEFAULT_PROFILE` or `AWS_PROFILE` names, in
    /// botocore's order, or else `default`.
    ///
    /// # Errors
    /// Returns an error if a file cannot be read or parsed, or if a profile that is set by name is in neither.
    pub async fn read(environment: &Environment, name: Option<&str>) -> Result<Self, ProfileError> {
        let by_program = name.map(|name| (name.to_owned(), "the configuration's `profile`"));
        let by_variable = |variable| Some((environment.get(variable)?, variable));
        let named = by_program.or_else(|| NAMES.into_iter().find_map(by_variable));
        match named {
            Some((name, by)) => Self::named(environment, &name, by).await,
            None => Self::of(environment, "default").await,
        }
    }

    /// Reads the profile of a name. `by` says for errors what gives the name.
    ///
    /// # Errors
    /// Returns an error if a file cannot be read or parsed, or if the profile is in neither.
    pub async fn named(environment: &Environment, name: &str, by: &str) -> Result<Self, ProfileError> {
        let profile = Self::of(environment, name).await?;
        if profile.settings().next().is_none() {
            return Err(ProfileError(format!("there is no {profile}; check the name, which {by} gives")));
        }
        Ok(profile)
    }

    async fn of(environment: &Environment, name: &str) -> Result<Self, ProfileError> {
        let places = paths::places(environment);
        let work = {
            let name = name.to_owned();
            move || places.into_iter().map(|place| File::read(place, &name)).collect::<Result<_, _>>()
        };
        let files = blocking::run(work)
            .await
            .map_err(|error| ProfileError(format!("the files with profile `{name}` cannot be read: {error}")))??;
        Ok(Self { name: name.to_owned(), files })
    }

    /// The name, for example `default`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns a setting and the file that has it. Empty settings count as not set.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<(&str, &Path)> {
        self.settings().find_map(|(settings, path)| Some((settings.text(key)?, path)))
    }

    /// The profile's settings in each file; those of the first file win.
    fn settings(&self) -> impl Iterator<Item = (&Settings, &Path)> {
        self.files.iter().filter_map(|file| Some((file.settings.as_ref()?, file.path.as_path())))
    }

    /// The profile's settings in one of the files.
    #[must_use]
    pub fn settings_in(&self, dialect: Dialect) -> Option<(&Settings, &Path)> {
        let file = self.files.iter().find(|file| file.dialect == dialect)?;
        Some((file.settings.as_ref()?, &file.path))
    }

    /// Refuses settings that are single values, but have settings below them.
    ///
    /// # Errors
    /// Returns an error that names the setting.
    pub fn refuse_nested(&self, keys: &[&str]) -> Result<(), ProfileError> {
        self.refuse(keys, Settings::is_nested, "has settings below it, but is a single value")
    }

    /// Refuses settings that are there without a value.
    ///
    /// # Errors
    /// Returns an error that names the setting.
    pub fn refuse_blank(&self, keys: &[&str]) -> Result<(), ProfileError> {
        self.refuse(keys, Settings::is_blank, "has no value: give it one, or take it out")
    }

    fn refuse(&self, keys: &[&str], is_wrong: fn(&Settings, &str) -> bool, problem: &str) -> Result<(), ProfileError> {
        let find = |key| self.settings().find_map(|(settings, path)| is_wrong(settings, key).then_some((key, path)));
        match keys.iter().copied().find_map(find) {
            None => Ok(()),
            Some((key, path)) => {
                let (profile, path) = (self.name.escape_debug(), path.display());
                Err(ProfileError(format!("`{key}` of profile `{profile}` in {path} {problem}")))
            }
        }
    }

    /// Returns a service's own setting, from the `[services …]` section that the profile names.
    ///
    /// # Errors
    /// Returns an error if there is no such section, or if it has a value in place of the service's settings.
    pub fn of_service(&self, service: &str, key: &str) -> Result<Option<&str>, ProfileError> {
        let Some((name, settings)) = self.section("services", "services")? else {
            return Ok(None);
        };
        if settings.text(service).is_some() {
            let name = name.escape_debug();
            return Err(ProfileError(format!(
                "`{service}` in section [services {name}] has a value, but its settings stand on indented lines below it"
            )));
        }
        Ok(settings.nested(service, key))
    }

    /// Returns name and settings of the `[sso-session …]` section that the profile names.
    ///
    /// # Errors
    /// Returns an error if there is no such section.
    pub fn single_sign_on_session(&self) -> Result<Option<(&str, &Settings)>, ProfileError> {
        self.section("sso_session", "sso-session")
    }

    /// Finds the section of a kind whose name is the value of a setting.
    fn section(&self, key: &str, kind: &'static str) -> Result<Option<(&str, &Settings)>, ProfileError> {
        let Some((name, path)) = self.get(key) else {
            return Ok(None);
        };
        let found = self.files.iter().find_map(|file| file.other(kind, name));
        let settings = found.ok_or_else(|| {
            let (name, path) = (name.escape_debug(), path.display());
            ProfileError(format!(
                "profile `{}` in {path} has `{key} = {name}`, but no file has a section [{kind} {name}]",
                self.name.escape_debug()
            ))
        })?;
        Ok(Some((name, settings)))
    }
}

/// For example ``profile `default` in /home/me/.aws/credentials (no such file) or /home/me/.aws/config``.
impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "profile `{}`", self.name.escape_debug())?;
        if self.files.is_empty() {
            return f.write_str(
                " (there is no file to look in: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE are empty, or there is no home \
                 directory)",
            );
        }
        for (index, file) in self.files.iter().enumerate() {
            let absent = if file.exists { "" } else { " (no such file)" };
            write!(f, " {} {}{absent}", if index == 0 { "in" } else { "or" }, file.path.display())?;
        }
        Ok(())
    }
}

/// The reason why a profile cannot be used. It displays as one sentence, without the values of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileError(String);

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| clause.write_str(&self.0))
    }
}

impl std::error::Error for ProfileError {}

#[cfg(test)]
pub(crate) mod tests;
