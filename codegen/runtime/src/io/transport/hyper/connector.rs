//! Connections for hyper: to the server or through a proxy to it, over TCP and TLS.

use super::addresses::Resolver;
use super::connecting::Connecting;
use super::link::Watched;
use super::runtime::without_panic;
use super::socket::{self, Stream};
use super::tls::{Trust, negotiate};
use super::tunnel;
use crate::io::future::BoxFuture;
use crate::io::transport::proxy::{Gate, Proxy};
use crate::io::transport::{TransportError, place, too_slow, unreachable};
use http::Uri;
use http::uri::Scheme;
use hyper_util::rt::TokioIo;
use std::path::PathBuf;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::time::timeout;
use tower_service::Service;

/// Makes connections, each within the connect timeout of the request that asks for it.
#[derive(Clone)]
pub struct Connector(Arc<Parts>);

struct Parts {
    resolver: Resolver,
    gate: Option<Gate>,
    trust: Trust,
}

impl Connector {
    pub fn new(ca_bundle: Option<PathBuf>, proxy: Option<&Proxy>, resolver: Resolver) -> Self {
        Self(Arc::new(Parts { resolver, gate: proxy.map(Gate::new), trust: Trust::new(ca_bundle) }))
    }
}

impl Service<Uri> for Connector {
    type Response = TokioIo<Watched>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Self::Response, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        let connecting = Connecting::current();
        let parts = Arc::clone(&self.0);
        Box::pin(async move {
            let connected = timeout(connecting.limit, without_panic(parts.connect(&server, &connecting))).await;
            let stream = connected.unwrap_or_else(|_| Err(too_slow(&server, parts.gate.as_ref(), connecting.limit)))?;
            Ok(TokioIo::new(Watched::new(stream)))
        })
    }
}

impl Parts {
    async fn connect(&self, server: &Uri, connecting: &Connecting) -> Result<Stream, TransportError> {
        if server.scheme() != Some(&Scheme::HTTPS) {
            return self.direct(server, connecting).await;
        }
        let proxy = self.gate.as_ref().map(|gate| gate.proxy_of(server)).transpose()?.flatten();
        let tls = self.trust.config().await?;
        let stream = match proxy {
            None => self.direct(server, connecting).await?,
            Some(proxy) => tunnel::connect(proxy, server, &self.resolver, tls, connecting).await?,
        };
        connecting.begin(format!("negotiating TLS with {}", place(server)));
        negotiate(tls, server, stream).await
    }

    async fn direct(&self, server: &Uri, connecting: &Connecting) -> Result<Stream, TransportError> {
        connecting.begin(format!("connecting to {}", place(server)));
        let connected = socket::connect(&self.resolver, server, connecting.limit).await;
        connected.map_err(|error| unreachable(server, error))
    }
}
