//! The errors of profiles, which name them.

use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::for_credentials::profile::{Profile, ProfileError};

/// The error of a profile with settings that are not right.
pub fn wrong(profile: &Profile, problem: &str) -> CredentialsError {
    CredentialsError::invalid(format!("profile `{}` {problem}", profile.name()))
}

/// The error of a setting that asks for a source which is not known here. If it were passed over, calls would go out as
/// somebody else.
pub fn unsupported(profile: &Profile, setting: &str) -> CredentialsError {
    wrong(profile, &format!("gets its credentials by `{setting}`, which is not supported here"))
}

/// The error of a profile that cannot be read.
pub fn unreadable(error: &ProfileError) -> CredentialsError {
    CredentialsError::invalid(error.to_string())
}
