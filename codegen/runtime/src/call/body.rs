//! The bodies of an operation's request and reply, written and read by the protocol of its service.

use crate::call::operation::{Operation, ProtocolOf, Service};
use crate::call::protocol::{OperationId, Protocol};
use crate::call::request::Request;
use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Decode, Encode, Structure, Writer};
use bytes::Bytes;
use http::Response;

/// Says which operation a body belongs to.
pub(crate) fn id<O: Operation>() -> OperationId {
    OperationId { name: O::NAME, service: O::Service::METADATA }
}

impl Request {
    /// Sets the body to the members of an input that travel there.
    pub fn members<O: Operation + Encode>(&mut self, input: &O) {
        ProtocolOf::<O>::write_input(input, id::<O>(), self);
    }

    /// Sets the whole body to a structure, or to an empty structure if the member has no value.
    pub fn structure<O: Operation, T: Encode>(&mut self, value: &Option<T>) {
        match value {
            Some(value) => ProtocolOf::<O>::write_body(value, self),
            None => ProtocolOf::<O>::write_body(&Empty, self),
        }
    }

    /// Sets the whole body to a union or document. If the member has no value, there is no body.
    pub fn value<O: Operation, T: Encode>(&mut self, value: &Option<T>) {
        if let Some(value) = value {
            ProtocolOf::<O>::write_body(value, self);
        }
    }
}

/// A structure without members.
struct Empty;

impl Encode for Empty {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.structure(|_| {});
    }
}

/// Reads the members of an output that travel in the body.
///
/// # Errors
/// Returns an error, with the member's place, if the body is malformed or a member does not have the modelled shape.
pub fn members<O>(reply: &Response<Bytes>) -> Result<O::Output, DecodeError>
where
    O: Operation,
    O::Output: Structure,
{
    ProtocolOf::<O>::read_output(reply, id::<O>())
}

/// Reads a structure, union or document that is the whole body.
///
/// # Errors
/// Returns an error, with the place in the body, if the body is malformed or does not have the modelled shape.
pub fn value<O: Operation, T: Decode>(reply: &Response<Bytes>) -> Result<Option<T>, DecodeError> {
    ProtocolOf::<O>::read_body(reply)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::protocol::RestJson;
    use crate::test_service::operation::ping::PingInput;
    use crate::wire::document::Document;
    use http::Method;
    use http::header::CONTENT_TYPE;
    use std::collections::HashMap;

    fn written(write: impl FnOnce(&mut Request)) -> (Vec<u8>, Option<String>) {
        let mut request = Request::new(Method::POST, "/");
        write(&mut request);
        let content_type = request.headers.get(CONTENT_TYPE);
        let content_type = content_type.map(|value| value.to_str().unwrap().to_owned());
        (request.body.as_bytes().unwrap().to_vec(), content_type)
    }

    fn json(body: &str) -> (Vec<u8>, Option<String>) {
        (body.into(), Some("application/json".to_owned()))
    }

    #[test]
    fn members_make_an_object() {
        assert_eq!(written(|request| request.members(&PingInput {})), json("{}"));
        let members = HashMap::from([("domain", "d")]);
        assert_eq!(written(|request| RestJson::write_body(&members, request)), json(r#"{"domain":"d"}"#));
    }

    #[test]
    fn a_structure_is_sent_without_a_value_and_others_are_not() {
        assert_eq!(written(|request| request.structure::<PingInput, Document>(&None)), json("{}"));
        assert_eq!(written(|request| request.value::<PingInput, Document>(&None)), (Vec::new(), None));
        let document = Some(Document::from("hello"));
        assert_eq!(written(|request| request.value::<PingInput, _>(&document)), json("\"hello\""));
    }
}
