//! The limits of a request, as ureq has them.

use crate::io::timer::{ThreadTimer, Timer};
use crate::io::transport::{CONNECT, ConnectTimeout, HeadOnly, ReadTimeout, TimeLeft};
use http::Extensions;
use std::time::Duration;
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
    pub end: Option<Duration>,
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
            end: left.and_then(|left| ThreadTimer.now().checked_add(left)),
        }
    }

    /// Whether the time that is left is over before connecting has taken too long.
    pub fn end_before_connect(&self) -> bool {
        self.left.is_some_and(|left| self.connect.is_none_or(|connect| left <= connect))
    }

    pub fn configure<B: ureq::AsSendBody>(
        &self,
        request: ConfigBuilder<HttpCrateScope<B>>,
    ) -> ConfigBuilder<HttpCrateScope<B>> {
        let request = request
            .timeout_resolve(self.connect)
            .timeout_connect(self.connect)
            .timeout_per_read(self.read)
            .timeout_per_write(self.read);
        if self.head_only {
            // ureq has no limit for all up to the head, so each step of it gets what is left.
            let connect = self.connect.into_iter().chain(self.left).min();
            request
                .timeout_resolve(connect)
                .timeout_connect(connect)
                .timeout_send_request(self.left)
                .timeout_send_body(self.left)
                .timeout_recv_response(self.left)
        } else {
            request.timeout_global(self.left)
        }
    }
}
