//! Credentials of a role that a token of an identity provider assumes.

use crate::generated::sts::operation::assume_role_with_web_identity::AssumeRoleWithWebIdentityInput;
use crate::session::{self, session_setters};
use crate::sts::Sts;
use crate::token_file;
use botocore_runtime::client::{Config, ConfigBuilder};
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::future::BoxFuture;
use std::path::PathBuf;

/// Credentials of a role, which STS gives to the bearer of a token of an identity provider that the role trusts
/// (`AssumeRoleWithWebIdentity`), as in Kubernetes or in a CI system.
///
/// The token is in a file, which is read each time, since it is replaced before it expires. White space around the token
/// does not count. The call is made by a client with settings of its own, as for an [`AssumeRole`](crate::AssumeRole), but
/// needs no other credentials.
///
/// ```
/// use botocore_credentials::WebIdentity;
/// use botocore_runtime::client::Config;
///
/// let role = WebIdentity::builder("arn:aws:iam::123456789012:role/build", "/var/run/secrets/token")
///     .session_name("build-42")
///     .region("eu-west-1")
///     .build();
/// let config = Config::builder().region("eu-west-1").credentials_provider(role).build();
/// ```
#[derive(Debug)]
#[doc(alias("WebIdentityTokenCredentialsProvider", "IRSA"))]
pub struct WebIdentity {
    sts: Sts,
    role: String,
    token_file: PathBuf,
    input: AssumeRoleWithWebIdentityInput,
}

impl WebIdentity {
    /// Returns a builder for the role with this ARN, and the token in this file.
    pub fn builder(role_arn: impl Into<String>, token_file: impl Into<PathBuf>) -> WebIdentityBuilder {
        let role_arn = Some(role_arn.into());
        let input = AssumeRoleWithWebIdentityInput { role_arn, ..AssumeRoleWithWebIdentityInput::default() };
        WebIdentityBuilder { input, token_file: token_file.into(), settings: Config::builder() }
    }

    async fn assume(&self) -> Result<Credentials, CredentialsError> {
        let mut input = self.input.clone();
        let what = format!("the web identity token for the role `{}`", self.role);
        input.web_identity_token = Some(token_file::read(&self.token_file, &what).await?);
        let output = self.sts.send(input).await.map_err(|error| self.sts.failure(&self.role, error))?;
        self.sts.credentials(&self.role, output.credentials, output.assumed_role_user.as_ref())
    }
}

impl ProvideCredentials for WebIdentity {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.assume())
    }
}

/// Builds a [`WebIdentity`].
#[derive(Debug, Clone)]
#[must_use]
pub struct WebIdentityBuilder {
    input: AssumeRoleWithWebIdentityInput,
    token_file: PathBuf,
    settings: ConfigBuilder,
}

session_setters! { WebIdentityBuilder }

impl WebIdentityBuilder {
    /// Returns the provider.
    #[must_use]
    pub fn build(self) -> WebIdentity {
        let Self { mut input, token_file, settings } = self;
        input.role_session_name.get_or_insert_with(session::name);
        let role = input.role_arn.clone().unwrap_or_default();
        WebIdentity { sts: Sts::new(settings), role, token_file, input }
    }
}
