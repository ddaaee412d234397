//! The addresses of a host, found and connected to by Tokio.

use crate::io::future::BoxFuture;
use crate::io::timer::TokioTimer;
use crate::io::transport::addresses::{alternating, race};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};
use tokio::net::{TcpStream, lookup_host};

type LookUp = dyn Fn(&str, u16) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> + Send + Sync;

/// Finds the addresses of a host.
#[derive(Clone)]
pub struct Resolver(Arc<LookUp>);

impl Default for Resolver {
    /// The system's resolver.
    fn default() -> Self {
        Self::new(|host, port| {
            let host = host.to_owned();
            Box::pin(async move { Ok(lookup_host((host, port)).await?.collect()) })
        })
    }
}

impl Resolver {
    pub fn new(
        look_up: impl Fn(&str, u16) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(look_up))
    }

    /// Returns the addresses of a host in the order in which they should be tried.
    pub async fn addresses(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        match host.parse::<IpAddr>() {
            Ok(address) => Ok(vec![SocketAddr::new(address, port)]),
            Err(_) => Ok(alternating((self.0)(host, port).await?)),
        }
    }
}

impl fmt::Debug for Resolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Resolver")
    }
}

/// Connects to the first address that answers.
///
/// # Errors
/// Returns the error of the first address that failed if none answers.
pub async fn connect(addresses: Vec<SocketAddr>, limit: Duration) -> io::Result<TcpStream> {
    race(addresses, limit, &TokioTimer, &|address| Box::pin(TcpStream::connect(address))).await
}

#[cfg(test)]
mod tests;
