//! Whose credentials settings ask for, as far as settings tell. A token is cached for an identity, never for the name of a
//! profile, because a profile may become somebody else's.

use crate::problem::Problem;
use codeartifact::config::Environment;
use codeartifact::runtime::for_credentials::profile::Profile;
use std::fmt::Write as _;

/// The settings of a profile that say who it is. None is a secret.
const SETTINGS: [&str; 14] = [
    "aws_access_key_id",
    "credential_process",
    "credential_source",
    "external_id",
    "login_session",
    "mfa_serial",
    "role_arn",
    "role_session_name",
    "source_profile",
    "sso_account_id",
    "sso_role_name",
    "sso_session",
    "sso_start_url",
    "web_identity_token_file",
];

/// The variables that say so where no access key is set.
const VARIABLES: [&str; 4] = [
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
];

/// The identity of the profile of this name, or else of the environment.
pub async fn of(environment: &Environment, profile: Option<&str>) -> Result<String, Problem> {
    let key = environment.get("AWS_ACCESS_KEY_ID");
    if let (Some(key), None) = (&key, profile) {
        return Ok(format!("access key {key}"));
    }
    let mut identity = String::new();
    let mut seen = Vec::new();
    let mut name = profile.map(str::to_owned);
    loop {
        let profile = Profile::read(environment, name.as_deref()).await.map_err(|error| error.to_string())?;
        for setting in SETTINGS {
            if let Some((value, _)) = profile.get(setting) {
                let _ = writeln!(identity, "{setting} {value}");
            }
        }
        seen.push(profile.name().to_owned());
        match profile.get("source_profile") {
            Some((source, _)) if !seen.iter().any(|name| name == source) => name = Some(source.to_owned()),
            _ => break,
        }
    }
    for variable in VARIABLES.into_iter().chain(["AWS_ACCESS_KEY_ID"]) {
        if let Some(value) = environment.get(variable) {
            let _ = writeln!(identity, "{variable} {value}");
        }
    }
    Ok(if identity.is_empty() { "the instance's role".to_owned() } else { identity })
}
