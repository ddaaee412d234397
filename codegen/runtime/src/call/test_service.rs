//! A small service for the tests of this crate, written as the generator would write it.

use crate::call::operation::{Auth, Details, Exception, Operation, RetryKind, Service, ServiceMetadata};
use crate::call::paginate::Paginated;
use crate::call::protocol::RestJson;
use crate::call::request::Request;
use crate::call::response;
use crate::endpoint::{BuiltIns, Endpoint, EndpointError};
use crate::io::body::ByteStream;
use crate::wire::decode_error::DecodeError;
use crate::wire::encode_error::EncodeError;
use crate::wire::uri;
use crate::wire::validate::Constraint;
use bytes::Bytes;
use http::{Method, Response};

#[derive(Debug, Clone, Copy)]
pub struct Things;

impl Service for Things {
    type Protocol = RestJson;
    type Exception = ThingsException;
    type EndpointParams = BuiltIns;
    const METADATA: ServiceMetadata = ServiceMetadata {
        service_id: "Test Things",
        api_version: "2020-01-01",
        signing_name: "things",
        endpoint_prefix: "things",
    };

    fn resolve_endpoint(params: &BuiltIns) -> Result<Endpoint, EndpointError> {
        match (&params.endpoint, &params.region) {
            (Some(endpoint), _) => Ok(Endpoint::new(endpoint)),
            (None, Some(region)) => Ok(Endpoint::new(format!("https://things.{region}.example"))),
            (None, None) => Err(EndpointError::new("Invalid Configuration: Missing Region")),
        }
    }
}

#[derive(Debug, PartialEq)]
pub struct ThingsException(pub String);

impl Exception for ThingsException {
    type Protocol = RestJson;

    fn decode(code: &str, _: &Response<Bytes>) -> Option<Self> {
        (code == "NoSuchThing").then(|| Self(code.to_owned()))
    }

    fn message(&self) -> Option<&str> {
        None
    }

    fn details(&self, _: &mut Details) {}

    fn retry(&self) -> Option<RetryKind> {
        None
    }
}

/// `GET /v1/things`, with its token and limit in the query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListThings {
    pub domain: Option<String>,
    pub next_token: Option<String>,
    pub max_results: Option<i32>,
}

impl ListThings {
    pub fn of(domain: &str) -> Self {
        Self { domain: Some(domain.to_owned()), ..Self::default() }
    }
}

#[derive(Debug, Default, PartialEq)]
pub struct ListThingsOutput {
    pub things: Option<Vec<String>>,
    pub total: Option<i64>,
    pub next_token: Option<String>,
}

crate::members! {
    output ListThingsOutput {
        things: "things",
        total: "total",
        next_token: "nextToken",
    }
}

crate::members! {
    input ListThings {
        domain: "domain" in query [required, Constraint::NONE.min_length(2)],
        next_token: "nextToken" in query,
        max_results: "maxResults" in query [Constraint::NONE.minimum(1)],
    }
}

impl Operation for ListThings {
    type Service = Things;
    type Output = ListThingsOutput;
    type ResponseBody = Bytes;
    const NAME: &'static str = "ListThings";

    fn encode(self) -> Result<Request, EncodeError> {
        let mut request = Request::new(Method::GET, "/v1/things");
        request.query("domain", &self.domain);
        request.query("next-token", &self.next_token);
        request.query("max-results", &self.max_results);
        Ok(request)
    }

    fn decode(response: Response<Bytes>) -> Result<ListThingsOutput, DecodeError> {
        response::members::<Self>(&response)
    }
}

impl Paginated for ListThings {
    type Item = String;
    const HAS_PAGE_SIZE: bool = true;

    fn token(&self) -> Option<&str> {
        self.next_token.as_deref()
    }

    fn set_token(&mut self, token: Option<String>) {
        self.next_token = token;
    }

    fn set_page_size(&mut self, size: i32) {
        self.max_results = Some(size);
    }

    fn next_token(output: &ListThingsOutput) -> Option<&str> {
        output.next_token.as_deref()
    }

    fn take_items(output: &mut ListThingsOutput) -> Vec<String> {
        output.things.take().unwrap_or_default()
    }
}

/// `POST /v1/things/{name}`: the body is streamed both ways, its hash is a member.
#[derive(Debug, Default)]
pub struct SwapThing {
    pub name: Option<String>,
    pub content_hash: Option<String>,
    pub content: Option<ByteStream>,
}

crate::members! {
    input SwapThing {
        name: "name" in path [required],
        content_hash: "contentHash" in header,
        content: "content" in payload,
    }
}

impl Operation for SwapThing {
    type Service = Things;
    type Output = ByteStream;
    type ResponseBody = ByteStream;
    const NAME: &'static str = "SwapThing";
    const PAYLOAD_HASH: Option<&'static str> = Some("contentHash");

    fn encode(self) -> Result<Request, EncodeError> {
        let mut request = Request::new(Method::POST, format!("/v1/things/{}", uri::label("name", &self.name)?));
        request.header("x-amz-content-sha256", &self.content_hash)?;
        request.payload("application/octet-stream", self.content);
        Ok(request)
    }

    fn decode(response: Response<ByteStream>) -> Result<ByteStream, DecodeError> {
        Ok(response.into_body())
    }
}

/// `POST /v1/ping`, which is not signed.
#[derive(Debug, Clone, Default)]
pub struct Ping;

crate::members! {
    input Ping {}
}

impl Operation for Ping {
    type Service = Things;
    type Output = ();
    type ResponseBody = Bytes;
    const NAME: &'static str = "Ping";
    const AUTH: Auth = Auth::None;

    fn encode(self) -> Result<Request, EncodeError> {
        Ok(Request::new(Method::POST, "/v1/ping"))
    }

    fn decode(_response: Response<Bytes>) -> Result<(), DecodeError> {
        Ok(())
    }
}
