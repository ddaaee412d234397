//! Who one is: the identity of credentials.

use crate::default_chain;
use crate::generated::sts::Error;
#[doc(inline)]
pub use crate::generated::sts::operation::get_caller_identity::GetCallerIdentityOutput as CallerIdentity;
use crate::sts;
use botocore_runtime::client::ConfigBuilder;

/// Asks STS who one is, as `aws sts get-caller-identity` does: the account, the ARN and the id of whoever a client with these
/// settings acts as. Settings that are left open come from environment variables, or else from the profile, and so do the
/// credentials. Everybody may ask this, and nothing is changed.
///
/// ```
/// use botocore_runtime::client::Config;
///
/// # use botocore_credentials::generated::sts::operation::get_caller_identity::GetCallerIdentityInput;
/// # let stub = botocore_runtime::test_util::Stub::new();
/// # stub.on::<GetCallerIdentityInput>().reply_with(|output| {
/// #     output.arn = Some("arn:aws:sts::123456789012:assumed-role/deploy/release-1.4".to_owned());
/// # });
/// # let settings = stub.config().to_builder();
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// # let _ = stringify! {
/// let settings = Config::builder().profile("work");
/// # };
/// let identity = botocore_credentials::caller_identity(settings).await?;
/// println!("{} in the account {}", identity.arn().unwrap_or_default(), identity.account().unwrap_or_default());
/// # assert!(identity.arn().unwrap().ends_with("/deploy/release-1.4"));
/// # Ok::<(), botocore_credentials::StsError>(()) }).unwrap();
/// ```
///
/// For a provider, set it: `Config::builder().credentials_provider(provider)`. That of a client's configuration is
/// [`credentials_provider`](botocore_runtime::client::Config::credentials_provider). Do not pass its other settings, since
/// its endpoint may be that of another service.
///
/// # Errors
/// Returns an error if a setting cannot be read, if there are no credentials, or if STS does not accept them.
#[doc(alias("whoami", "GetCallerIdentity", "get-caller-identity"))]
pub async fn caller_identity(settings: ConfigBuilder) -> Result<CallerIdentity, Error> {
    sts::load(settings.default_credentials(default_chain)).await?.get_caller_identity().send().await
}
