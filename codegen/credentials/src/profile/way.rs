//! The way from a source of credentials over roles to a profile.

use super::problem::{unreadable, wrong};
use super::role::{Origin, Role};
use super::source::Source;
use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::environment::Environment;
use botocore_runtime::for_credentials::profile::{Profile, refuse_blank};

/// A source of credentials, and the roles that are assumed one after the other, the profile's own last.
pub struct Way {
    pub source: Source,
    pub roles: Vec<Role>,
}

/// What is found of a profile.
pub enum Start {
    Way(Way),
    /// It asks for no source.
    Nothing(Profile),
}

/// Finds the way to the profile of a name, or else to the one that variables name. With the latter, variables may ask for a
/// web identity of that profile, but not of one that is its source.
///
/// # Errors
/// Returns an error if a profile does not exist, has settings that are not right, or leads back to one before it.
pub async fn find(
    environment: &Environment,
    name: Option<&str>,
    reads_variables: bool,
) -> Result<Start, CredentialsError> {
    let mut profile = Profile::read(environment, name).await.map_err(|error| unreadable(&error))?;
    let (mut visited, mut roles) = (Vec::new(), Vec::new());
    let source = loop {
        refuse_blank(&profile)?;
        visited.push(profile.name().to_owned());
        let is_source = visited.len() > 1;
        // A source's own keys come before its role.
        let role = if is_source && has_keys(&profile) { None } else { Role::of(&profile)? };
        let Some((role, from)) = role else {
            let variables = Some(environment).filter(|_| reads_variables && !is_source);
            match Source::of(&profile, variables)? {
                Some(source) => break source,
                None if is_source => return Err(without_credentials(&profile)),
                None => return Ok(Start::Nothing(profile)),
            }
        };
        roles.push(role);
        match from {
            Origin::Named(named) => break Source::Named(named),
            Origin::Profile(name) if name == profile.name() && has_keys(&profile) => {
                break Source::of(&profile, None)?.ok_or_else(|| without_credentials(&profile))?;
            }
            Origin::Profile(name) if visited.contains(&name) => return Err(circle(&visited, &name)),
            Origin::Profile(name) => {
                let by = format!("`source_profile` of profile `{}`", profile.name());
                profile = Profile::named(environment, &name, &by).await.map_err(|error| unreadable(&error))?;
            }
        }
    };
    roles.reverse();
    Ok(Start::Way(Way { source, roles }))
}

/// Whether a profile has a key or a secret.
fn has_keys(profile: &Profile) -> bool {
    ["aws_access_key_id", "aws_secret_access_key"].iter().any(|key| profile.get(key).is_some())
}

fn without_credentials(profile: &Profile) -> CredentialsError {
    wrong(profile, "is a `source_profile`, but has no credentials")
}

fn circle(visited: &[String], next: &str) -> CredentialsError {
    let names: Vec<_> = visited.iter().map(String::as_str).chain([next]).collect();
    CredentialsError::invalid(format!(
        "profiles are each other's `source_profile` in a circle, {}: one of them needs credentials of its own",
        names.join(" -> ")
    ))
}
