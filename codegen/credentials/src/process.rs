//! Credentials from a command, which is a profile's `credential_process`.

mod command;
mod output;
mod progress;

use botocore_runtime::credentials::{Credentials, CredentialsError};
use botocore_runtime::for_credentials::profile::Profile;
use botocore_runtime::for_credentials::shell_words;
pub use output::read;
use std::error::Error;

/// The problem of a command, as a clause.
type Problem = Box<dyn Error + Send + Sync>;

/// A command that writes credentials.
#[derive(Debug)]
pub struct Process {
    profile: String,
    command: String,
    /// The account that the profile names. It counts if the command names none.
    account: Option<String>,
}

impl Process {
    /// The command of a profile, if it has one.
    pub fn of(profile: &Profile) -> Option<Self> {
        let get = |key| profile.get(key).map(|(value, _)| value.to_owned());
        let command = get("credential_process")?;
        Some(Self { profile: profile.name().to_owned(), command, account: get("aws_account_id") })
    }

    /// Runs the command. It is killed if the future is dropped before it has ended.
    pub async fn credentials(&self) -> Result<Credentials, CredentialsError> {
        let credentials = self.run().await.map_err(|problem| {
            let message = format!("the `credential_process` of profile `{}` failed", self.profile);
            CredentialsError::invalid(message).with_source(problem)
        })?;
        Ok(match (credentials.account_id(), &self.account) {
            (None, Some(account)) => credentials.with_account_id(account),
            _ => credentials,
        })
    }

    async fn run(&self) -> Result<Credentials, Problem> {
        let words = words(&self.command)?;
        let [program, arguments @ ..] = words.as_slice() else { return Err("it is empty".into()) };
        let written = command::run(program, arguments).await?;
        Ok(read(&written).map_err(|problem| format!("what `{program}` wrote cannot be used: {problem}"))?)
    }
}

/// Splits a command into its words.
///
/// # Errors
/// Returns a clause that says what is wrong with it.
pub fn words(command: &str) -> Result<Vec<String>, String> {
    // On Windows paths contain backslashes.
    shell_words(command, !cfg!(windows))
}
