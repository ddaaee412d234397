//! Credentials as a profile says, with the roles that it assumes.

pub mod problem;
mod role;
mod source;
mod way;
mod web_identity;

use crate::InstanceRole;
use crate::awaited::Awaited;
use crate::connections;
use crate::mfa::{Ask, Code, Mfa};
use crate::role::AssumedRole;
use botocore_runtime::client::{Config, ConfigBuilder};
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::for_credentials::profile::Profile;
use botocore_runtime::future::BoxFuture;
use role::Role;
use std::fmt;
use std::sync::Arc;
use way::{Start, Way};

/// Credentials as a profile says: its keys, a web identity, single sign-on, a session of `aws login` (`login_session`), a
/// command (`credential_process`), or a role that it assumes with the credentials of another profile (`source_profile`) or of
/// a named source (`credential_source`, which is `Environment`, `EcsContainer` or `Ec2InstanceMetadata`).
///
/// A role may have `external_id`, `duration_seconds`, `role_session_name` and `mfa_serial`. The rules are botocore's: a
/// profile may be its own source if it has keys, any other cycle is an error, and keys of a source profile come before
/// its role. Both files are read each time, as are the keys.
///
/// Single sign-on uses the token that `aws sso login` has left. That of a session (`sso_session`) is renewed from 15
/// minutes before it expires, and written back as the AWS CLI does; of several programs, one renews it. A token that is
/// still valid is used if it cannot be renewed. The same holds for the token of a session of `aws login`, which is
/// renewed from 5 minutes before it expires, in the region where the session began. For that the feature `transport` is
/// needed.
///
/// A command is run each time. It may ask on the terminal that the program has, and is killed when the call that waits
/// for it ends. An error shows what it wrote to its standard error.
///
/// If what the profile asks for has no credentials, that is an error: a program's calls do not go out as somebody else.
///
/// ```
/// use botocore_credentials::ProfileChain;
/// use botocore_runtime::client::Config;
/// use botocore_runtime::credentials::ProvideCredentials;
/// # use botocore_runtime::environment::Environment;
/// # let folder = tempfile::tempdir().unwrap();
/// # let file = folder.path().join("credentials");
/// # std::fs::write(&file, "[work]\naws_access_key_id = AKIDWORK\naws_secret_access_key = secret\n").unwrap();
/// # let variables = [("AWS_SHARED_CREDENTIALS_FILE", file.to_str().unwrap()), ("AWS_CONFIG_FILE", "")];
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let settings = Config::builder().profile("work");
/// # let settings = settings.environment(Environment::from(variables));
/// let work = ProfileChain::new(settings).with_mfa_codes(botocore_credentials::mfa_prompt);
/// assert_eq!(work.provide().await?.access_key_id(), "AKIDWORK");
/// # Ok::<(), botocore_runtime::credentials::CredentialsError>(()) }).unwrap();
/// ```
#[derive(Clone)]
pub struct ProfileChain {
    /// The settings of the clients that ask STS. The profile and the environment are in them.
    config: Config,
    codes: Option<Arc<Ask>>,
    instance: Arc<InstanceRole>,
    awaited: Awaited,
}

/// What comes of looking for a profile's credentials.
pub enum Found {
    Credentials(Credentials),
    /// The profile asks for no source.
    Nothing(Profile),
}

impl ProfileChain {
    /// The credentials of the profile that the settings name, or else the environment (`AWS_DEFAULT_PROFILE` or
    /// `AWS_PROFILE`), or else `default`. The settings are those of the clients that ask STS, too; what they leave open
    /// comes from environment variables and that profile, not from the profiles that are its source.
    #[must_use]
    pub fn new(settings: ConfigBuilder) -> Self {
        let config = connections::shared(settings);
        let instance = Arc::new(InstanceRole::new(config.to_builder()));
        Self { config, codes: None, instance, awaited: Awaited::default() }
    }

    /// Sets what asks for a code of the device that `mfa_serial` names, such as [`mfa_prompt`](crate::mfa_prompt). It is called
    /// with that, on a thread of its own, each time credentials are needed. Without it, a profile with `mfa_serial` is an error.
    #[must_use]
    pub fn with_mfa_codes(mut self, code: impl Fn(&str) -> Code + Send + Sync + 'static) -> Self {
        self.codes = Some(Arc::new(code));
        self
    }

    /// The settings of the clients, with the profile and the environment.
    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    /// What it waits for.
    pub(crate) fn awaited(&self) -> &Awaited {
        &self.awaited
    }

    /// The instance, which is asked again later if it does not answer.
    pub(crate) fn instance(&self) -> &InstanceRole {
        &self.instance
    }

    /// Looks for the credentials of the profile. A web identity may come from variables, too.
    pub(crate) async fn look_up(&self, reads_variables: bool) -> Result<Found, CredentialsError> {
        let start = way::find(self.config.environment(), self.config.profile(), reads_variables).await?;
        let Way { source, roles } = match start {
            Start::Way(way) => way,
            Start::Nothing(profile) => return Ok(Found::Nothing(profile)),
        };
        let name = source.name();
        let mut credentials =
            self.awaited.during(name, Box::pin(source.credentials(&self.config, &self.instance))).await?;
        for role in roles {
            let name = format!("the role `{}` of profile `{}`", role.arn, role.profile);
            credentials = self.awaited.during(&name, Box::pin(self.assume(role, credentials))).await?;
        }
        Ok(Found::Credentials(credentials))
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        match self.look_up(false).await? {
            Found::Credentials(credentials) => Ok(credentials),
            Found::Nothing(profile) => Err(CredentialsError::absent(format!("there are no credentials in {profile}"))),
        }
    }

    async fn assume(&self, role: Role, source: Credentials) -> Result<Credentials, CredentialsError> {
        let mfa = role.mfa_serial.as_ref().map(|serial| {
            let codes = self.codes.clone().ok_or_else(|| role.no_codes(serial))?;
            Ok::<_, CredentialsError>(Mfa::new(serial.clone(), codes))
        });
        let settings = self.config.to_builder().credentials_provider(source);
        let assumed = AssumedRole::new(role.input(), mfa.transpose()?, settings).credentials().await;
        let message = || format!("profile `{}` has no credentials", role.profile);
        assumed.map_err(|error| CredentialsError::invalid(message()).with_source(error))
    }
}

impl ProvideCredentials for ProfileChain {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }

    fn awaited(&self) -> Option<String> {
        self.awaited.source()
    }
}

impl fmt::Debug for ProfileChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProfileChain").field("config", &self.config).finish_non_exhaustive()
    }
}
