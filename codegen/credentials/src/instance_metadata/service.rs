//! The requests to the instance's metadata service.

use super::settings::Settings;
use crate::metadata::{Metadata, Problem, Reply};
use botocore_runtime::ByteStream;
use botocore_runtime::http::header::HeaderValue;
use botocore_runtime::http::{Method, Request, StatusCode, Uri};

const TOKEN: &str = "/latest/api/token";
const ROLES: &str = "/latest/meta-data/iam/security-credentials/";

const SENT_TOKEN: &str = "x-aws-ec2-metadata-token";
const LIFETIME: &str = "x-aws-ec2-metadata-token-ttl-seconds";
/// How long a token lasts: six hours, the longest that the service allows.
const SECONDS: &str = "21600";

/// Why there are no credentials.
pub enum Failure {
    /// Nobody answers at the address.
    NoInstance(Problem),
    /// The instance has no role.
    NoRole,
    Other(Problem),
}

/// The service at an address.
pub struct Service<'a> {
    pub metadata: &'a Metadata,
    pub settings: &'a Settings,
}

impl Service<'_> {
    /// A new token.
    pub async fn token(&self) -> Result<HeaderValue, Failure> {
        let lifetime = HeaderValue::from_static(SECONDS);
        let reply = self.send(Method::PUT, TOKEN, (LIFETIME, &lifetime)).await.map_err(Failure::NoInstance)?;
        if reply.status != StatusCode::OK {
            return Err(unexpected("it gave no token", &reply));
        }
        let mut token = HeaderValue::from_str(reply.text.trim()).map_err(|error| Failure::Other(error.into()))?;
        token.set_sensitive(true);
        Ok(token)
    }

    /// The role's credentials as JSON; `None` if the token is not taken.
    pub async fn credentials(&self, token: &HeaderValue) -> Result<Option<serde_json::Value>, Failure> {
        let Some(roles) = self.get(ROLES, token).await? else { return Ok(None) };
        let Some(role) = roles.lines().map(str::trim).find(|line| !line.is_empty()) else {
            return Err(Failure::NoRole);
        };
        let path = format!("{ROLES}{role}");
        if path.parse::<Uri>().is_err() {
            return Err(Failure::Other("it gave a name of its role that no role can have".into()));
        }
        let Some(text) = self.get(&path, token).await? else { return Ok(None) };
        // What cannot be read is not shown, since it may be credentials.
        serde_json::from_str(&text).map(Some).map_err(|_| Failure::Other("the reply is not JSON".into()))
    }

    async fn get(&self, path: &str, token: &HeaderValue) -> Result<Option<String>, Failure> {
        let reply = self.send(Method::GET, path, (SENT_TOKEN, token)).await.map_err(Failure::Other)?;
        match reply.status {
            StatusCode::OK => Ok(Some(reply.text)),
            StatusCode::UNAUTHORIZED => Ok(None),
            StatusCode::NOT_FOUND if path == ROLES => Err(Failure::NoRole),
            _ => Err(unexpected(path, &reply)),
        }
    }

    /// Sends a request, several times if there is no reply or the service is in trouble.
    async fn send(&self, method: Method, path: &str, header: (&str, &HeaderValue)) -> Result<Reply, Problem> {
        let url = format!("{}{path}", self.settings.endpoint);
        let request =
            || Request::builder().method(&method).uri(&url).header(header.0, header.1).body(ByteStream::default());
        let mut reply = self.metadata.send(request()?).await;
        for _ in 1..self.settings.attempts {
            if reply.as_ref().is_ok_and(|reply| !reply.status.is_server_error()) {
                break;
            }
            reply = self.metadata.send(request()?).await;
        }
        reply
    }
}

fn unexpected(what: &str, reply: &Reply) -> Failure {
    Failure::Other(format!("{what}: HTTP {}: {}", reply.status.as_str(), reply.beginning()).into())
}
