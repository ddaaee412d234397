//! The limit for replies, and for the memory that reading them may take.

use crate::wire::members::Context;
use http::Response;

/// The largest size of a reply that is read into memory, in bytes. The values that are read from it, together with its
/// body, take at most 8 times as much memory.
///
/// A client takes it from its configuration. Where a caller sends requests itself, it is an extension of the response that
/// [`parse`](super::prepare::parse) reads; the default is 16 MiB.
///
/// ```
/// use botocore_runtime::http::Response;
/// use botocore_runtime::prepare::MaxReplySize;
///
/// let response = Response::builder().extension(MaxReplySize(1024 * 1024)).body(())?;
/// # Ok::<_, botocore_runtime::http::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MaxReplySize(pub u64);

/// It is far larger than any page of a listing.
impl Default for MaxReplySize {
    fn default() -> Self {
        Self(16 * 1024 * 1024)
    }
}

/// The context of reading a reply.
pub(crate) fn context<B>(reply: &Response<B>) -> Context {
    let MaxReplySize(bytes) = reply.extensions().get().copied().unwrap_or_default();
    Context::of_reply(bytes)
}
