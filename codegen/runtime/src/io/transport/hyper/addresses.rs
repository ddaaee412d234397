//! The addresses of a host, and which of them answers first.

use crate::io::future::BoxFuture;
use std::net::{IpAddr, SocketAddr};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use std::{fmt, io, vec};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::{Sleep, sleep};

/// The time after which the next address is tried, as RFC 8305 recommends it. It is shorter if there are so many
/// addresses that they would not all be tried within half of the connect timeout.
const STAGGER: Duration = Duration::from_millis(250);

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
        let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
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

/// Lets the two families of addresses take turns, beginning with that of the first address, so that a network on which
/// one family does not work costs one try.
fn alternating(addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
    let first_is_v6 = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (first, second): (Vec<_>, Vec<_>) = addresses.into_iter().partition(|address| address.is_ipv6() == first_is_v6);
    let mut second = second.into_iter();
    let mut ordered: Vec<_> = first.into_iter().flat_map(|address| [Some(address), second.next()]).flatten().collect();
    ordered.extend(second);
    ordered
}

/// Connects to the first address that answers.
///
/// # Errors
/// Returns the error of the first address that failed if none answers.
pub async fn connect(addresses: Vec<SocketAddr>, limit: Duration) -> io::Result<TcpStream> {
    let tries = u32::try_from(addresses.len()).unwrap_or(u32::MAX).saturating_add(1);
    let stagger = STAGGER.min(limit / tries / 2);
    let race = Race {
        waiting: addresses.into_iter(),
        running: Vec::new(),
        next: Box::pin(sleep(Duration::ZERO)),
        stagger,
        problem: None,
    };
    pin!(race).await
}

/// The attempts to connect to several addresses.
struct Race {
    waiting: vec::IntoIter<SocketAddr>,
    running: Vec<BoxFuture<'static, io::Result<TcpStream>>>,
    /// When the next address is tried, even if no attempt has failed until then.
    next: Pin<Box<Sleep>>,
    stagger: Duration,
    problem: Option<io::Error>,
}

impl Race {
    fn poll_running(&mut self, context: &mut Context<'_>) -> Option<TcpStream> {
        let mut index = 0;
        while let Some(attempt) = self.running.get_mut(index) {
            match attempt.as_mut().poll(context) {
                Poll::Pending => index += 1,
                Poll::Ready(Ok(stream)) => return Some(stream),
                Poll::Ready(Err(error)) => {
                    drop(self.running.swap_remove(index));
                    self.problem.get_or_insert(error);
                    self.next = Box::pin(sleep(Duration::ZERO));
                }
            }
        }
        None
    }
}

impl Future for Race {
    type Output = io::Result<TcpStream>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            if let Some(stream) = self.poll_running(context) {
                return Poll::Ready(Ok(stream));
            }
            if self.waiting.len() == 0 {
                if !self.running.is_empty() {
                    return Poll::Pending;
                }
                let none = || io::Error::new(io::ErrorKind::NotFound, "the host has no address");
                return Poll::Ready(Err(self.problem.take().unwrap_or_else(none)));
            }
            if !self.running.is_empty() && self.next.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            if let Some(address) = self.waiting.next() {
                self.running.push(Box::pin(TcpStream::connect(address)));
                self.next = Box::pin(sleep(self.stagger));
            }
        }
    }
}

#[cfg(test)]
mod tests;
