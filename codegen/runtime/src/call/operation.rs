//! The traits by which generated code describes a service and its operations.

use crate::call::error::Error;
pub use crate::call::exception::{Details, Exception, RetryKind};
use crate::call::protocol::Protocol;
use crate::call::request::Request;
pub use crate::call::service_metadata::ServiceMetadata;
use crate::endpoint::{BuiltIns, Endpoint, EndpointError};
use crate::io::body::{BodyError, ByteStream};
use crate::wire::decode_error::DecodeError;
use crate::wire::encode_error::EncodeError;
use crate::wire::validate::Validate;
use bytes::Bytes;
use std::ops::Deref;

/// The signature of an operation's requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Signature Version 4, over the body as well.
    SigV4,
    /// Signature Version 4, with the body left out of the signature.
    SigV4UnsignedPayload,
    /// No signature, and no credentials.
    None,
}

/// A service: the properties that its operations share.
pub trait Service: Sized + Send + Sync + 'static {
    /// The protocol of its requests and replies.
    type Protocol: Protocol;
    /// Its modelled exceptions, as one enum.
    type Exception: Exception<Protocol = Self::Protocol>;
    /// The error of its calls. Each generated crate defines its own type, so that it can have methods for its exceptions.
    type Error: std::error::Error
        + From<Error<Self::Exception>>
        + Deref<Target = Error<Self::Exception>>
        + Send
        + Sync
        + 'static;
    /// The parameters of its endpoint rule set.
    type EndpointParams: From<BuiltIns> + Send;

    /// The service's names.
    const METADATA: ServiceMetadata;
    /// Headers of every request that neither the input nor the endpoint sets, by names in small letters.
    const HEADERS: &'static [(&'static str, &'static str)] = &[];

    /// Runs the endpoint rule set.
    ///
    /// # Errors
    /// Returns the rule set's error if it has no endpoint for these parameters.
    fn resolve_endpoint(params: &Self::EndpointParams) -> Result<Endpoint, EndpointError>;
}

/// The error type of an operation.
pub type OperationError<O> = <<O as Operation>::Service as Service>::Error;

/// The protocol of an operation's service.
pub type ProtocolOf<O> = <<O as Operation>::Service as Service>::Protocol;

/// An operation, implemented by its input.
pub trait Operation: Validate + Sized + Send + 'static {
    /// The service that the operation belongs to.
    type Service: Service;
    /// The type that a reply is read as.
    type Output: Send;
    /// [`Bytes`] if the whole body is read before [`decode`](Self::decode), [`ByteStream`] if the output passes the body
    /// on while it arrives.
    type ResponseBody: ResponseBody;

    /// The operation's name in the model.
    const NAME: &'static str;
    /// The signature of requests.
    const AUTH: Auth = Auth::SigV4;
    /// The member that travels in `x-amz-content-sha256` beside a streamed body. If it is left out it is computed,
    /// unless the body is a stream.
    const PAYLOAD_HASH: Option<&'static str> = None;
    /// Whether the service refuses a request without `Content-MD5`.
    const CHECKSUM_REQUIRED: bool = false;
    /// Whether the service accepts gzipped bodies.
    const GZIP: bool = false;

    /// Fills in the idempotency token if the operation has one and the caller gave none.
    fn fill_idempotency_token(&mut self, _token: &mut dyn FnMut() -> String) {}

    /// Sets the endpoint parameters that come from members.
    fn endpoint_params(&self, _params: &mut <Self::Service as Service>::EndpointParams) {}

    /// Writes the input as a request.
    ///
    /// # Errors
    /// Returns an error if HTTP cannot carry a member in the place that the model gives it.
    fn encode(self) -> Result<Request, EncodeError>;

    /// Reads the output from a successful reply.
    ///
    /// # Errors
    /// Returns an error if the body or a header does not have the modelled shape.
    fn decode(response: http::Response<Self::ResponseBody>) -> Result<Self::Output, DecodeError>;
}

/// The name of the operation that a request belongs to, kept as an extension of prepared requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationName(pub &'static str);

/// The form in which the body of a successful reply is passed to [`Operation::decode`].
pub trait ResponseBody: From<Bytes> + Send + Sized {
    /// Whether the body is passed on while it arrives.
    const STREAMED: bool;

    /// Reads as much of the body as this form needs.
    fn read(body: ByteStream) -> impl Future<Output = Result<Self, BodyError>> + Send;

    /// The body, if all of it has been read.
    fn collected(&self) -> Option<&Bytes> {
        None
    }
}

impl ResponseBody for Bytes {
    const STREAMED: bool = false;

    async fn read(body: ByteStream) -> Result<Self, BodyError> {
        Ok(body.collect().await?.into_bytes())
    }

    fn collected(&self) -> Option<&Bytes> {
        Some(self)
    }
}

impl ResponseBody for ByteStream {
    const STREAMED: bool = true;

    async fn read(body: ByteStream) -> Result<Self, BodyError> {
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::ResponseBody;
    use crate::io::body::ByteStream;
    use bytes::Bytes;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn read<T: ResponseBody>(body: ByteStream) -> T {
        let mut context = Context::from_waker(Waker::noop());
        match pin!(T::read(body)).poll(&mut context) {
            Poll::Ready(result) => result.unwrap(),
            Poll::Pending => panic!("a body in memory is read at once"),
        }
    }

    #[test]
    fn replies_are_read_whole_or_handed_on() {
        assert_eq!(read::<Bytes>("abc".into()), "abc");
        let stream = read::<ByteStream>("abc".into());
        assert_eq!(stream.as_bytes().unwrap(), "abc");
    }
}
