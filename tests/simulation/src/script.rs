//! What becomes of a request: drawn before it is sent, and played by the transport.

use crate::random::Random;
use crate::setting::Weather;
use codeartifact::config::TransportErrorKind;
use std::time::Duration;

/// The whole way of a request and its reply.
#[derive(Debug, Clone)]
pub struct Script {
    /// The time before the first byte is sent.
    pub before: Duration,
    /// The number of bytes of the body after which the service reads no more; `None` if it reads all.
    pub reads: Option<u64>,
    /// The time between two pieces of the body.
    pub between: Duration,
    /// The time between the last byte sent and the outcome.
    pub after: Duration,
    pub fate: Fate,
}

/// The outcome of a request.
#[derive(Debug, Clone)]
pub enum Fate {
    /// The transport fails.
    Fails {
        kind: TransportErrorKind,
        /// Whether the connection had served other requests, and died before any byte of a reply.
        on_reuse: bool,
        /// Whether the service has stored what it has read.
        stores: bool,
    },
    /// The service replies.
    Answers(Answer),
}

/// A reply.
#[derive(Debug, Clone)]
pub struct Answer {
    pub says: Says,
    /// The wait that the reply asks for.
    pub retry_after: Option<Duration>,
    /// The bytes of a piece of its body.
    pub piece: usize,
    /// The time between two pieces.
    pub between: Duration,
    /// The byte at which the connection breaks, in thousandths of the body.
    pub cut: Option<u64>,
    /// Whether the body then seems to have come to its end, though a longer one was announced.
    pub is_quiet: bool,
    /// The time for which nothing comes after the first piece.
    pub stall: Option<Duration>,
    pub tells_length: bool,
    /// Whether the body comes with the head, and not in pieces.
    pub is_whole: bool,
}

/// What a reply says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    Good,
    /// A success whose body is not JSON.
    Gibberish,
    Throttled,
    /// A transient error by its code.
    RequestTimeout,
    /// An error by its status alone.
    Status(u16),
    NotFound,
    ExpiredToken,
    /// The signature's time is wrong, says a service whose clock is ahead by this many seconds, or one that does not tell
    /// the time.
    WrongTime(Option<i64>),
}

/// The reason why an attempt failed, as far as retries go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// It will not succeed.
    Never,
    /// It costs a retry.
    Failure,
    /// It costs a retry after a timeout.
    Timeout,
    /// It is sent again free of charge if its body can be.
    Free,
    /// It is sent again without the announcement of its body, if it has one and the body can be sent.
    Unannounced,
    /// It costs a retry if the next signature will have another time.
    NewSignature,
}

impl Says {
    /// Whether a retry may help.
    #[must_use]
    pub const fn retry(self) -> Retry {
        match self {
            Self::Throttled | Self::RequestTimeout | Self::Status(429 | 500 | 502 | 503 | 504) => Retry::Failure,
            Self::Status(417) => Retry::Unannounced,
            Self::Good | Self::Gibberish | Self::NotFound | Self::ExpiredToken | Self::Status(_) => Retry::Never,
            Self::WrongTime(_) => Retry::NewSignature,
        }
    }

    /// The time in its head, in seconds.
    #[must_use]
    pub const fn date(self, true_time: i64) -> Option<i64> {
        match self {
            Self::WrongTime(None) => None,
            Self::WrongTime(Some(ahead)) => Some(true_time + ahead),
            _ => Some(true_time),
        }
    }

    /// Whether it is a success.
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Good | Self::Gibberish)
    }
}

impl Script {
    /// The script of a request that meets with no fault.
    pub fn smooth(random: &mut Random) -> Self {
        Self {
            before: random.time(200),
            reads: None,
            between: random.time(20),
            after: random.time(1000),
            fate: Fate::Answers(Answer::good(random)),
        }
    }

    /// The script of a request whose connection has died, as those of the call's requests before it had; `None` if the
    /// connection is alive.
    pub fn lost(random: &mut Random, weather: &Weather, send: usize) -> Option<Self> {
        if !random.chance(weather.losses) {
            return None;
        }
        let losses = random.pick([3, 30, 99, 100, 101, 102, 150, 250]);
        let time = Duration::from_millis(random.pick([0, 0, 10, 40, 200]));
        let fate = Fate::Fails { kind: TransportErrorKind::Io, on_reuse: true, stores: false };
        (send < losses).then_some(Self {
            before: time,
            reads: Some(0),
            between: Duration::ZERO,
            after: Duration::ZERO,
            fate,
        })
    }

    /// Has the service refuse the request after its head.
    pub fn refuse(&mut self, says: Says) {
        self.reads = Some(0);
        self.fate = Fate::Answers(Answer { says, ..Answer::whole() });
    }

    /// The script of a request, by the weather.
    pub fn draw(random: &mut Random, weather: &Weather) -> Self {
        let mut script = Self::smooth(random);
        if !random.chance(weather.faults) {
            return script;
        }
        match random.below(10) {
            // The request or its reply is late.
            0 => script.before = random.time(40_000),
            1 => script.after = random.time(120_000),
            2 => script.between = random.time(5_000),
            // No reply comes.
            3 | 4 => {
                script.reads = random.chance(50).then(|| random.below(40_000));
                script.after = random.time(10_000);
                script.fate = Fate::fails(random);
            }
            // The reply comes before the request is sent whole.
            5 => {
                script.reads = Some(random.below(10_000));
                script.fate = Fate::Answers(Answer::bad(random, weather));
            }
            6 | 7 => script.fate = Fate::Answers(Answer::bad(random, weather)),
            // The reply breaks off or stalls.
            _ => {
                let mut answer = if random.chance(80) { Answer::good(random) } else { Answer::bad(random, weather) };
                answer.is_whole = false;
                answer.cut = random.chance(60).then(|| random.below(1001));
                answer.stall = random.chance(50).then(|| random.time(100_000));
                answer.between = random.time(3000);
                answer.is_quiet = random.chance(30);
                script.fate = Fate::Answers(answer);
            }
        }
        script
    }
}

impl Fate {
    fn fails(random: &mut Random) -> Self {
        use TransportErrorKind::{Connect, Io, Timeout, Tls, Unusable};
        let kind = random.pick([Io, Io, Io, Io, Io, Connect, Connect, Timeout, Timeout, Tls, Unusable]);
        Self::Fails { kind, on_reuse: kind == Io && random.chance(50), stores: kind == Io && random.chance(50) }
    }
}

impl Answer {
    /// A good reply.
    pub fn good(random: &mut Random) -> Self {
        Self {
            says: Says::Good,
            retry_after: None,
            piece: random.pick([64, 1000, 20_000]),
            between: random.time(20),
            cut: None,
            is_quiet: false,
            stall: None,
            tells_length: random.chance(70),
            is_whole: random.chance(30),
        }
    }

    /// A good reply that comes at once.
    #[must_use]
    pub const fn whole() -> Self {
        Self {
            says: Says::Good,
            retry_after: None,
            piece: 1000,
            between: Duration::ZERO,
            cut: None,
            is_quiet: false,
            stall: None,
            tells_length: true,
            is_whole: true,
        }
    }

    fn bad(random: &mut Random, weather: &Weather) -> Self {
        use Says::{ExpiredToken, Gibberish, NotFound, RequestTimeout, Status, Throttled, WrongTime};
        let status = random.pick([301, 400, 403, 409, 417, 429, 500, 500, 502, 503, 503, 504, 505]);
        let ahead = random.pick([0, 400, -400, 3600, 40_000, -40_000, 1_000_000_000]);
        let wrong_time = WrongTime(random.chance(90).then_some(ahead));
        let mut says = random.pick([
            Gibberish,
            NotFound,
            RequestTimeout,
            Throttled,
            Throttled,
            Status(status),
            Status(status),
            Status(status),
        ]);
        if weather.odd_dates && random.chance(50) {
            says = random.pick([ExpiredToken, wrong_time, wrong_time]);
        }
        let wait = random.time(30_000);
        Self { says, retry_after: random.chance(20).then_some(wait), ..Self::good(random) }
    }
}
