//! The default credentials of a client whose crate hands in no chain of its own.

use super::{Credentials, CredentialsError, EnvironmentCredentials, ProfileCredentials, ProvideCredentials};
use crate::identity::environment::Environment;
use crate::io::future::BoxFuture;

/// The variable that asks for a role by a token in a file.
const WEB_IDENTITY: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";

/// Keys in the environment, or else in the profile. It asks no service, so a role that `AWS_WEB_IDENTITY_TOKEN_FILE` asks
/// for is an error.
#[derive(Debug, Clone)]
pub struct BasicChain {
    /// `None` if a profile is set by name, which then wins over the environment, as in botocore.
    environment: Option<Environment>,
    profile: ProfileCredentials,
}

impl BasicChain {
    /// Looks in the given variables and in the profile that they name, or else in `default`.
    #[must_use]
    pub fn new(environment: Environment) -> Self {
        let profile = ProfileCredentials::new(environment.clone());
        Self { environment: Some(environment), profile }
    }

    /// Looks only in the profile of this name.
    #[must_use]
    pub fn with_profile(self, name: impl Into<String>) -> Self {
        Self { environment: None, profile: self.profile.with_profile(name) }
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let Some(environment) = &self.environment else {
            return self.profile.provide().await;
        };
        match EnvironmentCredentials::new(environment.clone()).provide().await {
            Err(error) if error.is_absent() => {}
            decided => return decided,
        }
        // The role comes before the profile's keys, as in botocore.
        if environment.get(WEB_IDENTITY).is_some() {
            return Err(CredentialsError::invalid(format!(
                "{WEB_IDENTITY} is set, which needs the default chain of the feature `credential-chain`: compile with it, \
                 take the variable out, or configure a credentials provider"
            )));
        }
        match self.profile.provide().await {
            Err(error) if error.is_absent() => Err(CredentialsError::absent(format!(
                "no AWS_ACCESS_KEY_ID in the environment, and {error}; set it and AWS_SECRET_ACCESS_KEY, \
                 or configure a credentials provider"
            ))),
            decided => decided,
        }
    }
}

impl ProvideCredentials for BasicChain {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::profile::tests::Home;

    const KEYS: &str = "[default]\naws_access_key_id = FILE\naws_secret_access_key = secret\n\
                        [work]\naws_access_key_id = WORK\naws_secret_access_key = secret\n";
    const VARIABLES: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "VARIABLE"), ("AWS_SECRET_ACCESS_KEY", "secret")];

    async fn key(chain: BasicChain) -> String {
        chain.provide().await.unwrap().access_key_id().to_owned()
    }

    #[tokio::test]
    async fn the_environment_comes_before_the_profile() {
        let home = Home::new(KEYS, "");
        assert_eq!(key(BasicChain::new(home.environment(VARIABLES))).await, "VARIABLE");
        assert_eq!(key(BasicChain::new(home.environment([]))).await, "FILE");
    }

    #[tokio::test]
    async fn a_profile_asked_for_by_name_comes_before_the_environment() {
        let home = Home::new(KEYS, "");
        assert_eq!(key(BasicChain::new(home.environment(VARIABLES)).with_profile("work")).await, "WORK");
    }

    #[tokio::test]
    async fn a_role_that_variables_ask_for_is_not_replaced_by_the_profile() {
        let home = Home::new(KEYS, "");
        let asks = (WEB_IDENTITY, "/var/run/token");
        let error = BasicChain::new(home.environment([asks])).provide().await.unwrap_err();
        assert!(!error.is_absent() && error.to_string().starts_with("AWS_WEB_IDENTITY_TOKEN_FILE is set, "), "{error}");
        assert_eq!(key(BasicChain::new(home.environment([asks, VARIABLES[0], VARIABLES[1]]))).await, "VARIABLE");
        assert_eq!(key(BasicChain::new(home.environment([asks])).with_profile("work")).await, "WORK");
    }

    #[tokio::test]
    async fn half_a_pair_of_keys_is_not_replaced_by_another_source() {
        let home = Home::new(KEYS, "");
        let error = BasicChain::new(home.environment([VARIABLES[0]])).provide().await.unwrap_err();
        assert!(!error.is_absent() && error.to_string().contains("AWS_SECRET_ACCESS_KEY"), "{error}");
        let home = Home::new("[default]\naws_access_key_id = FILE\n", "");
        let error = BasicChain::new(home.environment([])).provide().await.unwrap_err();
        assert!(!error.is_absent() && error.to_string().starts_with("profile `default` in "), "{error}");
    }

    #[tokio::test]
    async fn all_places_are_named() {
        let home = Home::new("", "");
        let error = BasicChain::new(home.environment([])).provide().await.unwrap_err();
        assert!(error.is_absent());
        let path = |name| home.path(name).display().to_string();
        let expected = format!(
            "no AWS_ACCESS_KEY_ID in the environment, and no aws_access_key_id in profile `default` in {} (no such \
             file) or {} (no such file); set it and AWS_SECRET_ACCESS_KEY, or configure a credentials provider",
            path(".aws/credentials"),
            path(".aws/config")
        );
        assert_eq!(error.to_string(), expected);
    }
}
