//! Credentials of the container that the program runs in.

mod address;

use crate::connections;
use crate::metadata::{Metadata, Problem, credentials};
use crate::token_file;
use address::Address;
use botocore_runtime::ByteStream;
use botocore_runtime::client::{Config, ConfigBuilder};
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::environment::Environment;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::http::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use botocore_runtime::http::{Request, StatusCode};
use std::time::Duration;

const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

/// The limits are botocore's.
const ATTEMPTS: u32 = 3;
const LIMIT: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_secs(1);

/// Credentials of the container that the program runs in: of a task of Amazon ECS, or of a pod of Amazon EKS.
///
/// `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or `AWS_CONTAINER_CREDENTIALS_FULL_URI` says where they are; the first one wins.
/// The latter is `https`, or leads to this machine or to one of the agents' addresses (`169.254.170.2`, `169.254.170.23`,
/// `[fd00:ec2::23]`), so that the token goes to nobody else in the clear. That is in the file that
/// `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` names, which is read each time, or else in `AWS_CONTAINER_AUTHORIZATION_TOKEN`.
///
/// A request that fails is sent up to three times, a second apart, and takes two seconds at most.
///
/// ```
/// use botocore_credentials::ContainerRole;
/// use botocore_runtime::client::Config;
///
/// let config = Config::builder().region("eu-west-1").credentials_provider(ContainerRole::new(Config::builder())).build();
/// ```
#[derive(Debug, Clone)]
#[doc(alias("EcsContainer", "EcsCredentialsProvider", "ContainerProvider"))]
pub struct ContainerRole {
    config: Config,
}

impl ContainerRole {
    /// Uses the environment, the transport and the timer of these settings.
    #[must_use]
    pub fn new(settings: ConfigBuilder) -> Self {
        Self { config: connections::shared(settings) }
    }

    /// Whether variables ask for a container's role.
    pub(crate) fn is_asked_for(environment: &Environment) -> bool {
        address::is_set(environment)
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let environment = self.config.environment();
        let address = Address::of(environment)?;
        let metadata = Metadata::new(&self.config, LIMIT).map_err(|problem| address.error(problem))?;
        let token = token(environment).await?;
        let mut reply = ask(&metadata, &address, token.as_ref()).await;
        for _ in 1..ATTEMPTS {
            if reply.is_ok() {
                break;
            }
            metadata.pause(PAUSE).await;
            reply = ask(&metadata, &address, token.as_ref()).await;
        }
        let failed = |problem| address.error("it gave none in three attempts").with_source(problem);
        let reply = reply.map_err(failed)?;
        credentials(&reply).map_err(|problem| address.error(&problem))
    }
}

/// Asks once for the credentials as JSON.
async fn ask(
    metadata: &Metadata,
    address: &Address,
    token: Option<&HeaderValue>,
) -> Result<serde_json::Value, Problem> {
    let mut request = Request::get(&address.url).header(ACCEPT, "application/json");
    if let Some(token) = token {
        request = request.header(AUTHORIZATION, token);
    }
    let reply = metadata.send(request.body(ByteStream::default())?).await?;
    if reply.status != StatusCode::OK {
        return Err(format!("it answered HTTP {}: {}", reply.status.as_str(), reply.beginning()).into());
    }
    // What cannot be read is not shown, since it may be credentials.
    serde_json::from_str(&reply.text).map_err(|_| "the reply is not JSON".into())
}

/// The token for the request, if there is one.
async fn token(environment: &Environment) -> Result<Option<HeaderValue>, CredentialsError> {
    let (token, place) = match (environment.get(TOKEN_FILE), environment.get(TOKEN)) {
        (Some(path), _) => {
            let what = format!("the container's token, which {TOKEN_FILE} names,");
            (token_file::read(path.as_ref(), &what).await?, TOKEN_FILE)
        }
        (None, Some(token)) => (token, TOKEN),
        (None, None) => return Ok(None),
    };
    let mut token = HeaderValue::from_str(&token).map_err(|_| {
        CredentialsError::invalid(format!(
            "the container's token, which {place} gives, has a line break or another character that no header can have"
        ))
    })?;
    token.set_sensitive(true);
    Ok(Some(token))
}

impl ProvideCredentials for ContainerRole {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }
}
