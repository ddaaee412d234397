//! How long the client waits, and for what.

use std::time::Duration;

/// How long the client waits. `None` is for as long as it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeoutConfig {
    connect: Option<Duration>,
    read: Option<Duration>,
    operation_attempt: Option<Duration>,
    operation: Option<Duration>,
}

impl TimeoutConfig {
    /// A builder with the defaults: 3.1 s to connect, 60 s without a byte, attempts and operations as
    /// long as it takes.
    pub const fn builder() -> TimeoutConfigBuilder {
        let connect = Some(Duration::from_millis(3100));
        let read = Some(Duration::from_secs(60));
        TimeoutConfigBuilder(Self { connect, read, operation_attempt: None, operation: None })
    }

    /// No timeout at all.
    #[must_use]
    pub const fn disabled() -> Self {
        Self { connect: None, read: None, operation_attempt: None, operation: None }
    }

    /// A builder with these timeouts, to change some of them.
    pub const fn to_builder(self) -> TimeoutConfigBuilder {
        TimeoutConfigBuilder(self)
    }

    /// For a connection to be there, TLS and proxy included.
    #[must_use]
    pub const fn connect_timeout(&self) -> Option<Duration> {
        self.connect
    }

    /// Without any byte sent or received.
    #[must_use]
    pub const fn read_timeout(&self) -> Option<Duration> {
        self.read
    }

    /// For an attempt, from its beginning to the reply; to its end, or where the body is streamed to
    /// the end of its head.
    #[must_use]
    pub const fn operation_attempt_timeout(&self) -> Option<Duration> {
        self.operation_attempt
    }

    /// For a call as a whole, with all attempts and the waits between them.
    #[must_use]
    pub const fn operation_timeout(&self) -> Option<Duration> {
        self.operation
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
    /// For a connection to be there, TLS and proxy included; 3.1 s by default.
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.connect = limit.into();
        self
    }

    /// Without any byte sent or received; 60 s by default.
    pub fn read_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.read = limit.into();
        self
    }

    /// For an attempt, from its beginning to the reply; to its end, or where the body is streamed to
    /// the end of its head. None by default.
    pub fn operation_attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.operation_attempt = limit.into();
        self
    }

    /// For a call as a whole, with all attempts and the waits between them. None by default.
    pub fn operation_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.0.operation = limit.into();
        self
    }

    /// The finished timeouts.
    #[must_use]
    pub const fn build(self) -> TimeoutConfig {
        self.0
    }
}
