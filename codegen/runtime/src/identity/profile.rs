//! Profiles in AWS's shared `config` and `credentials` files.

mod files;
pub mod ini;

use crate::identity::environment::Environment;
use crate::io::blocking;
use crate::wire::sentence::{self, CLAUSE};
use files::File;
use std::fmt::{self, Write};
use std::path::Path;

/// One profile, with its settings from both files.
pub(crate) struct Profile {
    name: String,
    /// The files; settings of the first one win.
    files: Vec<File>,
}

impl Profile {
    /// Reads the profile of the given name, or else the one that `AWS_PROFILE` names, or else `default`.
    ///
    /// # Errors
    /// Returns an error if a file cannot be read or parsed, or if a profile that is set by name is in neither.
    pub async fn read(environment: &Environment, name: Option<&str>) -> Result<Self, ProfileError> {
        let named = name.map(str::to_owned).or_else(|| environment.get("AWS_PROFILE"));
        let must_exist = named.is_some();
        let name = named.unwrap_or_else(|| "default".to_owned());
        let places = files::places(environment);
        let work = {
            let name = name.clone();
            move || places.into_iter().map(|place| File::read(place, &name)).collect::<Result<_, _>>()
        };
        let files = blocking::run(work)
            .await
            .map_err(|error| ProfileError(format!("the files with profile `{name}` cannot be read: {error}")))??;
        let profile = Self { name, files };
        if must_exist && profile.files.iter().all(|file| file.settings.is_none()) {
            return Err(ProfileError(format!(
                "there is no {profile}; check the name, which `profile` or AWS_PROFILE gives"
            )));
        }
        Ok(profile)
    }

    /// The name, for example `default`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns a setting and the file that has it. Empty settings count as not set.
    pub fn get(&self, key: &str) -> Option<(&str, &Path)> {
        self.settings().find_map(|(settings, path)| Some((settings.text(key)?, path)))
    }

    /// The profile's settings in each file; those of the first file win.
    pub fn settings(&self) -> impl Iterator<Item = (&ini::Settings, &Path)> {
        self.files.iter().filter_map(|file| Some((file.settings.as_ref()?, file.path.as_path())))
    }

    /// Returns a service's own setting, from the `[services …]` section that the profile names.
    ///
    /// # Errors
    /// Returns an error if there is no such section.
    pub fn of_service(&self, service: &str, key: &str) -> Result<Option<&str>, ProfileError> {
        let section = self.section("services", "services")?;
        Ok(section.and_then(|(_, settings)| settings.nested(service, key)))
    }

    /// Returns name and settings of the `[sso-session …]` section that the profile names.
    ///
    /// # Errors
    /// Returns an error if there is no such section.
    #[cfg(feature = "credential-chain")]
    pub fn single_sign_on_session(&self) -> Result<Option<(&str, &ini::Settings)>, ProfileError> {
        self.section("sso_session", "sso-session")
    }

    /// Finds the section of a kind whose name is the value of a setting.
    fn section(&self, key: &str, kind: &'static str) -> Result<Option<(&str, &ini::Settings)>, ProfileError> {
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
            return f.write_str(" (there is no home directory to look for files in)");
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
pub(crate) struct ProfileError(String);

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| clause.write_str(&self.0))
    }
}

impl std::error::Error for ProfileError {}

#[cfg(test)]
pub(crate) mod tests;
