//! Writes outputs and exceptions as the replies that a service would send.

use crate::call::request::Request;
use crate::io::body::ByteStream;
use crate::wire::blob::Blob;
use crate::wire::encode_error::EncodeError;
use crate::wire::json::Encode;
use crate::wire::text::ToText;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method, Response, StatusCode};
use std::collections::HashMap;

/// An output or exception that can be written as a reply.
pub trait ToReply {
    /// Writes the reply.
    ///
    /// # Errors
    /// Returns an error if HTTP cannot carry a member in the place that the model gives it.
    fn to_reply(self) -> Result<Reply, EncodeError>;
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

    /// An error reply with this code and a status such as 404.
    #[must_use]
    pub fn error(code: &str, status: u16) -> Self {
        let mut reply = Self::new();
        reply.status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        if let Ok(code) = HeaderValue::from_str(code) {
            reply.message.headers.insert("x-amzn-errortype", code);
        }
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
        self.status = status.ok_or_else(|| EncodeError::new("the status", "is no status of HTTP"))?;
        Ok(())
    }

    /// Sets the body to JSON.
    pub fn json<T: Encode>(&mut self, value: &T) {
        self.message.json(value);
    }

    /// Sets the body to a structure, union or document.
    ///
    /// # Errors
    /// It never fails; generated code treats all members alike.
    pub fn payload<T: Encode>(&mut self, value: &Option<T>) -> Result<(), EncodeError> {
        self.message.optional_json_payload(value);
        Ok(())
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
