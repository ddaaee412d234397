//! One call in the books.

use crate::script::{Retry, Says, Script};
use crate::setting::Limits;
use bytes::Bytes;
use codeartifact::config::TransportErrorKind;
use std::fmt;
use std::time::Duration;

/// The number of a call.
pub type CallId = usize;

/// What a call does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    List,
    Describe,
    Get,
    Publish,
    Presign,
}

/// How far a call is, as far as that is seen from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It has begun.
    Begun,
    /// It has a permit and was shown to the hooks, and may wait for credentials. Or that has failed, which no hook tells.
    Ready,
    /// It has been signed, and its outcome is not known yet.
    Sending,
    /// An attempt has failed.
    Failed,
    /// It has ended, or its reply has begun to stream.
    Over,
}

/// What must follow the failure of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The end.
    Final,
    /// Another attempt, unless the body or the deadline forbids it.
    Again,
    /// The same attempt again, at once and free of charge.
    Free,
    /// The books cannot tell.
    Unknown,
}

/// What the error of an attempt says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The time for the whole call is up.
    OutOfTime,
    /// The time for the attempt is up.
    AttemptOver,
    /// No byte came for too long.
    Silent,
    /// Another timeout passed.
    TimedOut,
    Other,
}

/// A call.
pub struct Call {
    pub client: usize,
    pub kind: Kind,
    pub limits: Limits,
    pub began: Duration,
    pub stage: Stage,
    /// Whether its body can be sent again.
    pub can_repeat: bool,
    /// The content of a body that is published or got.
    pub content: Bytes,
    /// The SHA-256 of a content that is published.
    pub hash: Option<String>,
    /// The script of all its requests; by default each has its own.
    pub script: Option<Script>,
    pub sends: Vec<Sent>,
    /// The number of the last attempt that hooks have seen.
    pub attempt: u32,
    /// How often each hook was called.
    pub transmitted: u32,
    pub observed: u32,
    pub verdict: Option<Verdict>,
    pub failed_at: Duration,
    /// The least wait before the next attempt.
    pub must_wait: Duration,
    /// The tokens that it has taken for its last retry.
    pub lease: u32,
    /// How often a request of this attempt was sent again free of charge, and of all attempts.
    pub free: u32,
    pub freed: usize,
    /// When its last request was shown to the hooks, and how long the requests of this attempt have taken.
    pub ready_at: Duration,
    pub taken: Duration,
    /// The time at which this attempt began at the earliest.
    pub attempt_from: Duration,
    /// Whether the service has not yet refused to be asked for its body.
    pub may_expect: bool,
    /// The time of its last signature, in seconds.
    pub signed_at: i64,
    /// The failed look-ups of credentials that there had been when its last request was shown to the hooks.
    pub failures_seen: usize,
    /// When it gave up a look-up of credentials in this attempt before it was answered.
    pub gave_up: Option<Duration>,
    pub invocation: Option<String>,
    /// The body of its first request that was read whole.
    pub body: Option<Vec<u8>>,
    /// How often the service has stored its content.
    pub stores: usize,
    /// Since when its caller has waited for a piece of its reply.
    pub reading: Option<Duration>,
    /// Whether the transport has handed out a body that streams.
    pub has_open_body: bool,
    /// Whether that is among the open bodies of the client.
    pub holds_body: bool,
    /// Whether that has ended early and said nothing.
    pub is_short: bool,
}

impl Call {
    /// Whether a body that can be read once, if it is one, has not been read yet.
    #[must_use]
    pub fn can_send_again(&self) -> bool {
        self.can_repeat || self.sends.iter().all(|sent| sent.read == 0)
    }

    /// A call that begins now.
    #[must_use]
    pub fn new(client: usize, kind: Kind, limits: Limits) -> Self {
        Self {
            client,
            kind,
            limits,
            began: Duration::ZERO,
            stage: Stage::Begun,
            can_repeat: true,
            content: Bytes::new(),
            hash: None,
            script: None,
            sends: Vec::new(),
            attempt: 0,
            transmitted: 0,
            observed: 0,
            verdict: None,
            failed_at: Duration::ZERO,
            must_wait: Duration::ZERO,
            lease: 0,
            free: 0,
            ready_at: Duration::ZERO,
            taken: Duration::ZERO,
            attempt_from: Duration::ZERO,
            may_expect: true,
            signed_at: 0,
            failures_seen: 0,
            freed: 0,
            gave_up: None,
            invocation: None,
            body: None,
            stores: 0,
            reading: None,
            has_open_body: false,
            holds_body: false,
            is_short: false,
        }
    }

    /// The time at which it must have ended.
    #[must_use]
    pub fn deadline(&self) -> Option<Duration> {
        // Presigning is not a call: nothing is sent.
        let limit = self.limits.operation.filter(|_| self.kind != Kind::Presign)?;
        Some(self.began + limit)
    }

    /// Whether its reply's body is a stream.
    #[must_use]
    pub fn streams(&self) -> bool {
        self.kind == Kind::Get
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, stage, attempt, limits, began, sends, .. } = self;
        write!(f, "{kind:?} since {began:?}, {stage:?} in attempt {attempt}: {limits:?}, {sends:?}")
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A request that reached the transport.
#[derive(Debug)]
pub struct Sent {
    pub at: Duration,
    /// When the last byte moved.
    pub active: Duration,
    /// The number of bytes of its body that the service has read.
    pub read: u64,
    /// Whether it has read all of them.
    pub is_whole: bool,
    /// Whether it announces its body.
    pub expects: bool,
    pub outcome: Option<Outcome>,
    /// The time that the service gave in its reply, in seconds.
    pub date: Option<i64>,
    /// Whether its reply's body came to its end; `None` if it has neither ended nor broken off.
    pub body_ended: Option<bool>,
}

/// What the transport returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Failed { kind: TransportErrorKind, is_repeatable: bool },
    Answered(Says),
}

impl Sent {
    /// A request that reaches the transport now.
    #[must_use]
    pub fn new(now: Duration) -> Self {
        Self {
            at: now,
            active: now,
            read: 0,
            is_whole: false,
            expects: false,
            outcome: None,
            date: None,
            body_ended: None,
        }
    }

    /// Whether the transport refused it, so that it was not sent.
    #[must_use]
    pub fn was_refused(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Failed { kind: TransportErrorKind::Unusable, .. }))
    }

    /// What its failure means for a retry. `timed_out` says what the client makes of it; it counts only where nothing
    /// else tells a reply that took too long from one that broke off.
    #[must_use]
    pub fn retry(&self, timed_out: bool) -> Retry {
        match self.outcome {
            None | Some(Outcome::Failed { kind: TransportErrorKind::Timeout, .. }) => Retry::Timeout,
            Some(Outcome::Failed { is_repeatable: true, .. }) => Retry::Free,
            Some(Outcome::Failed { kind: TransportErrorKind::Io | TransportErrorKind::Connect, .. }) => Retry::Failure,
            Some(Outcome::Failed { .. }) => Retry::Never,
            Some(Outcome::Answered(_)) if timed_out => Retry::Timeout,
            Some(Outcome::Answered(says)) if says.is_success() => match self.body_ended {
                Some(true) => Retry::Never,
                Some(false) | None => Retry::Failure,
            },
            Some(Outcome::Answered(says)) => says.retry(),
        }
    }
}
