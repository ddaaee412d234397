//! `json`: each request is a JSON object that is posted to the service's root, with the operation named by a header.
//!
//! Replies are those of `rest-json` with all members in the body.

use super::{ErrorReply, OperationId, Protocol, RestJson, header};
use crate::call::request::Request;
use crate::wire::codec::json;
use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Decode, Encode, Structure};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response};
use std::marker::PhantomData;

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
const QUERY_ERROR: &str = "x-amzn-query-error";

/// What a service says of itself in the protocol `json`.
pub trait JsonService: 'static {
    /// The version of the protocol.
    const VERSION: JsonVersion;
    /// What stands before the operation's name in the header `X-Amz-Target`, without the dot.
    const TARGET_PREFIX: &'static str;
    /// Whether the service reports the error codes of the protocol `query`, which it once spoke.
    const QUERY_COMPATIBLE: bool;
}

/// A version of the protocol `json`; they differ by the content type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonVersion {
    /// 1.0
    V1_0,
    /// 1.1
    V1_1,
}

impl JsonVersion {
    const fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::V1_0 => "application/x-amz-json-1.0",
            Self::V1_1 => "application/x-amz-json-1.1",
        })
    }
}

/// The protocol `json` of a service.
#[derive(Debug, Clone, Copy)]
pub struct Json<S>(PhantomData<S>);

impl<S: JsonService> Protocol for Json<S> {
    const BODY: &'static str = RestJson::BODY;

    fn write_input<T: Encode>(input: &T, operation: OperationId, request: &mut Request) {
        Self::write_body(input, request);
        let target = format!("{}.{}", S::TARGET_PREFIX, operation.name);
        // The generator has checked that the text can be a header.
        if let Ok(target) = HeaderValue::try_from(target) {
            request.headers.insert(TARGET, target);
        }
        if S::QUERY_COMPATIBLE {
            request.headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
        }
    }

    fn write_body<T: Encode + ?Sized>(value: &T, request: &mut Request) {
        request.body = json::write(value).into();
        request.content_type(S::VERSION.content_type());
    }

    fn read_body<T: Decode>(reply: &Response<Bytes>) -> Result<Option<T>, DecodeError> {
        RestJson::read_body(reply)
    }

    fn read_error(reply: &Response<Bytes>) -> ErrorReply {
        let error = RestJson::read_error(reply);
        match query_code::<S>(reply) {
            Some(code) => ErrorReply { code: Some(code.to_owned()), ..error },
            None => error,
        }
    }

    fn exception_name(reply: &Response<Bytes>) -> Option<String> {
        query_code::<S>(reply).and_then(|_| RestJson::read_error(reply).code)
    }

    fn read_exception<T: Structure>(reply: &Response<Bytes>) -> T {
        RestJson::read_exception(reply)
    }

    #[cfg(feature = "test-util")]
    fn write_error<T: Encode + ?Sized>(code: &str, members: &T, reply: &mut Request) {
        RestJson::write_error(code, members, reply);
    }
}

/// The code that the service reported while it spoke `query`, from a header such as `Code;Sender`.
fn query_code<S: JsonService>(reply: &Response<Bytes>) -> Option<&str> {
    let (code, fault) = header(reply.headers(), QUERY_ERROR).filter(|_| S::QUERY_COMPATIBLE)?.split_once(';')?;
    let code = code.trim();
    (!code.is_empty() && !fault.contains(';')).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::operation::{Operation as _, Service as _};
    use crate::test_service::Service;
    use crate::test_service::operation::list_things::{ListThingsInput, ListThingsOutput};
    use crate::test_service::operation::ping::PingInput;
    use crate::test_service::types::error::NoSuchThing;

    struct Compatible;

    impl JsonService for Compatible {
        const VERSION: JsonVersion = JsonVersion::V1_0;
        const TARGET_PREFIX: &'static str = "Things_20200101";
        const QUERY_COMPATIBLE: bool = true;
    }

    struct Plain;

    impl JsonService for Plain {
        const VERSION: JsonVersion = JsonVersion::V1_1;
        const TARGET_PREFIX: &'static str = "com.example.Things";
        const QUERY_COMPATIBLE: bool = false;
    }

    fn written<S: JsonService>(input: &impl Encode) -> Request {
        let mut request = Request::new(http::Method::POST, "/");
        let operation = OperationId { name: PingInput::NAME, service: Service::METADATA };
        Json::<S>::write_input(input, operation, &mut request);
        request
    }

    fn reply(headers: &[(&'static str, &str)], body: &'static [u8]) -> Response<Bytes> {
        let mut reply = Response::new(Bytes::from_static(body));
        for (name, value) in headers {
            reply.headers_mut().insert(*name, value.parse().unwrap());
        }
        reply
    }

    #[test]
    fn requests_name_version_and_operation() {
        let request = written::<Plain>(&PingInput {});
        assert_eq!(request.headers["content-type"], "application/x-amz-json-1.1");
        assert_eq!(request.headers["x-amz-target"], "com.example.Things.Ping");
        assert_eq!(request.headers.len(), 2);
        assert_eq!(request.body.as_bytes().unwrap(), "{}");
        let request = written::<Compatible>(&ListThingsInput::default());
        assert_eq!(request.headers["content-type"], "application/x-amz-json-1.0");
        assert_eq!(request.headers["x-amz-target"], "Things_20200101.Ping");
        assert_eq!(request.headers["x-amzn-query-mode"], "true");
    }

    #[test]
    fn codes_of_the_time_of_query_are_reported_and_exceptions_found_by_their_names() {
        let body = br#"{"__type": "com.example#ThingMissing", "message": "no"}"#;
        let found = |headers: &[(&'static str, &str)]| {
            let reply = reply(headers, body);
            let code = Json::<Compatible>::read_error(&reply).code.unwrap();
            (code, Json::<Compatible>::exception_name(&reply))
        };
        let query = found(&[(QUERY_ERROR, "Things.Missing;Sender")]);
        assert_eq!(query, ("Things.Missing".to_owned(), Some("ThingMissing".to_owned())));
        for odd in ["", ";Sender", "Things.Missing", "a;b;c"] {
            assert_eq!(found(&[(QUERY_ERROR, odd)]), ("ThingMissing".to_owned(), None), "{odd:?}");
        }
        let of_another = reply(&[(QUERY_ERROR, "Things.Missing;Sender")], body);
        assert_eq!(Json::<Plain>::read_error(&of_another).code.unwrap(), "ThingMissing");
        assert_eq!(Json::<Plain>::exception_name(&of_another), None);
    }

    #[test]
    fn exceptions_are_read_as_they_are_written() {
        let gone = NoSuchThing { message: Some("gone".to_owned()) };
        assert_eq!(Json::<Plain>::read_exception::<NoSuchThing>(&reply(&[], br#"{"message": "gone"}"#)), gone);
        #[cfg(feature = "test-util")]
        {
            let mut written = Request::new(http::Method::POST, "/");
            Json::<Plain>::write_error("NoSuchThing", &gone, &mut written);
            let body = written.body.as_bytes().unwrap().clone();
            let mut reply = Response::new(body);
            *reply.headers_mut() = written.headers;
            assert_eq!(Json::<Plain>::read_error(&reply).code.as_deref(), Some("NoSuchThing"));
            assert_eq!(Json::<Plain>::read_exception::<NoSuchThing>(&reply), gone);
        }
    }

    #[test]
    fn outputs_are_read_from_the_body_alone() {
        let output = |body| Json::<Plain>::read_body::<ListThingsOutput>(&reply(&[], body));
        assert_eq!(output(br#"{"total": 2}"#).unwrap().unwrap().total, Some(2));
        assert!(output(b"").unwrap().is_none());
        assert!(output(b"[").is_err() && output(br#"{"total": "x"}"#).is_err());
    }
}
