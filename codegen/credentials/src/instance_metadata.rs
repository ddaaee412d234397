//! Credentials of the instance that the program runs on.

mod service;
mod settings;

use crate::connections;
use crate::metadata::{Metadata, credentials};
use botocore_runtime::client::{Config, ConfigBuilder};
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::for_credentials::random_fraction;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::http::header::HeaderValue;
use botocore_runtime::timer::Timer;
use service::{Failure, Service};
use settings::Settings;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Where nothing answers, the service is not asked again for this long.
const REMEMBERED: Duration = Duration::from_secs(60);

/// Credentials that expire within this time are used on, since the service that renews them is in trouble. A client renews
/// credentials 5 minutes before they expire.
const MARGIN: i64 = 5 * 60;
/// They are used for at least this long, and a random part of the spread longer, so that instances do not all ask at
/// once.
const EXTENSION: f64 = 15.0 * 60.0;
const SPREAD: f64 = 10.0 * 60.0;

/// Credentials of the role that an Amazon EC2 instance has, from its metadata service (`IMDSv2`).
///
/// Requests carry a session token, which is kept, and replaced when the service rejects it. The older protocol without
/// tokens (`IMDSv1`) is not used. `AWS_EC2_METADATA_DISABLED` as `true` turns it off. Its address may be set by
/// `AWS_EC2_METADATA_SERVICE_ENDPOINT`, or that for IPv6 chosen by `AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE` as `ipv6`;
/// time and attempts by `AWS_METADATA_SERVICE_TIMEOUT` in seconds and `AWS_METADATA_SERVICE_NUM_ATTEMPTS`, both 1 by
/// default. The profile has these settings, too, by botocore's names.
///
/// Where nothing answers, the service is not asked again for a minute. Credentials that have expired, which the service
/// gives while it cannot renew them, are used on for 15 to 25 minutes, with a warning.
///
/// ```
/// use botocore_credentials::InstanceRole;
/// use botocore_runtime::client::Config;
///
/// let config = Config::builder().region("eu-west-1").credentials_provider(InstanceRole::new(Config::builder())).build();
/// ```
#[doc(alias("IMDS", "ImdsCredentialsProvider", "InstanceMetadataProvider"))]
pub struct InstanceRole {
    config: Config,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<HeaderValue>,
    /// When nothing answered, by the timer, and the error.
    silent: Option<(Duration, CredentialsError)>,
}

impl InstanceRole {
    /// Uses the environment, the profile, the transport, the timer and the clock of these settings.
    #[must_use]
    pub fn new(settings: ConfigBuilder) -> Self {
        Self { config: connections::shared(settings), state: Mutex::default() }
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let settings = Settings::load(&self.config).await?;
        let metadata = Metadata::new(&self.config, settings.limit).map_err(CredentialsError::invalid)?;
        let timer = metadata.timer();
        if let Some(silence) = self.silence(timer) {
            return Err(silence);
        }
        let service = Service { metadata: &metadata, settings: &settings };
        match self.ask(&service).await {
            Ok(reply) => {
                let given = credentials(&reply).map_err(|problem| settings.error(&problem))?;
                Ok(self.extended(given))
            }
            Err(Failure::NoInstance(problem)) => {
                let error = settings.absent().with_source(problem);
                self.state().silent = Some((timer.now(), error.clone()));
                Err(error)
            }
            Err(Failure::NoRole) => Err(settings.no_role()),
            Err(Failure::Other(problem)) => Err(settings.error("it did not answer as it should").with_source(problem)),
        }
    }

    /// Asks for the role, and for its credentials as JSON.
    async fn ask(&self, service: &Service<'_>) -> Result<serde_json::Value, Failure> {
        let kept = self.state().token.take();
        let is_kept = kept.is_some();
        let token = match kept {
            Some(token) => token,
            None => service.token().await?,
        };
        let (token, reply) = match service.credentials(&token).await {
            // The instance was restored or has slept longer than the token lives.
            Ok(None) if is_kept => {
                let token = service.token().await?;
                let reply = service.credentials(&token).await?;
                (token, reply)
            }
            other => (token, other?),
        };
        let reply = reply.ok_or_else(|| Failure::Other("it does not take its own token".into()))?;
        self.state().token = Some(token);
        Ok(reply)
    }

    /// The last error, if nothing answered less than a minute ago.
    fn silence(&self, timer: &dyn Timer) -> Option<CredentialsError> {
        let state = self.state();
        let (since, error) = state.silent.as_ref()?;
        (timer.now().saturating_sub(*since) < REMEMBERED).then(|| error.clone())
    }

    /// Puts off the expiry of credentials which the service should have renewed.
    fn extended(&self, credentials: Credentials) -> Credentials {
        let now = self.config.time_source().now();
        let Some(expiry) = credentials.expires_at().filter(|expiry| expiry.secs() < now.secs().saturating_add(MARGIN))
        else {
            return credentials;
        };
        let extension = Duration::from_secs_f64(EXTENSION + SPREAD * random_fraction());
        let later = now + extension;
        tracing::warn!(%expiry, until = %later, "the instance's credentials are not renewed; they are used on");
        credentials.with_expiry(later)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ProvideCredentials for InstanceRole {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }
}

impl fmt::Debug for InstanceRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InstanceRole").field("config", &self.config).finish_non_exhaustive()
    }
}
