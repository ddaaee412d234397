//! What generated code tells the runtime about a service, its operations and its exceptions.

use crate::call::request::Request;
use crate::endpoint::{BuiltIns, Endpoint, EndpointError};
use crate::io::body::{BodyError, ByteStream};
use crate::wire::decode_error::DecodeError;
use crate::wire::encode_error::EncodeError;
use crate::wire::text::ToText;
use crate::wire::validate::Problems;
use bytes::Bytes;

/// How requests of an operation are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Signature Version 4, over the body as well.
    SigV4,
    /// Signature Version 4, with the body left out of the signature.
    SigV4UnsignedPayload,
    /// Not signed: no credentials are asked for.
    None,
}

/// The service's names, from the model's metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceMetadata {
    /// Names the service in environment variables, as `AWS_ENDPOINT_URL_<SERVICE_ID>`.
    pub service_id: &'static str,
    /// The version of the interface, a date.
    pub api_version: &'static str,
    /// The service in the signing scope.
    pub signing_name: &'static str,
    /// The first label of the regional host names.
    pub endpoint_prefix: &'static str,
}

/// A service: what its operations share.
pub trait Service: Sized + Send + Sync + 'static {
    /// The service's modelled exceptions, one enum.
    type Exception: Exception;
    /// What the endpoint rule set decides by.
    type EndpointParams: From<BuiltIns> + Send;

    /// The service's names.
    const METADATA: ServiceMetadata;

    /// Runs the endpoint rule set.
    ///
    /// # Errors
    /// The rule set's own message, when it has no endpoint for these parameters.
    fn resolve_endpoint(params: &Self::EndpointParams) -> Result<Endpoint, EndpointError>;
}

/// An operation, implemented by its input.
pub trait Operation: Sized + Send + 'static {
    /// The service the operation belongs to.
    type Service: Service;
    /// What a reply is read into.
    type Output: Send;
    /// [`Bytes`] when the whole body is read before [`decode`](Self::decode), [`ByteStream`] when
    /// the output hands the body on as it arrives.
    type ResponseBody: ResponseBody;

    /// The operation's name in the model.
    const NAME: &'static str;
    /// How requests are signed.
    const AUTH: Auth = Auth::SigV4;
    /// The member that travels in `x-amz-content-sha256` beside a streamed body. Where it is not given it
    /// is computed, unless the body is a stream.
    const PAYLOAD_HASH: Option<&'static str> = None;
    /// Whether the service refuses a request without `Content-MD5`.
    const CHECKSUM_REQUIRED: bool = false;
    /// Whether the service takes gzipped bodies.
    const GZIP: bool = false;

    /// Checks the input against the model's constraints.
    fn validate(&self, problems: &mut Problems);

    /// Fills the idempotency token, when the operation has one and the caller gave none.
    fn fill_idempotency_token(&mut self, _token: &mut dyn FnMut() -> String) {}

    /// Hands members to the endpoint rule set that decide by them.
    fn endpoint_params(&self, _params: &mut <Self::Service as Service>::EndpointParams) {}

    /// Writes the input as a request.
    ///
    /// # Errors
    /// A member that HTTP cannot carry where the model puts it.
    fn encode(self) -> Result<Request, EncodeError>;

    /// Reads the output from a successful reply.
    ///
    /// # Errors
    /// A body or header that does not have the modelled shape.
    fn decode(response: http::Response<Self::ResponseBody>) -> Result<Self::Output, DecodeError>;
}

/// The name of the operation that a request belongs to; an extension of prepared requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationName(pub &'static str);

/// How the body of a successful reply reaches [`Operation::decode`].
pub trait ResponseBody: From<Bytes> + Send + Sized {
    /// Whether the body is handed on as it arrives.
    const STREAMED: bool;

    /// Reads as much of the body as this form of it needs.
    fn read(body: ByteStream) -> impl Future<Output = Result<Self, BodyError>> + Send;
}

impl ResponseBody for Bytes {
    const STREAMED: bool = false;

    async fn read(body: ByteStream) -> Result<Self, BodyError> {
        Ok(body.collect().await?.into_bytes())
    }
}

impl ResponseBody for ByteStream {
    const STREAMED: bool = true;

    async fn read(body: ByteStream) -> Result<Self, BodyError> {
        Ok(body)
    }
}

/// Why a modelled exception may be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RetryKind {
    /// The service could not answer this time.
    Transient,
    /// The caller has sent too much.
    Throttling,
}

/// Members of an exception beside its message, in words.
#[derive(Debug, Clone, Default)]
pub struct Details(Vec<(&'static str, String)>);

impl Details {
    /// Adds a member that is set.
    pub fn add<T: ToText>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.0.push((name, value.to_text().into_owned()));
        }
    }

    /// Names and values in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

/// The modelled exceptions of a service.
pub trait Exception: Sized + std::fmt::Debug + Send + Sync + 'static {
    /// Reads the exception with this error code, `None` when the model has none.
    fn decode(code: &str, response: &http::Response<Bytes>) -> Option<Self>;

    /// The exception's message, when it sent one.
    fn message(&self) -> Option<&str>;

    /// Adds further members for the error's sentence, as `resource id` and `my-repo`.
    fn details(&self, details: &mut Details);

    /// Whether and why the model says that the request may be tried again.
    fn retry(&self) -> Option<RetryKind>;
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
