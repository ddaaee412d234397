//! A tunnel: the proxy connects to the server, and from then on hands bytes on.

use super::addresses::Resolver;
use super::connecting::Connecting;
use super::socket::{self, Stream};
use super::tls::negotiate;
use crate::io::transport::proxy::Through;
use crate::io::transport::tls::Tls;
use crate::io::transport::{TransportError, TransportErrorKind, place};
use bytes::Bytes;
use http::header::{HOST, PROXY_AUTHORIZATION};
use http::uri::Scheme;
use http::{HeaderValue, Method, Request, StatusCode, Uri};
use http_body::{Body, Frame};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::error::Error;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

type BoxError = Box<dyn Error + Send + Sync>;

/// Connects to a server through a proxy.
pub async fn connect(
    proxy: &Through,
    server: &Uri,
    resolver: &Resolver,
    tls: &Tls,
    connecting: &Connecting,
) -> Result<Stream, TransportError> {
    connecting.begin(format!("connecting to the proxy {}", proxy.place()));
    let stream = socket::connect(resolver, &proxy.url, connecting.limit).await;
    let mut stream = stream.map_err(|error| proxy.unreachable(server, TransportErrorKind::Connect, error))?;
    if proxy.url.scheme() == Some(&Scheme::HTTPS) {
        connecting.begin(format!("negotiating TLS with the proxy {}", proxy.place()));
        let secure = negotiate(tls, &proxy.url, stream).await;
        stream = secure.map_err(|error| proxy.unreachable(server, error.kind(), error))?;
    }
    connecting.begin(format!("asking the proxy {} for a tunnel to {}", proxy.place(), place(server)));
    match exchange(stream, server, proxy.authorization.as_ref()).await {
        Ok(Ok(stream)) => Ok(stream),
        Ok(Err(status)) => Err(proxy.refused(server, status)),
        Err(error) => Err(proxy.failed(server, error)),
    }
}

/// Returns the stream as the tunnel, or the status of a refusal.
async fn exchange(
    stream: Stream,
    server: &Uri,
    authorization: Option<&HeaderValue>,
) -> Result<Result<Stream, StatusCode>, BoxError> {
    let server = format!("{}:{}", server.host().unwrap_or_default(), server.port_u16().unwrap_or(443));
    let mut request = Request::builder().method(Method::CONNECT).uri(&server).header(HOST, &server);
    if let Some(authorization) = authorization {
        request = request.header(PROXY_AUTHORIZATION, authorization);
    }
    // Some proxies know the headers by their usual spelling only.
    let handshake = http1::Builder::new().title_case_headers(true).handshake(TokioIo::new(stream));
    let (mut sender, connection) = handshake.await?;
    let mut connection = pin!(connection.without_shutdown());
    let mut reply = pin!(sender.send_request(request.body(Nothing)?));
    let mut end = None;
    let reply = poll_fn(|context| {
        if end.is_none()
            && let Poll::Ready(result) = connection.as_mut().poll(context)
        {
            end = Some(result);
        }
        reply.as_mut().poll(context)
    });
    let status = reply.await?.status();
    if !status.is_success() {
        return Ok(Err(status));
    }
    let connection = match end {
        Some(end) => end?,
        None => connection.await?,
    };
    Ok(Ok(connection.io.into_inner()))
}

/// The body of the request, which has none.
struct Nothing;

impl Body for Nothing {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        true
    }
}
