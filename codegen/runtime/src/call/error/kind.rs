//! The steps of a call, as kinds of errors.

/// The step at which a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input violates the model's constraints. Nothing was sent.
    Validation,
    /// The input cannot be written as an HTTP request. Nothing was sent.
    Encode,
    /// The content does not match a hash that was given.
    Checksum,
    /// The request cannot be presigned: the time is out of range, or the body is a file or a stream. Nothing was sent.
    Presign,
    /// There is no endpoint for the configuration. Nothing was sent.
    Endpoint,
    /// The configuration is incomplete or cannot be read. Nothing was sent.
    Configuration,
    /// There are no usable credentials. Nothing was sent.
    Credentials,
    /// A hook refused the request. Nothing was sent.
    Interceptor,
    /// The request could not be sent, or the connection broke before the reply.
    Transport,
    /// TLS could not be negotiated, or the server's certificate is not trusted. Nothing was sent.
    Tls,
    /// A proxy refused to connect to the service's host. Nothing was sent.
    Proxy,
    /// A timeout passed before the reply was complete, or before the request could begin.
    Timeout,
    /// The reply's body ended early.
    Body,
    /// The request's body could not be read to its end. Part of it may have been sent.
    RequestBody,
    /// A file could not be read or written.
    File,
    /// The reply is successful, but does not have the modelled shape.
    Decode,
    /// The service, or a proxy before it, replied with an error.
    Service,
    /// A listing cannot be continued.
    Pagination,
}
