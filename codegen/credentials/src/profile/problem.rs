//! The errors of profiles, which name them.

use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::for_credentials::profile::{Profile, ProfileError};

/// The error of a profile with settings that are not right.
pub fn wrong(profile: &Profile, problem: &str) -> CredentialsError {
    CredentialsError::invalid(format!("profile `{}` {problem}", profile.name()))
}

/// The error of a profile that cannot be read.
pub fn unreadable(error: &ProfileError) -> CredentialsError {
    CredentialsError::invalid(error.to_string())
}
