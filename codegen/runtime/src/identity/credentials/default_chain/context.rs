//! Access to variables, files and services for the sources of the chain.

use crate::identity::environment::Environment;
use crate::io::blocking;
use crate::io::body::ByteStream;
use crate::io::timer::{Timer, until};
use crate::io::transport::Transport;
use bytes::Bytes;
use http::{Request, Response};
use reqsign_core::{Context, Env, Error, FileRead, HttpSend, Result};
use std::collections::HashMap;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

/// The timeout for metadata services, which is botocore's default. They are on the same machine; on other
/// machines their addresses do not answer.
const METADATA_TIMEOUT: Duration = Duration::from_secs(1);
/// The timeout for other services.
const SERVICE_TIMEOUT: Duration = Duration::from_secs(30);

pub(super) fn context(
    environment: Environment,
    transport: Option<Arc<dyn Transport>>,
    timer: Option<Arc<dyn Timer>>,
) -> Context {
    let context = Context::new().with_env(Variables { environment }).with_file_read(Files);
    match transport {
        Some(transport) => context.with_http_send(Http { transport, timer }),
        None => context,
    }
}

#[derive(Debug)]
struct Variables {
    environment: Environment,
}

impl Env for Variables {
    fn var(&self, key: &str) -> Option<String> {
        self.environment.get(key)
    }

    fn vars(&self) -> HashMap<String, String> {
        self.environment.all()
    }

    fn home_dir(&self) -> Option<PathBuf> {
        self.environment.home()
    }
}

#[derive(Debug)]
struct Files;

impl FileRead for Files {
    async fn file_read(&self, path: &str) -> Result<Vec<u8>> {
        let failed = |error| Error::unexpected(format!("{path} cannot be read: {error}"));
        let owned = path.to_owned();
        blocking::run(|| std::fs::read(owned)).await.and_then(|read| read).map_err(failed)
    }
}

#[derive(Debug)]
struct Http {
    transport: Arc<dyn Transport>,
    timer: Option<Arc<dyn Timer>>,
}

impl HttpSend for Http {
    async fn http_send(&self, request: Request<Bytes>) -> Result<Response<Bytes>> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        let limit = if is_metadata(&host) { METADATA_TIMEOUT } else { SERVICE_TIMEOUT };
        let failed = |problem: String| Error::unexpected(problem).set_retryable(true);
        let reply = async {
            let response = self.transport.send(request.map(ByteStream::from)).await;
            let (parts, body) = response.map_err(|error| failed(error.to_string()))?.into_parts();
            let body = body.collect().await.map_err(|error| failed(format!("{host}: {error}")))?;
            Ok(Response::from_parts(parts, body.into_bytes()))
        };
        let silent = || Err(failed(format!("{host} did not answer within {} s", limit.as_secs())));
        let Some(timer) = &self.timer else {
            let problem = "there is no timer to limit the request: set one, or compile with the feature `tokio`";
            return Err(failed(problem.to_owned()));
        };
        until(&**timer, Some(timer.now().saturating_add(limit)), pin!(reply)).await.unwrap_or_else(silent)
    }
}

/// Whether the host is the metadata service of containers or instances.
fn is_metadata(host: &str) -> bool {
    host.starts_with("169.254.") || host.starts_with("[fd00:ec2:")
}
