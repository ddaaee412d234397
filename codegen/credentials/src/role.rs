//! The call that assumes a role with other credentials.

use crate::generated::sts::operation::assume_role::AssumeRoleInput;
use crate::mfa::Mfa;
use crate::session;
use crate::sts::Sts;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::credentials::{Credentials, CredentialsError};

/// A role, and what STS is asked for it. The settings are those of the client that asks, with the credentials.
#[derive(Debug)]
pub struct AssumedRole {
    sts: Sts,
    role: String,
    input: AssumeRoleInput,
    mfa: Option<Mfa>,
}

impl AssumedRole {
    pub fn new(mut input: AssumeRoleInput, mfa: Option<Mfa>, settings: ConfigBuilder) -> Self {
        input.role_session_name.get_or_insert_with(session::name);
        input.serial_number = mfa.as_ref().map(|mfa| mfa.serial().to_owned());
        let role = input.role_arn.clone().unwrap_or_default();
        Self { sts: Sts::new(settings), role, input, mfa }
    }

    /// Assumes the role.
    pub async fn credentials(&self) -> Result<Credentials, CredentialsError> {
        let mut input = self.input.clone();
        if let Some(mfa) = &self.mfa {
            input.token_code = Some(mfa.code(&self.role).await?);
        }
        let output = self.sts.send(input).await.map_err(|error| self.sts.failure(&self.role, error))?;
        self.sts.credentials(&self.role, output.credentials, output.assumed_role_user.as_ref())
    }
}
