//! The addresses of a host, and which of them answers first.

use crate::io::future::BoxFuture;
use crate::io::timer::Timer;
use http::Uri;
use http::uri::Scheme;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use std::{io, vec};

/// The time after which the next address is tried, as RFC 8305 recommends it. It is shorter if there are so many
/// addresses that they would not all be tried within half of the connect timeout.
const STAGGER: Duration = Duration::from_millis(250);

/// The host of a URI. In a URI, an address of IPv6 stands in brackets, which nothing else takes.
pub fn host(server: &Uri) -> &str {
    let host = server.host().unwrap_or_default();
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

/// The port of a URI, or else of its scheme.
pub fn port(server: &Uri) -> u16 {
    server.port_u16().unwrap_or(if server.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 })
}

/// Lets the two families of addresses take turns, beginning with that of the first address, so that a network on which
/// one family does not work costs one try.
pub fn alternating(addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
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
pub async fn race<T>(
    addresses: Vec<SocketAddr>,
    limit: Duration,
    timer: &dyn Timer,
    connect: Connect<'_, T>,
) -> io::Result<T> {
    let tries = u32::try_from(addresses.len()).unwrap_or(u32::MAX).saturating_add(1);
    let stagger = STAGGER.min(limit / tries / 2);
    let next = timer.sleep(Duration::ZERO);
    let waiting = addresses.into_iter();
    Race { timer, connect, waiting, running: Vec::new(), next, stagger, problem: None }.await
}

/// Begins to connect to an address.
type Connect<'a, T> = &'a (dyn Fn(SocketAddr) -> BoxFuture<'static, io::Result<T>> + Sync);

/// The attempts to connect to several addresses.
struct Race<'a, T> {
    timer: &'a dyn Timer,
    connect: Connect<'a, T>,
    waiting: vec::IntoIter<SocketAddr>,
    running: Vec<BoxFuture<'static, io::Result<T>>>,
    /// When the next address is tried, even if no attempt has failed until then.
    next: BoxFuture<'static, ()>,
    stagger: Duration,
    problem: Option<io::Error>,
}

impl<T> Race<'_, T> {
    fn poll_running(&mut self, context: &mut Context<'_>) -> Option<T> {
        let mut index = 0;
        while let Some(attempt) = self.running.get_mut(index) {
            match attempt.as_mut().poll(context) {
                Poll::Pending => index += 1,
                Poll::Ready(Ok(stream)) => return Some(stream),
                Poll::Ready(Err(error)) => {
                    drop(self.running.swap_remove(index));
                    self.problem.get_or_insert(error);
                    self.next = self.timer.sleep(Duration::ZERO);
                }
            }
        }
        None
    }
}

// Nothing in it is pinned.
impl<T> Unpin for Race<'_, T> {}

impl<T> Future for Race<'_, T> {
    type Output = io::Result<T>;

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
                let attempt = (self.connect)(address);
                self.running.push(attempt);
                self.next = self.timer.sleep(self.stagger);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{STAGGER, alternating, host, port, race};
    use crate::io::future::BoxFuture;
    use crate::io::test_turns::ended;
    use crate::io::timer::TokioTimer;
    use http::Uri;
    use std::future::{pending, ready};
    use std::net::SocketAddr;
    use std::time::Duration;
    use tokio::time::Instant;

    #[test]
    fn a_uri_says_host_and_port() {
        for (uri, place) in [
            ("http://a.example", ("a.example", 80)),
            ("https://a.example", ("a.example", 443)),
            ("https://a.example:80/b", ("a.example", 80)),
            ("https://[::1]", ("::1", 443)),
        ] {
            let uri = Uri::from_static(uri);
            assert_eq!((host(&uri), port(&uri)), place);
        }
    }

    #[test]
    fn families_take_turns() {
        let v4 = |last| SocketAddr::from(([127, 0, 0, last], 1));
        let v6 = |last| SocketAddr::from(([0, 0, 0, 0, 0, 0, 0, last], 1));
        assert_eq!(alternating(vec![v6(1), v6(2), v6(3), v4(1)]), [v6(1), v4(1), v6(2), v6(3)]);
        assert_eq!(alternating(vec![v4(1), v6(1), v6(2), v6(3)]), [v4(1), v6(1), v6(2), v6(3)]);
        assert_eq!(alternating(vec![v4(1), v4(2)]), [v4(1), v4(2)]);
        assert_eq!(alternating(vec![]), []);
    }

    #[tokio::test(start_paused = true)]
    async fn the_next_address_has_its_turn_after_a_while_although_none_has_failed() {
        let address = |last| SocketAddr::from(([127, 0, 0, last], 1));
        let begun = Instant::now();
        let connect = |tried| -> BoxFuture<'static, _> {
            if tried == address(1) { Box::pin(pending()) } else { Box::pin(ready(Ok(tried))) }
        };
        let first = race(vec![address(1), address(2)], Duration::from_secs(60), &TokioTimer, &connect);
        assert_eq!(ended(first).await.unwrap(), address(2));
        assert!(begun.elapsed() >= STAGGER);
    }
}
