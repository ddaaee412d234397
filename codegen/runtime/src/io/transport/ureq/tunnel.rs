//! A tunnel: the proxy connects to the server, and from then on hands bytes on.

use super::dial::dial;
use super::ongoing::Ongoing;
use super::wire::{Wait, Wire, secure};
use crate::io::transport::proxy::Through;
use crate::io::transport::tls::Tls;
use crate::io::transport::{TransportError, TransportErrorKind, place};
use http::uri::Scheme;
use http::{HeaderValue, StatusCode, Uri};
use std::io;
use std::time::Instant;

/// The largest head of a proxy's reply, in bytes.
const MAX_HEAD: usize = 64 * 1024;

/// Connects to a server through a proxy.
pub fn connect(
    proxy: &Through,
    server: &Uri,
    tls: &Tls,
    ongoing: &Ongoing,
    end: Option<Instant>,
) -> Result<Wire, TransportError> {
    ongoing.begin(Some(format!("connecting to the proxy {}", proxy.place())));
    let wire = dial(&proxy.url, end);
    let mut wire = wire.map_err(|error| proxy.unreachable(server, TransportErrorKind::Connect, error))?;
    wire.wait(Wait::until(end));
    if proxy.url.scheme() == Some(&Scheme::HTTPS) {
        ongoing.begin(Some(format!("negotiating TLS with the proxy {}", proxy.place())));
        let secured = secure(tls, &proxy.url, wire);
        wire = secured.map_err(|error| proxy.unreachable(server, error.kind(), error))?;
    }
    ongoing.begin(Some(format!("asking the proxy {} for a tunnel to {}", proxy.place(), place(server))));
    match exchange(&mut wire, server, proxy.authorization.as_ref()) {
        Ok(status) if status.is_success() => Ok(wire),
        Ok(status) => Err(proxy.refused(server, status)),
        Err(error) => Err(proxy.failed(server, error)),
    }
}

/// Asks for the tunnel, and returns the status of the reply.
fn exchange(wire: &mut Wire, server: &Uri, authorization: Option<&HeaderValue>) -> io::Result<StatusCode> {
    let server = format!("{}:{}", server.host().unwrap_or_default(), server.port_u16().unwrap_or(443));
    // Some proxies know the headers by their usual spelling only.
    let mut request = format!("CONNECT {server} HTTP/1.1\r\nHost: {server}\r\n").into_bytes();
    if let Some(authorization) = authorization {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(authorization.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    wire.write_all(&request)?;
    wire.flush()?;
    loop {
        let head = read_head(wire)?;
        let status = head.strip_prefix(b"HTTP/1.").and_then(|rest| StatusCode::from_bytes(rest.get(2..5)?).ok());
        let status = status.ok_or_else(|| io::Error::other("its reply is not HTTP"))?;
        if !status.is_informational() || status == StatusCode::SWITCHING_PROTOCOLS {
            return Ok(status);
        }
    }
}

/// Reads the head of a reply. What follows it belongs to the tunnel, so no byte more is read.
fn read_head(wire: &mut Wire) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if wire.read(&mut byte)? == 0 {
            return Err(io::Error::other("it closed the connection"));
        }
        head.extend_from_slice(&byte);
        if head.len() > MAX_HEAD {
            return Err(io::Error::other("the head of its reply has no end"));
        }
    }
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::{MAX_HEAD, exchange};
    use crate::io::transport::ureq::wire::{Duplex, Wait};
    use http::{HeaderValue, Uri};
    use std::io::{self, Cursor, Read, Write};
    use std::sync::{Arc, Mutex};

    /// A proxy that has said all that it will say.
    struct Proxy {
        said: Cursor<Vec<u8>>,
        asked: Arc<Mutex<Vec<u8>>>,
    }

    impl Read for Proxy {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.said.read(buffer)
        }
    }

    impl Write for Proxy {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.asked.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Duplex for Proxy {
        fn wait(&mut self, _: Wait) {}
    }

    /// The status of the reply or the problem with it, and what is left for the tunnel.
    fn replied(reply: &[u8]) -> (Result<u16, String>, String) {
        let proxy = Proxy { said: Cursor::new(reply.to_vec()), asked: Arc::default() };
        let asked = Arc::clone(&proxy.asked);
        let mut wire: super::Wire = Box::new(proxy);
        let password = HeaderValue::from_static("Basic bWU6");
        let status = exchange(&mut wire, &Uri::from_static("https://a.example"), Some(&password));
        let expected =
            b"CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\nProxy-Authorization: Basic bWU6\r\n\r\n";
        assert_eq!(*asked.lock().unwrap(), expected);
        let mut left = String::new();
        wire.read_to_string(&mut left).unwrap();
        (status.map(|status| status.as_u16()).map_err(|error| error.to_string()), left)
    }

    #[test]
    fn the_first_reply_that_is_not_informational_counts() {
        assert_eq!(replied(b"HTTP/1.1 200 OK\r\n\r\nhello"), (Ok(200), "hello".to_owned()));
        assert_eq!(replied(b"HTTP/1.1 103 Hints\r\na: b\r\n\r\nHTTP/1.0 407 No\r\n\r\n").0, Ok(407));
        assert_eq!(replied(b"HTTP/1.1 101 Switching\r\n\r\n").0, Ok(101));
        assert_eq!(replied(b"SSH-2.0\r\n\r\n").0, Err("its reply is not HTTP".to_owned()));
        assert_eq!(replied(b"HTTP/1.1 200 O").0, Err("it closed the connection".to_owned()));
    }

    #[test]
    fn a_head_has_a_limit() {
        let head = |length: usize| {
            let mut head = b"HTTP/1.1 200 OK\r\na: ".to_vec();
            head.resize(length - 4, b'b');
            head.extend_from_slice(b"\r\n\r\n");
            head
        };
        assert_eq!(replied(&head(MAX_HEAD)).0, Ok(200));
        assert_eq!(replied(&head(MAX_HEAD + 1)).0, Err("the head of its reply has no end".to_owned()));
    }
}
