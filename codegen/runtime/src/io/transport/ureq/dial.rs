//! TCP connections: a host is looked up, and the first of its addresses that answers is taken.

use super::wire::{Socket, Wire};
use crate::io::blocking;
use crate::io::executor::wait;
use crate::io::timer::{ThreadTimer, Timer, until};
use crate::io::transport::addresses::{alternating, host, port, race};
use http::Uri;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs};
use std::pin::pin;
use std::time::{Duration, Instant};

/// Connects to the host of a URI. At the end of the time it fails with `WouldBlock`.
pub fn dial(server: &Uri, end: Option<Instant>) -> io::Result<Wire> {
    let (host, port) = (host(server), port(server));
    let stream = if let Ok(address) = host.parse::<IpAddr>() {
        connect(SocketAddr::new(address, port), left(end))?
    } else {
        let host = host.to_owned();
        first(move || Ok((host, port).to_socket_addrs()?.collect()), end)?
    };
    Ok(Box::new(Socket::new(stream)?))
}

fn left(end: Option<Instant>) -> Duration {
    end.map_or(Duration::MAX, |end| end.saturating_duration_since(Instant::now()))
}

/// Connects to the first address of a host that answers. Neither looking it up nor connecting can be broken off, so threads
/// do it, which end by themselves.
fn first(
    look_up: impl FnOnce() -> io::Result<Vec<SocketAddr>> + Send + 'static,
    end: Option<Instant>,
) -> io::Result<TcpStream> {
    let looking_up = blocking::on_new_thread(look_up);
    let connecting = async {
        let addresses = alternating(looking_up.await??);
        let limit = left(end);
        let begin = move |address| -> crate::io::future::BoxFuture<'static, _> {
            let connecting = blocking::on_new_thread(move || connect(address, limit));
            Box::pin(async move { connecting.await? })
        };
        race(addresses, limit, &ThreadTimer, &begin).await
    };
    let now = ThreadTimer.now();
    let end = end.and_then(|end| now.checked_add(left(Some(end))));
    let connected = wait(until(&ThreadTimer, end, pin!(connecting)));
    connected.unwrap_or_else(|| Err(ErrorKind::WouldBlock.into()))
}

fn connect(address: SocketAddr, limit: Duration) -> io::Result<TcpStream> {
    match limit {
        Duration::MAX => TcpStream::connect(address),
        Duration::ZERO => Err(ErrorKind::WouldBlock.into()),
        limit => TcpStream::connect_timeout(&address, limit),
    }
}

#[cfg(all(test, feature = "transport"))]
mod tests {
    use crate::io::test_bound::Bound;
    use crate::io::transport::test_server::{refusing, serve_one};
    use std::io::{self, ErrorKind};
    use std::net::{SocketAddr, TcpStream};
    use std::time::{Duration, Instant};

    fn first(
        look_up: impl FnOnce() -> io::Result<Vec<SocketAddr>> + Send + 'static,
        end: Option<Instant>,
    ) -> io::Result<TcpStream> {
        let _bound = Bound::begin();
        super::first(look_up, end)
    }

    #[test]
    fn the_second_address_answers_if_the_first_refuses() {
        let (address, server) = serve_one(drop);
        let addresses = vec![refusing(), refusing(), address];
        assert_eq!(first(move || Ok(addresses), None).unwrap().peer_addr().unwrap(), address);
        server.join().unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_address_that_is_silent_does_not_use_up_the_connect_timeout() {
        use crate::io::transport::test_server::silent;
        let end = Some(Instant::now() + Duration::from_secs(60));
        let dead = [silent(), silent()];
        let (address, server) = serve_one(drop);
        let addresses = vec![dead[0].0, dead[1].0, address];
        assert_eq!(first(move || Ok(addresses), end).unwrap().peer_addr().unwrap(), address);
        server.join().unwrap();
        let addresses = vec![dead[0].0, dead[1].0];
        let end = Some(Instant::now() + Duration::from_millis(50));
        assert_eq!(first(move || Ok(addresses), end).unwrap_err().kind(), ErrorKind::WouldBlock);
    }

    #[test]
    fn looking_up_a_host_counts_as_connecting() {
        let (signal, ended) = std::sync::mpsc::channel::<()>();
        let end = Some(Instant::now() + Duration::from_millis(50));
        let look_up = move || {
            let _ = ended.recv();
            Ok(vec![])
        };
        assert_eq!(first(look_up, end).unwrap_err().kind(), ErrorKind::WouldBlock);
        drop(signal);
        assert_eq!(first(|| Ok(vec![]), None).unwrap_err().to_string(), "the host has no address");
    }
}
