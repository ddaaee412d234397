//! The limits of a request.

use crate::io::transport::{CONNECT, ConnectTimeout, HeadOnly, ReadTimeout, TimeLeft};
use http::{Extensions, StatusCode};
use std::time::{Duration, Instant};
use ureq::config::ConfigBuilder;
use ureq::typestate::HttpCrateScope;

/// The limits of a request. `None` stands for no limit.
#[derive(Clone)]
pub struct Limits {
    pub connect: Option<Duration>,
    pub read: Option<Duration>,
    left: Option<Duration>,
    /// Whether the time that is left is for the reply's head alone.
    head_only: bool,
    /// When no time is left.
    pub end: Option<Instant>,
}

impl Limits {
    pub fn of(extensions: &Extensions) -> Self {
        let finite = |limit: Duration| (limit < Duration::MAX).then_some(limit);
        let left = extensions.get().and_then(|TimeLeft(left)| finite(*left));
        Self {
            connect: extensions.get().map_or(Some(CONNECT), |ConnectTimeout(limit)| finite(*limit)),
            read: extensions.get().and_then(|ReadTimeout(limit)| finite(*limit)),
            left,
            head_only: extensions.get::<HeadOnly>().is_some(),
            end: left.and_then(|left| Instant::now().checked_add(left)),
        }
    }

    /// The limits for the body of a reply: those of a failure count for all of it.
    pub fn of_body(&self, status: StatusCode) -> Option<Self> {
        (self.head_only && !status.is_success()).then(|| self.clone())
    }

    /// When connecting that begins now has taken too long.
    pub fn connect_end(&self) -> Option<Instant> {
        self.connect.and_then(|limit| Instant::now().checked_add(limit))
    }

    /// Hands ureq its part of the limits. ureq knows no limit for all up to the head, so connections keep that.
    pub fn configure<B: ureq::AsSendBody>(
        &self,
        request: ConfigBuilder<HttpCrateScope<B>>,
    ) -> ConfigBuilder<HttpCrateScope<B>> {
        let request = request.timeout_per_read(self.read).timeout_per_write(self.read);
        request.timeout_global(self.left.filter(|_| !self.head_only))
    }
}
