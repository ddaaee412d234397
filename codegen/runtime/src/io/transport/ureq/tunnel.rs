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
