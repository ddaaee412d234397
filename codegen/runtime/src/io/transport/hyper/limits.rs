//! How long a connection may take.

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
    /// How long a connection for the request under way may take: a connector is told nothing but the
    /// address.
    pub static CONNECT_TIMEOUT: Duration;
}

/// A connector that gives up in time.
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

/// The time for a connection has passed.
#[derive(Debug)]
pub struct TooSlow(Duration);

impl fmt::Display for TooSlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "connecting took longer than {:?}", self.0)
    }
}

impl Error for TooSlow {}
