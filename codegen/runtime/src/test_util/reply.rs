//! Writes outputs and exceptions as the replies that a service would send.

use crate::call::body::id;
use crate::call::operation::{Operation, ProtocolOf};
use crate::call::protocol::Protocol;
use crate::call::request::Request;
use crate::io::body::ByteStream;
use crate::wire::blob::Blob;
use crate::wire::encode_error::EncodeError;
use crate::wire::members::Encode;
use crate::wire::text::ToText;
use http::header::CONTENT_LENGTH;
use http::{Method, Response, StatusCode};
use std::collections::HashMap;

/// An output or exception that can be written as a reply.
pub trait ToReply {
    /// Writes the reply.
    ///
    /// # Errors
    /// Returns an error if HTTP cannot carry a member in the place that the model gives it.
    fn to_reply<P: Protocol>(self) -> Result<Reply, EncodeError>;
}

/// An exception of a service.
pub trait Failure: ToReply {}

/// A reply that is being written.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    /// A reply's headers and body are written as those of a request.
    message: Request,
}

impl Reply {
    /// A successful reply, with status 200.
    #[must_use]
    pub fn new() -> Self {
        Self { status: StatusCode::OK, message: Request::new(Method::GET, "/") }
    }

    /// An error reply with this code, a status such as 404, and these members.
    #[must_use]
    pub fn error<P: Protocol, T: Encode>(code: &str, status: u16, members: &T) -> Self {
        let mut reply = Self::new();
        reply.status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        P::write_error(code, members, &mut reply.message);
        reply
    }

    /// Sets a header.
    ///
    /// # Errors
    /// Returns an error if the value holds a control character.
    pub fn header<T: ToText>(&mut self, name: &'static str, value: &Option<T>) -> Result<(), EncodeError> {
        self.message.header(name, value)
    }

    /// Sets a header to the items, separated by commas.
    ///
    /// # Errors
    /// Returns an error if an item holds a control character.
    pub fn header_list<T: ToText>(&mut self, name: &'static str, values: &Option<Vec<T>>) -> Result<(), EncodeError> {
        self.message.header_list(name, values)
    }

    /// Sets a header to the base64 of a text.
    ///
    /// # Errors
    /// It never fails; generated code treats all members alike.
    pub fn media_type_header(&mut self, name: &'static str, value: &Option<String>) -> Result<(), EncodeError> {
        self.message.header(name, &crate::call::response::encode_media_type(value))
    }

    /// Sets a header for each entry. Its name is the prefix and the key.
    ///
    /// # Errors
    /// Returns an error if a key is not a header name or a value holds a control character.
    pub fn prefix_headers(
        &mut self,
        prefix: &'static str,
        values: &Option<HashMap<String, String>>,
    ) -> Result<(), EncodeError> {
        self.message.prefix_headers(prefix, values)
    }

    /// Sets the status.
    ///
    /// # Errors
    /// Returns an error if the number is not an HTTP status.
    pub fn status(&mut self, status: &Option<i32>) -> Result<(), EncodeError> {
        let Some(status) = status else { return Ok(()) };
        let number = u16::try_from(*status).ok();
        let status = number.and_then(|number| StatusCode::from_u16(number).ok());
        self.status = status.ok_or_else(|| EncodeError::new("the status", "is not an HTTP status"))?;
        Ok(())
    }

    /// Sets the body to the members of a structure.
    pub fn members<P: Protocol, T: Encode>(&mut self, structure: &T) {
        P::write_output(structure, &mut self.message);
    }

    /// Makes it the reply of an operation.
    pub(super) fn finished<O: Operation>(mut self) -> Self {
        ProtocolOf::<O>::finish_output(id::<O>(), &mut self.message);
        self
    }

    /// Sets the body to a structure, union or document.
    pub fn payload<P: Protocol, T: Encode>(&mut self, value: &Option<T>) {
        if let Some(value) = value {
            P::write_body(value, &mut self.message);
        }
    }

    /// Sets the body to bytes.
    ///
    /// # Errors
    /// It never fails; generated code treats all members alike.
    pub fn blob(&mut self, value: &Option<Blob>) -> Result<(), EncodeError> {
        self.message.payload("application/octet-stream", value.clone());
        Ok(())
    }

    /// Sets the body to text.
    ///
    /// # Errors
    /// It never fails; generated code treats all members alike.
    pub fn text<T: ToText>(&mut self, value: &Option<T>) -> Result<(), EncodeError> {
        self.message.payload("text/plain", value.as_ref().map(|value| value.to_text().into_owned()));
        Ok(())
    }

    /// Sets the body to a stream.
    pub fn stream(&mut self, body: ByteStream) {
        self.message.payload("application/octet-stream", Some(body));
    }

    /// The finished reply.
    #[must_use]
    pub fn into_response(self) -> Response<ByteStream> {
        let Request { headers, body, .. } = self.message;
        let length = body.content_length();
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        *response.headers_mut() = headers;
        if let Some(length) = length {
            response.headers_mut().insert(CONTENT_LENGTH, length.into());
        }
        response
    }
}

impl Default for Reply {
    fn default() -> Self {
        Self::new()
    }
}
