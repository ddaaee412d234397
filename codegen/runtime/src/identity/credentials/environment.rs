//! Credentials from environment variables.

use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::identity::environment::Environment;
use crate::io::future::BoxFuture;
use crate::wire::time::DateTime;

const KEY: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";
const EXPIRATION: &str = "AWS_CREDENTIAL_EXPIRATION";

/// Credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` (or its old
/// name `AWS_SECURITY_TOKEN`, which wins, as in botocore), `AWS_CREDENTIAL_EXPIRATION` and `AWS_ACCOUNT_ID`. They are
/// read each time.
#[derive(Debug, Clone)]
pub struct EnvironmentCredentials {
    environment: Environment,
}

impl EnvironmentCredentials {
    /// Looks in the given variables.
    #[must_use]
    pub const fn new(environment: Environment) -> Self {
        Self { environment }
    }

    fn read(&self) -> Result<Credentials, CredentialsError> {
        let get = |name: &str| self.environment.get(name);
        let (key, secret) = match (get(KEY), get(SECRET)) {
            (Some(key), Some(secret)) => (key, secret),
            (Some(_), None) => return Err(half(KEY, SECRET)),
            (None, Some(_)) => return Err(half(SECRET, KEY)),
            (None, None) => {
                return Err(CredentialsError::absent(format!(
                    "no credentials in the environment: set {KEY} and {SECRET}, \
                     or configure a credentials provider"
                )));
            }
        };
        let mut credentials = Credentials::new(key, secret);
        if let Some(token) = get("AWS_SECURITY_TOKEN").or_else(|| get("AWS_SESSION_TOKEN")) {
            credentials = credentials.with_session_token(token);
        }
        if let Some(expiration) = get(EXPIRATION) {
            credentials = credentials.with_expiry(expiry(&expiration)?);
        }
        Ok(match get("AWS_ACCOUNT_ID") {
            Some(account) => credentials.with_account_id(account),
            None => credentials,
        })
    }
}

impl ProvideCredentials for EnvironmentCredentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async { self.read() })
    }
}

fn half(set: &str, missing: &str) -> CredentialsError {
    CredentialsError::invalid(format!("{set} is set, but {missing} is not: set both or neither"))
}

fn expiry(text: &str) -> Result<DateTime, CredentialsError> {
    DateTime::parse(text).map_err(|error| {
        let message = format!("{EXPIRATION} is not a timestamp; write it as 2030-01-31T12:00:00Z");
        CredentialsError::invalid(message).with_source(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<const N: usize>(variables: [(&str, &str); N]) -> Result<Credentials, CredentialsError> {
        EnvironmentCredentials::new(Environment::from(variables)).read()
    }

    #[test]
    fn reads_all_variables() {
        let credentials = read([
            (KEY, "AKID"),
            (SECRET, "secret"),
            ("AWS_SESSION_TOKEN", "token"),
            (EXPIRATION, "2030-01-31T12:00:00Z"),
            ("AWS_ACCOUNT_ID", "123456789012"),
        ]);
        let expected = Credentials::new("AKID", "secret")
            .with_session_token("token")
            .with_expiry(DateTime::from_secs(1_896_091_200))
            .with_account_id("123456789012");
        assert_eq!(credentials.unwrap(), expected);
    }

    #[test]
    fn the_old_name_of_the_token_wins() {
        let tokens = [("AWS_SESSION_TOKEN", "new"), ("AWS_SECURITY_TOKEN", "old"), (KEY, "AKID"), (SECRET, "secret")];
        assert_eq!(read(tokens).unwrap().session_token(), Some("old"));
    }

    #[test]
    fn half_a_key_is_named() {
        let error = read([(KEY, "AKID")]).unwrap_err();
        assert!(!error.is_absent());
        assert!(error.to_string().contains("AWS_SECRET_ACCESS_KEY is not"), "{error}");
        assert!(read([]).unwrap_err().is_absent());
    }

    #[test]
    fn an_unreadable_expiry_is_named() {
        let error = read([(KEY, "AKID"), (SECRET, "secret"), (EXPIRATION, "soon")]).unwrap_err();
        assert!(error.to_string().contains(EXPIRATION), "{error}");
    }
}
