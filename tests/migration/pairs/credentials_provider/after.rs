use aws_sdk_codeartifact::config::{BoxFuture, Credentials, CredentialsError, ProvideCredentials};
use std::time::SystemTime;

#[derive(Debug)]
pub struct Vault;

impl ProvideCredentials for Vault {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let failed = |error| CredentialsError::invalid("the vault has no key").with_source(error);
            let (key, secret, expiry) = read().await.map_err(failed)?;
            Ok(Credentials::new(key, secret).with_expiry(expiry))
        })
    }
}

async fn read() -> Result<(String, String, SystemTime), std::io::Error> {
    Err(std::io::Error::other("the vault is closed"))
}
