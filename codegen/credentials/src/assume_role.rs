//! Credentials of a role that other credentials assume.

use crate::default_chain;
use crate::generated::sts::operation::assume_role::AssumeRoleInput;
use crate::generated::sts::types::Tag;
use crate::mfa::{Code, Mfa};
use crate::role::AssumedRole;
use crate::session::session_setters;
use botocore_runtime::client::{Config, ConfigBuilder};
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::future::BoxFuture;
use std::sync::Arc;

/// Credentials of a role, which STS gives to whoever may assume it (`AssumeRole`).
///
/// The call is made by a client with settings of its own, which are loaded as those of every client when credentials are
/// needed first. Its error is the cause of the provider's: [`find_cause`](CredentialsError::find_cause) reaches the
/// [`StsError`](crate::StsError) and what is below that.
///
/// ```
/// use botocore_credentials::AssumeRole;
/// use botocore_runtime::client::Config;
/// use botocore_runtime::credentials::{Credentials, ProvideCredentials};
///
/// # use botocore_credentials::generated::sts::operation::assume_role::{AssumeRoleInput, AssumeRoleOutput};
/// # use botocore_runtime::{DateTime, test_util::{make, Stub}};
/// # let stub = Stub::new();
/// # stub.on::<AssumeRoleInput>().reply_with(|output: &mut AssumeRoleOutput| output.credentials = Some(make(
/// #     |it: &mut botocore_credentials::generated::sts::types::Credentials| {
/// #         it.access_key_id = Some("ASIADEPLOY".to_owned());
/// #         it.secret_access_key = Some("secret".to_owned());
/// #         it.session_token = Some("token".to_owned());
/// #         it.expiration = Some(DateTime::from_secs(1_900_000_000));
/// #     },
/// # )));
/// # let settings = stub.config().to_builder();
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let deploy = AssumeRole::builder("arn:aws:iam::123456789012:role/deploy")
/// #     .settings(settings)
///     .source(Credentials::new("AKIDEXAMPLE", "secret"))
///     .session_name("release-1.4")
///     .region("eu-west-1")
///     .build();
/// assert_eq!(deploy.provide().await?.access_key_id(), "ASIADEPLOY");
///
/// // A client asks for them when it needs them, and renews them.
/// let config = Config::builder().region("eu-west-1").credentials_provider(deploy).build();
/// # Ok::<(), botocore_runtime::credentials::CredentialsError>(()) }).unwrap();
/// ```
#[derive(Debug)]
#[doc(alias("AssumeRoleProvider", "AssumeRoleCredentialsProvider"))]
pub struct AssumeRole(AssumedRole);

impl AssumeRole {
    /// Returns a builder for the role with this ARN.
    pub fn builder(role_arn: impl Into<String>) -> AssumeRoleBuilder {
        let input = AssumeRoleInput { role_arn: Some(role_arn.into()), ..AssumeRoleInput::default() };
        AssumeRoleBuilder { input, mfa: None, settings: Config::builder() }
    }
}

impl ProvideCredentials for AssumeRole {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.0.credentials())
    }
}

/// Builds an [`AssumeRole`].
#[derive(Debug, Clone)]
#[must_use]
pub struct AssumeRoleBuilder {
    input: AssumeRoleInput,
    mfa: Option<Mfa>,
    settings: ConfigBuilder,
}

session_setters! { AssumeRoleBuilder }

impl AssumeRoleBuilder {
    /// Sets the credentials that assume the role; by default those of the [`DefaultChain`](crate::DefaultChain) of the settings.
    pub fn source(mut self, source: impl ProvideCredentials + 'static) -> Self {
        self.settings = self.settings.credentials_provider(source);
        self
    }

    /// Sets the id by which the owner of a role in another account knows who asks.
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.input.external_id = Some(id.into());
        self
    }

    /// Sets the name of the person or program behind the session, which AWS logs.
    pub fn source_identity(mut self, name: impl Into<String>) -> Self {
        self.input.source_identity = Some(name.into());
        self
    }

    /// Adds a session tag.
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        let tag = Tag { key: Some(key.into()), value: Some(value.into()), ..Tag::default() };
        self.input.tags.get_or_insert_default().push(tag);
        self
    }

    /// Adds the key of a session tag that goes on to the roles that this one assumes.
    pub fn transitive_tag_key(mut self, key: impl Into<String>) -> Self {
        self.input.transitive_tag_keys.get_or_insert_default().push(key.into());
        self
    }

    /// Sets the device for multi-factor authentication, by its serial number or ARN, and what asks for a code of it, such as
    /// [`mfa_prompt`](crate::mfa_prompt). It is called with the serial number, on a thread of its own, each time credentials
    /// are needed. A client waits for it as long as its
    /// [`credentials_timeout`](botocore_runtime::client::TimeoutConfigBuilder::credentials_timeout) says.
    pub fn mfa(mut self, serial: impl Into<String>, code: impl Fn(&str) -> Code + Send + Sync + 'static) -> Self {
        self.mfa = Some(Mfa::new(serial.into(), Arc::new(code)));
        self
    }

    /// Returns the provider.
    #[must_use]
    pub fn build(self) -> AssumeRole {
        AssumeRole(AssumedRole::new(self.input, self.mfa, self.settings.default_credentials(default_chain)))
    }
}
