//! An HTTP client of the SDK as a transport.

use super::components::components;
use crate::io::body::{BodyError, ByteStream};
use crate::io::causes;
use crate::io::future::BoxFuture;
use crate::io::transport::{ConnectTimeout, Transport, TransportError, TransportErrorKind};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::retry::ErrorKind;
use aws_types::SdkConfig;
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use std::fmt;
use std::time::Duration;

/// The largest body in bytes that is handed over in memory. A client for tests compares only such bodies, but of larger
/// ones the read timeout must see how the upload goes on.
const IN_MEMORY: u64 = 64 * 1024;

/// Sends requests through the HTTP client of an `SdkConfig`: one with a company's own proxy, or one for tests.
///
/// `Debug` shows nothing of the client, because one for tests holds requests and replies.
pub struct SdkTransport {
    client: SharedHttpClient,
    components: Result<RuntimeComponents, String>,
}

impl SdkTransport {
    /// The transport that the configuration asks for, if any.
    pub fn of(sdk: &SdkConfig) -> Option<Self> {
        let client = sdk.http_client()?;
        let components = components(sdk, &client).map_err(|error| error.to_string());
        Some(Self { client, components })
    }

    /// The connector for a request. The client keeps one for each kind of settings.
    fn connector(&self, connect_timeout: Option<&ConnectTimeout>) -> Result<SharedHttpConnector, TransportError> {
        let components = self.components.as_ref().map_err(|problem| {
            let problem = format!("the `SdkConfig`'s HTTP client cannot be used: {problem}; set a `transport`");
            TransportError::new(TransportErrorKind::Unusable, problem)
        })?;
        let limit = connect_timeout.map(|ConnectTimeout(limit)| *limit);
        let mut settings = HttpConnectorSettings::builder();
        // The read timeout stays with the client: the SDK's would also count the time of an upload.
        settings.set_connect_timeout(limit.filter(|limit| *limit < Duration::MAX));
        Ok(self.client.http_connector(&settings.build(), components))
    }
}

impl Transport for SdkTransport {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let place = request.uri().authority().map_or("the endpoint", |authority| authority.as_str()).to_owned();
            let connector = self.connector(request.extensions().get())?;
            let request = into_sdk(request).await?;
            let reply = connector.call(request).await.map_err(|error| failed(&place, error))?;
            from_sdk(reply).map_err(|error| {
                let what = format!("the `SdkConfig`'s HTTP client has a reply from {place} that is not HTTP");
                TransportError::new(TransportErrorKind::Io, what).with_source(error)
            })
        })
    }
}

/// Leaves extensions out, which the SDK's oldest clients refuse.
async fn into_sdk(request: Request<ByteStream>) -> Result<HttpRequest, TransportError> {
    let (parts, body) = request.into_parts();
    let mut request = Request::new(body_into_sdk(body).await?);
    *request.method_mut() = parts.method;
    *request.uri_mut() = parts.uri;
    *request.headers_mut() = parts.headers;
    request.try_into().map_err(|error| {
        let what = "the request cannot be handed to the `SdkConfig`'s HTTP client";
        TransportError::new(TransportErrorKind::Unusable, what).with_source(error)
    })
}

async fn body_into_sdk(body: ByteStream) -> Result<SdkBody, TransportError> {
    if body.content_length().is_none_or(|length| length > IN_MEMORY) {
        return Ok(SdkBody::from_body_1_x(body));
    }
    let bytes = body.collect().await.map_err(|error| body_failed(&error))?;
    Ok(SdkBody::from(bytes.into_bytes()))
}

fn from_sdk(reply: HttpResponse) -> Result<Response<ByteStream>, http::Error> {
    let mut response = Response::new(ByteStream::default());
    *response.status_mut() = StatusCode::from_u16(reply.status().as_u16())?;
    for (name, value) in reply.headers().iter_bytes() {
        response.headers_mut().append(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
    }
    *response.body_mut() = ByteStream::from_body(reply.into_body());
    Ok(response)
}

fn failed(place: &str, error: ConnectorError) -> TransportError {
    if let Some(cause) = causes::find::<BodyError>(&error) {
        return body_failed(cause).with_layers(error);
    }
    let (kind, what) = if error.is_timeout() {
        (TransportErrorKind::Timeout, "gave up on")
    } else if error.is_user() || error.as_other() == Some(ErrorKind::ClientError) {
        (TransportErrorKind::Unusable, "refuses the request to")
    } else {
        (TransportErrorKind::Io, "has no reply from")
    };
    TransportError::new(kind, format!("the `SdkConfig`'s HTTP client {what} {place}")).with_layers(error)
}

fn body_failed(error: &BodyError) -> TransportError {
    TransportError::new(TransportErrorKind::Body, error.to_string())
}

impl fmt::Debug for SdkTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SdkTransport").finish_non_exhaustive()
    }
}
