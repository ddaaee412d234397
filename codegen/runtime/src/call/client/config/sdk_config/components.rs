//! What the SDK hands to its HTTP clients beside the settings: the parts of one of its own clients.
//!
//! HTTP clients use the clock and the sleep. The other parts have to be there, but resolve, sign and retry calls of the
//! SDK's; nothing calls them here.

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityFuture, ResolveCachedIdentity, ResolveIdentity, SharedIdentityResolver,
};
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::retries::{RetryStrategy, ShouldAttempt};
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::SdkConfig;
use std::time::Duration;

const SCHEME: AuthSchemeId = AuthSchemeId::new("none");
const ABSENT: &str = "the call is not one of the SDK's, so it has no such part";

/// The parts that an HTTP client of this configuration is given.
///
/// # Errors
/// The SDK's version asks for a part that is not known here.
pub fn components(sdk: &SdkConfig, client: &SharedHttpClient) -> Result<RuntimeComponents, BoxError> {
    let sleep = sdk.sleep_impl().unwrap_or_else(|| SharedAsyncSleep::new(TokioSleep));
    let builder = RuntimeComponents::builder("botocore-runtime")
        .with_http_client(Some(client.clone()))
        .with_time_source(sdk.time_source())
        .with_sleep_impl(Some(sleep))
        .with_auth_scheme_option_resolver(Some(StaticAuthSchemeOptionResolver::new(Vec::new())))
        .with_auth_scheme(Absent)
        .with_identity_resolver(SCHEME, Absent)
        .with_identity_cache(Some(Absent))
        .with_endpoint_resolver(Some(Absent))
        .with_retry_strategy(Some(Absent));
    Ok(builder.build()?)
}

/// Sleeps by Tokio's clock.
#[derive(Debug)]
struct TokioSleep;

impl AsyncSleep for TokioSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}

/// The parts that only the SDK's own calls use.
#[derive(Debug)]
struct Absent;

impl ResolveEndpoint for Absent {
    fn resolve_endpoint<'a>(&'a self, _: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(Err(ABSENT.into()))
    }
}

impl AuthScheme for Absent {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME
    }

    fn identity_resolver(&self, _: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        None
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for Absent {
    fn sign_http_request(
        &self,
        _: &mut HttpRequest,
        _: &Identity,
        _: AuthSchemeEndpointConfig<'_>,
        _: &RuntimeComponents,
        _: &ConfigBag,
    ) -> Result<(), BoxError> {
        Err(ABSENT.into())
    }
}

impl ResolveIdentity for Absent {
    fn resolve_identity<'a>(&'a self, _: &'a RuntimeComponents, _: &'a ConfigBag) -> IdentityFuture<'a> {
        IdentityFuture::ready(Err(ABSENT.into()))
    }
}

impl ResolveCachedIdentity for Absent {
    fn resolve_cached_identity<'a>(
        &'a self,
        _: SharedIdentityResolver,
        _: &'a RuntimeComponents,
        _: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::ready(Err(ABSENT.into()))
    }
}

impl RetryStrategy for Absent {
    fn should_attempt_initial_request(&self, _: &RuntimeComponents, _: &ConfigBag) -> Result<ShouldAttempt, BoxError> {
        Ok(ShouldAttempt::Yes)
    }

    fn should_attempt_retry(
        &self,
        _: &InterceptorContext,
        _: &RuntimeComponents,
        _: &ConfigBag,
    ) -> Result<ShouldAttempt, BoxError> {
        Ok(ShouldAttempt::No)
    }
}
