//! A tunnel: the proxy connects to the server, and from then on hands bytes on.

use crate::io::transport::hyper::socket::Stream;
use crate::io::transport::{TransportError, TransportErrorKind, place};
use bytes::Bytes;
use http::header::{HOST, PROXY_AUTHORIZATION};
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

/// Asks a proxy to connect to a server.
pub async fn open(
    stream: Stream,
    server: &Uri,
    proxy: &str,
    authorization: Option<&HeaderValue>,
) -> Result<Stream, TransportError> {
    let failed = |problem: &str| format!("no connection to {}: the proxy {proxy} {problem}", place(server));
    match exchange(stream, server, authorization).await {
        Ok(Ok(stream)) => Ok(stream),
        Ok(Err(status)) => {
            let advice = if status == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
                "; write user and password into its URL, as in http://user:password@proxy.example:3128"
            } else {
                ""
            };
            Err(TransportError::new(kind(status), failed(&format!("refused it with {status}{advice}"))))
        }
        Err(error) => {
            Err(TransportError::new(TransportErrorKind::Connect, failed("gave no tunnel")).with_layers(error))
        }
    }
}

/// A proxy that cannot reach the server now may reach it later. One that will not do it will not do it later either.
fn kind(refusal: StatusCode) -> TransportErrorKind {
    let later = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
    if refusal.is_server_error() || later.contains(&refusal) {
        TransportErrorKind::Connect
    } else {
        TransportErrorKind::Proxy
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
