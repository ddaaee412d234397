//! `rest-json`: JSON objects in bodies, and errors named by a header.

use super::{ErrorReply, Protocol, header, request_id};
use crate::call::reply_size::context;
use crate::call::request::Request;
use crate::wire::codec::json;
use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Decode, Encode, Structure};
use bytes::Bytes;
use http::{HeaderValue, Response};

const CONTENT_TYPE: HeaderValue = HeaderValue::from_static("application/json");
const ERROR_TYPE: &str = "x-amzn-errortype";

/// The protocol `rest-json`.
#[derive(Debug, Clone, Copy)]
pub enum RestJson {}

impl Protocol for RestJson {
    const BODY: &'static str = "JSON object";

    fn write_body<T: Encode + ?Sized>(value: &T, request: &mut Request) {
        request.body = json::write(value).into();
        request.content_type(CONTENT_TYPE);
    }

    fn read_body<T: Decode>(reply: &Response<Bytes>) -> Result<Option<T>, DecodeError> {
        json::read(reply.body(), &context(reply))
    }

    fn read_error(reply: &Response<Bytes>) -> ErrorReply {
        let in_header = header(reply.headers(), ERROR_TYPE).and_then(shape_name);
        let body = ErrorBody::read(reply);
        let is_readable = body.is_some();
        let ErrorBody { codes, messages } = body.unwrap_or_default();
        ErrorReply {
            code: in_header.or_else(|| codes.into_iter().flatten().find_map(|code| shape_name(&code))),
            message: messages.into_iter().flatten().find(|text| !text.trim().is_empty()),
            request_id: request_id(reply.headers()).map(str::to_owned),
            is_readable,
        }
    }

    fn read_exception<T: Structure>(reply: &Response<Bytes>) -> T {
        json::read_sound_members(reply.body(), &context(reply))
    }

    #[cfg(feature = "test-util")]
    fn write_error<T: Encode + ?Sized>(code: &str, members: &T, reply: &mut Request) {
        if let Ok(code) = HeaderValue::from_str(code) {
            reply.headers.insert(ERROR_TYPE, code);
        }
        Self::write_body(members, reply);
    }
}

/// The members of an error's body that hold its code and its message, by the order in which they count.
#[derive(Default)]
struct ErrorBody {
    codes: [Option<String>; 3],
    messages: [Option<String>; 3],
}

impl ErrorBody {
    /// Reads the members that are text or numbers, since some services send codes as numbers; `None` if the body is no
    /// object.
    fn read(reply: &Response<Bytes>) -> Option<Self> {
        let (mut found, context) = (Self::default(), context(reply));
        let is_object = json::object(reply.body(), &mut |name, member| {
            if let Some(place) = found.place(name) {
                *place = json::scalar_text(member, &context);
            }
        });
        is_object.then_some(found)
    }

    fn place(&mut self, name: &str) -> Option<&mut Option<String>> {
        let ([code, capital_code, shape], [message, capital_message, description]) =
            (&mut self.codes, &mut self.messages);
        match name {
            "code" => Some(code),
            "Code" => Some(capital_code),
            "__type" => Some(shape),
            "message" => Some(message),
            "Message" => Some(capital_message),
            // The name in OAuth 2.0 (RFC 6749), which AWS's services for single sign-on speak.
            "error_description" => Some(description),
            _ => None,
        }
    }
}

/// The name of the exception's shape, without a namespace before `#` and a suffix after `:`.
fn shape_name(code: &str) -> Option<String> {
    let code = code.split(':').next().unwrap_or_default();
    let name = code.rsplit('#').next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_service::operation::list_things::ListThingsOutput;

    #[test]
    fn an_exception_keeps_the_members_that_can_be_read() {
        let read = |body: &'static [u8]| -> ListThingsOutput {
            RestJson::read_exception(&Response::new(Bytes::from_static(body)))
        };
        let found = read(br#"{"things": 5, "total": 7, "nextToken": ["a"], "other": {}}"#);
        assert_eq!((found.things, found.total, found.next_token), (None, Some(7), None));
        for body in [&b"<html>"[..], b"[1]", b"{\"total\": 7", b"\xff"] {
            assert_eq!(read(body).total, None);
        }
    }
}
