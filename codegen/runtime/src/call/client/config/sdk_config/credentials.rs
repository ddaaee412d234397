//! Credentials from a provider of the SDK.

use crate::identity::credentials::{Credentials, CredentialsError, ProvideCredentials};
use crate::io::future::BoxFuture;
use aws_credential_types::provider::error::CredentialsError as SdkCredentialsError;
use aws_credential_types::provider::{ProvideCredentials as _, SharedCredentialsProvider};

/// The provider of an `SdkConfig`. Without one there are no credentials: those of the default chain could be somebody
/// else's.
#[derive(Debug)]
pub struct SdkCredentials(pub Option<SharedCredentialsProvider>);

impl ProvideCredentials for SdkCredentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let provider = self.0.as_ref().ok_or_else(absent)?;
            let found = provider.provide_credentials().await.map_err(failed)?;
            let mut credentials = Credentials::new(found.access_key_id(), found.secret_access_key());
            if let Some(token) = found.session_token() {
                credentials = credentials.with_session_token(token);
            }
            if let Some(expiry) = found.expiry() {
                credentials = credentials.with_expiry(expiry);
            }
            if let Some(account) = found.account_id() {
                credentials = credentials.with_account_id(account.as_str());
            }
            Ok(credentials)
        })
    }
}

fn absent() -> CredentialsError {
    CredentialsError::absent(
        "the `SdkConfig` has no credentials provider; load it with `aws_config`, or set a `credentials_provider`",
    )
}

fn failed(error: SdkCredentialsError) -> CredentialsError {
    let failure = match error {
        SdkCredentialsError::CredentialsNotLoaded(_) => CredentialsError::absent(error.to_string()),
        _ => CredentialsError::invalid(error.to_string()),
    };
    failure.with_source(error)
}
