//! The connect timeout.

use crate::io::future::BoxFuture;
use http::Uri;
use std::error::Error;
use std::fmt;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::timeout;
use tower_service::Service;

type BoxError = Box<dyn Error + Send + Sync>;

tokio::task_local! {
    /// The connect timeout of the current request. It is task-local because a connector receives only the
    /// address.
    pub static CONNECT_TIMEOUT: Duration;
}

/// A connector with a timeout.
#[derive(Clone)]
pub struct Timed<C>(pub C);

impl<C> Service<Uri> for Timed<C>
where
    C: Service<Uri, Error = BoxError>,
    C::Response: Send,
    C::Future: Send + 'static,
{
    type Response = C::Response;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<C::Response, BoxError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        let connecting = self.0.call(server);
        let Ok(limit) = CONNECT_TIMEOUT.try_with(|limit| *limit) else {
            return Box::pin(connecting);
        };
        Box::pin(async move { timeout(limit, connecting).await.unwrap_or_else(|_| Err(TooSlow(limit).into())) })
    }
}

/// The connect timeout has passed.
#[derive(Debug)]
pub struct TooSlow(Duration);

impl fmt::Display for TooSlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "connecting took longer than {:?}", self.0)
    }
}

impl Error for TooSlow {}
