//! Requests to what gives credentials beside a program: the container's agent and the instance.

mod json;
mod url;

use crate::timer;
use botocore_runtime::ByteStream;
use botocore_runtime::client::Config;
use botocore_runtime::for_credentials::{time_left, until};
use botocore_runtime::http::{Request, StatusCode};
use botocore_runtime::timer::Timer;
use botocore_runtime::transport::{ConnectTimeout, Transport};
pub use json::credentials;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
pub use url::url;

/// The greatest number of bytes of a reply. Credentials take a few thousand.
const MOST: usize = 256 * 1024;

/// The number of characters that are shown of a reply.
const SHOWN: usize = 200;

/// The problem of a request, as a clause, which may have a cause.
pub type Problem = Box<dyn Error + Send + Sync>;

/// Sends requests, each within a time.
#[derive(Debug, Clone)]
pub struct Metadata {
    transport: Arc<dyn Transport>,
    timer: Arc<dyn Timer>,
    limit: Duration,
}

/// A reply.
pub struct Reply {
    pub status: StatusCode,
    pub text: String,
}

impl Reply {
    /// The beginning of the text, for an error. It is not shown where it may hold credentials: in a reply with another
    /// status of success, or in one that names a secret key.
    pub fn beginning(&self) -> String {
        let text: String = self.text.trim().chars().take(SHOWN).collect();
        let is_secret = self.status.is_success() || self.text.to_ascii_lowercase().contains("secretaccesskey");
        match text.as_str() {
            "" => "the reply is empty".to_owned(),
            _ if is_secret => "the reply is not shown, since it may hold credentials".to_owned(),
            _ => text,
        }
    }
}

impl Metadata {
    /// Uses transport and timer of a configuration. A request may take as long as the limit says.
    ///
    /// # Errors
    /// Returns a clause that says what the configuration lacks.
    pub fn new(config: &Config, limit: Duration) -> Result<Self, &'static str> {
        let transport =
            config.transport().ok_or("there is no transport: set one, or compile with the feature `transport`")?;
        let timer = timer::of(config)?;
        Ok(Self { transport, timer, limit })
    }

    /// Sends a request.
    ///
    /// # Errors
    /// Returns an error if there is no reply in time, or if it is not a text of the size of credentials.
    pub async fn send(&self, mut request: Request<ByteStream>) -> Result<Reply, Problem> {
        request.extensions_mut().insert(ConnectTimeout(self.limit));
        request.extensions_mut().insert(time_left(self.limit));
        let deadline = self.timer.now().saturating_add(self.limit);
        let reply = until(&*self.timer, deadline, self.exchange(request)).await;
        reply.unwrap_or_else(|| Err(format!("no answer within {:?}", self.limit).into()))
    }

    async fn exchange(&self, request: Request<ByteStream>) -> Result<Reply, Problem> {
        let (head, mut body) = self.transport.send(request).await?.into_parts();
        let mut bytes = Vec::new();
        while let Some(piece) = body.try_next().await? {
            if bytes.len() + piece.len() > MOST {
                return Err(format!("the reply has more than {MOST} bytes").into());
            }
            bytes.extend_from_slice(&piece);
        }
        let text = String::from_utf8(bytes).map_err(|_| "the reply is not UTF-8")?;
        Ok(Reply { status: head.status, text })
    }

    /// The timer.
    pub fn timer(&self) -> &dyn Timer {
        &*self.timer
    }

    /// Waits.
    pub async fn pause(&self, duration: Duration) {
        self.timer.sleep(duration).await;
    }
}
