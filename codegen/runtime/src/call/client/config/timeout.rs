//! Timeouts of a client.

use std::time::Duration;

/// The timeouts of a client. `None` means that there is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeoutConfig {
    connect: Option<Duration>,
    read: Option<Duration>,
    operation_attempt: Option<Duration>,
    operation: Option<Duration>,
    credentials: Option<Duration>,
}

impl TimeoutConfig {
    /// A builder with the defaults: 3.1 s to connect, 60 s without a byte, and 60 s for credentials; attempts and operations
    /// have no limit.
    pub const fn builder() -> TimeoutConfigBuilder {
        let connect = Some(Duration::from_millis(3100));
        let read = Some(Duration::from_secs(60));
        let credentials = Some(Duration::from_secs(60));
        TimeoutConfigBuilder(Self { connect, read, operation_attempt: None, operation: None, credentials })
    }

    /// No timeouts.
    #[must_use]
    pub const fn disabled() -> Self {
        Self { connect: None, read: None, operation_attempt: None, operation: None, credentials: None }
    }

    /// A builder with these timeouts, to change some of them.
    pub const fn to_builder(self) -> TimeoutConfigBuilder {
        TimeoutConfigBuilder(self)
    }

    /// What is wrong with a timeout within which nothing could ever happen.
    pub(super) fn problem(&self) -> Option<&'static str> {
        let zero = Some(Duration::ZERO);
        if self.connect == zero {
            return Some("the connect timeout is zero: set a longer one, or `None` for no limit");
        }
        (self.read == zero).then_some("the read timeout is zero: set a longer one, or `None` for no limit")
    }

    /// The limit for establishing a connection, including TLS and the proxy.
    #[must_use]
    pub const fn connect_timeout(&self) -> Option<Duration> {
        self.connect
    }

    /// The limit for the time without a byte of the request's body sent until the head of the reply is there, and then
    /// without a byte of the reply's body received.
    #[must_use]
    pub const fn read_timeout(&self) -> Option<Duration> {
        self.read
    }

    /// The limit for each attempt, from its beginning to the end of the reply. It includes the waits for other requests
    /// to end and for credentials. If the reply's body is streamed, it counts to the end of the reply's head.
    #[must_use]
    pub const fn operation_attempt_timeout(&self) -> Option<Duration> {
        self.operation_attempt
    }

    /// The limit for the whole call, including all attempts and the waits between them.
    #[must_use]
    pub const fn operation_timeout(&self) -> Option<Duration> {
        self.operation
    }

    /// The limit for the credentials provider, which also holds for calls that wait for another's renewal.
    #[must_use]
    pub const fn credentials_timeout(&self) -> Option<Duration> {
        self.credentials
    }
}

impl Default for TimeoutConfig {
    fn default() -> Self {
        Self::builder().build()
    }
}

/// Builds a [`TimeoutConfig`].
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct TimeoutConfigBuilder(TimeoutConfig);

impl TimeoutConfigBuilder {
    /// Sets the limit for establishing a connection, including TLS and the proxy; 3.1 s by default. With a limit of zero, calls
    /// are an error of kind [`Configuration`](crate::call::error::ErrorKind::Configuration).
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.connect = limit.into();
        self
    }

    /// Sets the limit for the time without a byte of the request's body sent until the head of the reply is there, and then
    /// without a byte of the reply's body received; 60 s by default. A head counts when all of it has come, and informational
    /// replies (1xx) do not count. With a limit of zero, calls are an error of kind
    /// [`Configuration`](crate::call::error::ErrorKind::Configuration).
    pub fn read_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.read = limit.into();
        self
    }

    /// Sets the limit for each attempt, from its beginning to the end of the reply; none by default. It includes the waits
    /// for other requests to end and for credentials. If the reply's body is streamed, it counts to the end of the reply's
    /// head. The error says what the attempt was waiting for, or which step of connecting it was at.
    pub fn operation_attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.operation_attempt = limit.into();
        self
    }

    /// Sets the limit for the whole call, including all attempts and the waits between them; none by default.
    pub fn operation_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.operation = limit.into();
        self
    }

    /// Sets the limit for the credentials provider; 60 s by default, which leaves time for a program that asks for a
    /// code. Once it has passed, credentials at hand that have not expired are used; without any, the call fails with an
    /// error of kind [`Credentials`](crate::call::error::ErrorKind::Credentials).
    ///
    /// Credentials are renewed before they expire. While they have not, the provider gets at most half of the time that
    /// the attempt or the call has left, and is asked again 30 s later at the earliest.
    pub fn credentials_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.credentials = limit.into();
        self
    }

    /// Returns the finished timeouts.
    #[must_use]
    pub const fn build(self) -> TimeoutConfig {
        self.0
    }
}
