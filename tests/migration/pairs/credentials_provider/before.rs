use aws_credential_types::provider::{error::CredentialsError, future};
use aws_sdk_codeartifact::config::{Credentials, ProvideCredentials};
use std::time::SystemTime;

#[derive(Debug)]
pub struct Vault;

impl ProvideCredentials for Vault {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            let (key, secret, expiry) = read().await.map_err(CredentialsError::provider_error)?;
            Ok(Credentials::new(key, secret, None, Some(expiry), "vault"))
        })
    }
}

async fn read() -> Result<(String, String, SystemTime), std::io::Error> {
    Err(std::io::Error::other("the vault is closed"))
}
