//! Where the first credentials come from, before any role.

use super::problem::wrong;
use super::web_identity::Bearer;
use crate::login::Login;
use crate::process::Process;
use crate::single_sign_on::SingleSignOn;
use crate::{ContainerRole, InstanceRole};
use botocore_runtime::client::Config;
use botocore_runtime::credentials::{Credentials, CredentialsError, EnvironmentCredentials, ProvideCredentials};
use botocore_runtime::environment::Environment;
use botocore_runtime::for_credentials::profile::{Dialect, Profile, keys_of};

/// A source of credentials.
#[derive(Debug)]
pub enum Source {
    Keys(Credentials),
    SingleSignOn(SingleSignOn),
    Login(Login),
    Process(Process),
    WebIdentity(Bearer),
    Named(Named),
}

/// A source that `credential_source` names.
#[derive(Debug)]
pub struct Named {
    profile: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Environment,
    Container,
    Instance,
}

impl Named {
    /// The source of this name.
    ///
    /// # Errors
    /// Returns an error if no source has this name.
    pub fn of(profile: &Profile, name: &str) -> Result<Self, CredentialsError> {
        let place = match name {
            "Environment" => Place::Environment,
            "EcsContainer" => Place::Container,
            "Ec2InstanceMetadata" => Place::Instance,
            _ => {
                return Err(wrong(
                    profile,
                    "has a `credential_source` that is not known: it is `Environment`, `Ec2InstanceMetadata` or \
                     `EcsContainer`",
                ));
            }
        };
        Ok(Self { profile: profile.name().to_owned(), place })
    }

    async fn credentials(&self, config: &Config, instance: &InstanceRole) -> Result<Credentials, CredentialsError> {
        let provided = match self.place {
            Place::Environment => EnvironmentCredentials::new(config.environment().clone()).provide().await,
            Place::Container => ContainerRole::new(config.to_builder()).provide().await,
            Place::Instance => instance.provide().await,
        };
        provided.map_err(|error| {
            let message = format!("`credential_source` of profile `{}` has no credentials", self.profile);
            CredentialsError::invalid(message).with_source(error)
        })
    }
}

impl Source {
    /// The source of a profile that assumes no role, in botocore's order; `None` if it has none. Where variables are read, they
    /// may ask for a web identity.
    ///
    /// # Errors
    /// Returns an error if its settings are not right.
    pub fn of(profile: &Profile, variables: Option<&Environment>) -> Result<Option<Self>, CredentialsError> {
        if let Some(bearer) = Bearer::of(profile, variables)? {
            return Ok(Some(Self::WebIdentity(bearer)));
        }
        if let Some(single_sign_on) = SingleSignOn::of(profile)? {
            return Ok(Some(Self::SingleSignOn(single_sign_on)));
        }
        if let Some(keys) = keys_of(profile, Dialect::Credentials) {
            return keys.map(Self::Keys).map(Some);
        }
        if let Some(login) = Login::of(profile) {
            return Ok(Some(Self::Login(login)));
        }
        if let Some(process) = Process::of(profile) {
            return Ok(Some(Self::Process(process)));
        }
        keys_of(profile, Dialect::Config).map(|keys| keys.map(Self::Keys)).transpose()
    }

    /// What errors about a wait for it call it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Keys(_) => "the profile's keys",
            Self::Login(_) => "the profile's `login_session`",
            Self::Process(_) => "the profile's `credential_process`",
            Self::Named(_) => "the profile's `credential_source`",
            Self::SingleSignOn(_) => "the profile's single sign-on",
            Self::WebIdentity(_) => "the role of a web identity",
        }
    }

    /// Gets the credentials. The configuration is that of clients that ask for them. The instance is the same each time, since
    /// it is remembered whether there is one.
    pub async fn credentials(self, config: &Config, instance: &InstanceRole) -> Result<Credentials, CredentialsError> {
        match self {
            Self::Keys(keys) => Ok(keys),
            Self::Login(login) => login.credentials(config).await,
            Self::Process(process) => process.credentials().await,
            Self::Named(named) => named.credentials(config, instance).await,
            Self::SingleSignOn(single_sign_on) => single_sign_on.credentials(config).await,
            Self::WebIdentity(bearer) => bearer.credentials(config).await,
        }
    }
}
