//! The role that a profile assumes.

use super::problem::{unreadable, wrong};
use super::source::Named;
use crate::generated::sts::operation::assume_role::AssumeRoleInput;
use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::for_credentials::profile::Profile;

/// The settings of a role that are not passed over if they are empty: a role without them is another one.
const NEED_VALUES: [&str; 5] = ["source_profile", "credential_source", "external_id", "duration_seconds", "mfa_serial"];

/// A role, and how to assume it.
#[derive(Debug)]
pub struct Role {
    pub arn: String,
    /// The profile that asks for it.
    pub profile: String,
    pub session_name: Option<String>,
    pub external_id: Option<String>,
    /// In seconds.
    pub duration: Option<i32>,
    pub mfa_serial: Option<String>,
}

/// Where the credentials come from that assume a role.
#[derive(Debug)]
pub enum Origin {
    Profile(String),
    Named(Named),
}

impl Role {
    /// The role of a profile, and where the credentials for it come from; `None` if the profile asks for no role, or for
    /// one with a web identity.
    ///
    /// # Errors
    /// Returns an error if the settings of the role are not right.
    pub fn of(profile: &Profile) -> Result<Option<(Self, Origin)>, CredentialsError> {
        let get = |key| profile.get(key).map(|(value, _)| value.to_owned());
        let Some(arn) = get("role_arn").filter(|_| get("web_identity_token_file").is_none()) else { return Ok(None) };
        profile.refuse_blank(&NEED_VALUES).map_err(|error| unreadable(&error))?;
        let from = match (get("source_profile"), get("credential_source")) {
            (Some(name), None) => Origin::Profile(name),
            (None, Some(source)) => Origin::Named(Named::of(profile, &source)?),
            (Some(_), Some(_)) => {
                return Err(wrong(profile, "has both `source_profile` and `credential_source`: take one of them out"));
            }
            (None, None) => {
                return Err(wrong(
                    profile,
                    "has a `role_arn`, but no credentials to assume the role with: add `source_profile` or \
                     `credential_source`",
                ));
            }
        };
        let role = Self {
            arn,
            profile: profile.name().to_owned(),
            session_name: get("role_session_name"),
            external_id: get("external_id"),
            duration: get("duration_seconds").map(|seconds| duration(profile, &seconds)).transpose()?,
            mfa_serial: get("mfa_serial"),
        };
        Ok(Some((role, from)))
    }

    /// What STS is asked for the role.
    pub fn input(&self) -> AssumeRoleInput {
        AssumeRoleInput {
            role_arn: Some(self.arn.clone()),
            role_session_name: self.session_name.clone(),
            external_id: self.external_id.clone(),
            duration_seconds: self.duration,
            ..AssumeRoleInput::default()
        }
    }

    /// The error of a role that needs codes where nothing is set that asks for them.
    pub fn no_codes(&self, serial: &str) -> CredentialsError {
        let Self { arn, profile, .. } = self;
        CredentialsError::invalid(format!(
            "the role `{arn}` of profile `{profile}` needs a code of the MFA device `{serial}` (`mfa_serial`), and nothing \
             is set that asks for one: set it by `with_mfa_codes`, for example to `mfa_prompt`"
        ))
    }
}

fn duration(profile: &Profile, seconds: &str) -> Result<i32, CredentialsError> {
    let parsed: Result<u64, _> = seconds.trim().parse();
    let parsed = parsed.map(|seconds| i32::try_from(seconds).unwrap_or(i32::MAX));
    parsed.map_err(|_| wrong(profile, "has a `duration_seconds` that is not a whole number"))
}
