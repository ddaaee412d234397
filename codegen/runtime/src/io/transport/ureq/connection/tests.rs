//! A connection over a stream of bytes whose every act is foretold.

use super::{Connection, End};
use crate::io::test_bound::Bound;
use crate::io::transport::ureq::limits::Limits;
use crate::io::transport::ureq::ongoing::Ongoing;
use crate::io::transport::ureq::wire::{Duplex, Wait};
use crate::io::transport::{ReadTimeout, TimeLeft};
use http::Extensions;
use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use ureq::unversioned::transport::{Buffers, NextTimeout, Transport, time};
use ureq::{Error, Timeout};

const LONG: time::Duration = time::Duration::from_secs(3600);
const NO_TIME: time::Duration = time::Duration::from_secs(0);
const NO_LIMIT: NextTimeout =
    NextTimeout { after: time::Duration::NotHappening, reason: Timeout::RecvResponse, per_read: None, per_write: None };

const REFUSAL: &str = "HTTP/1.1 413 No\r\n\r\n";

/// What the stream does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    /// It has these bytes, of which none are the end.
    Read(&'static str),
    NotRead(ErrorKind),
    /// It takes at most this number of bytes.
    Write(usize),
    NotWritten(ErrorKind),
}

use Act::{NotRead, NotWritten, Read, Write};

#[derive(Default)]
struct Script {
    acts: VecDeque<Act>,
    written: String,
    flushed: Option<Instant>,
    wait: Option<Wait>,
}

/// A stream, and who looks at it. It panics at an act that was not foretold, so nothing waits for ever.
#[derive(Clone, Default)]
struct Scripted(Arc<Mutex<Script>>);

impl Scripted {
    fn next(&self, call: &str) -> Act {
        self.0.lock().unwrap().acts.pop_front().unwrap_or_else(|| panic!("a {call} that nobody foretold"))
    }
}

impl io::Read for Scripted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.next("read") {
            Read(text) => {
                buffer[..text.len()].copy_from_slice(text.as_bytes());
                Ok(text.len())
            }
            NotRead(kind) => Err(kind.into()),
            other => panic!("{other:?} was to be next, and not a read"),
        }
    }
}

impl io::Write for Scripted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.next("write") {
            Write(most) => {
                let taken = &bytes[..most.min(bytes.len())];
                self.0.lock().unwrap().written.push_str(std::str::from_utf8(taken).unwrap());
                Ok(taken.len())
            }
            NotWritten(kind) => Err(kind.into()),
            other => panic!("{other:?} was to be next, and not a write"),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().unwrap().flushed = Some(Instant::now());
        Ok(())
    }
}

impl Duplex for Scripted {
    fn wait(&mut self, wait: Wait) {
        self.0.lock().unwrap().wait = Some(wait);
    }
}

/// A connection, and the stream below it.
struct Connected {
    connection: Connection,
    stream: Scripted,
}

impl Connected {
    fn new() -> Self {
        let stream = Scripted::default();
        Self { connection: Connection::new(Box::new(stream.clone()), false), stream }
    }

    /// Does something while the stream does this, and all of this.
    fn during<T>(&mut self, acts: &[Act], act: impl FnOnce(&mut Connection) -> T) -> T {
        self.stream.0.lock().unwrap().acts = acts.iter().copied().collect();
        let _bound = Bound::begin();
        let done = act(&mut self.connection);
        assert!(self.stream.0.lock().unwrap().acts.is_empty(), "{:?} was left", self.stream.0.lock().unwrap().acts);
        done
    }

    /// Hands the connection a part of a request.
    fn transmit(&mut self, acts: &[Act], part: &str, timeout: NextTimeout) -> Result<(), Error> {
        self.during(acts, |connection| {
            connection.buffers.output()[..part.len()].copy_from_slice(part.as_bytes());
            connection.transmit_output(part.len(), timeout)
        })
    }

    fn await_input(&mut self, acts: &[Act], timeout: NextTimeout) -> Result<bool, Error> {
        self.during(acts, |connection| connection.await_input(timeout))
    }

    fn is_open(&mut self, acts: &[Act]) -> bool {
        self.during(acts, Connection::is_open)
    }

    fn written(&self) -> String {
        self.stream.0.lock().unwrap().written.clone()
    }
}

fn request(has_body: bool) -> Rc<Ongoing> {
    limited(has_body, Duration::MAX, Duration::MAX)
}

/// A request with so much time for all, and for each silence.
fn limited(has_body: bool, left: Duration, silence: Duration) -> Rc<Ongoing> {
    let mut extensions = Extensions::new();
    extensions.insert(TimeLeft(left));
    extensions.insert(ReadTimeout(silence));
    Ongoing::new(Limits::of(&extensions), has_body, None)
}

/// The reason of a timeout.
fn timed_out<T: std::fmt::Debug>(result: Result<T, Error>) -> Timeout {
    match result.unwrap_err() {
        Error::Timeout(reason) => reason,
        other => panic!("{other}"),
    }
}

/// The kind of a failure of the stream.
fn failed<T: std::fmt::Debug>(result: Result<T, Error>) -> ErrorKind {
    match result.unwrap_err() {
        Error::Io(error) => error.kind(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_head_leaves_with_the_beginning_of_its_body_and_what_follows_after_a_glance_at_the_reply() {
    request(true).send(|| {
        let mut connected = Connected::new();
        connected.transmit(&[], "head ", NO_LIMIT).unwrap();
        connected.transmit(&[Write(3), Write(100)], "one ", NO_LIMIT).unwrap();
        let limited = NextTimeout { after: LONG, per_write: Some(LONG), ..NO_LIMIT };
        let acts = [NotRead(ErrorKind::WouldBlock), NotWritten(ErrorKind::WouldBlock), NotRead(ErrorKind::WouldBlock)];
        connected.transmit(&[&acts[..], &[Write(100)]].concat(), "two", limited).unwrap();
        assert_eq!(connected.written(), "head one two");
        assert!(!Ongoing::current().unwrap().is_cut());
    });
    request(false).send(|| {
        let mut connected = Connected::new();
        connected.transmit(&[Write(100)], "head", NO_LIMIT).unwrap();
        assert_eq!(connected.written(), "head");
    });
}

#[test]
fn a_reply_cuts_what_is_left_of_its_request_and_a_permission_does_not() {
    let sent_before = |reply| {
        request(true).send(|| {
            let mut connected = Connected::new();
            connected.transmit(&[], "head ", NO_LIMIT).unwrap();
            connected.transmit(&[Write(100)], "one ", NO_LIMIT).unwrap();
            let is_permission = reply == "HTTP/1.1 100 C\r\n\r\n";
            let rest = if is_permission { &[Write(100)][..] } else { &[] };
            connected.transmit(&[&[Read(reply)], rest].concat(), "two", NO_LIMIT).unwrap();
            let rest = if is_permission { &[NotRead(ErrorKind::WouldBlock), Write(100)][..] } else { &[] };
            connected.transmit(rest, "three", NO_LIMIT).unwrap();
            let silence = if is_permission { &[NotRead(ErrorKind::WouldBlock)][..] } else { &[] };
            assert_eq!(connected.is_open(silence), is_permission);
            assert_eq!(Ongoing::current().unwrap().is_cut(), !is_permission);
            connected.written()
        })
    };
    assert_eq!(sent_before(REFUSAL), "head one ");
    assert_eq!(sent_before(""), "head one ", "the server closed it");
    assert_eq!(sent_before("HTTP/1.1 100 C\r\n\r\n"), "head one twothree");
}

#[test]
fn a_reply_is_read_although_the_request_cannot_be_written() {
    let replied = |replies: &[Act]| {
        request(false).send(|| {
            let mut connected = Connected::new();
            connected.transmit(&[NotWritten(ErrorKind::BrokenPipe)], "head", NO_LIMIT).unwrap();
            assert!(Ongoing::current().unwrap().is_cut());
            connected.await_input(replies, NO_LIMIT)
        })
    };
    assert!(replied(&[Read(REFUSAL)]).unwrap());
    assert!(replied(&[Read(&REFUSAL[..9]), Read(&REFUSAL[9..])]).unwrap());
    for end in [Read(""), NotRead(ErrorKind::ConnectionReset)] {
        assert_eq!(failed(replied(&[end])), ErrorKind::BrokenPipe, "what broke first is told");
    }
}

#[test]
fn a_connection_that_ends_without_a_reply_is_an_error_unless_it_ends_a_body() {
    request(false).send(|| {
        let mut connected = Connected::new();
        connected.transmit(&[Write(100)], "head", NO_LIMIT).unwrap();
        assert_eq!(failed(connected.await_input(&[Read("")], NO_LIMIT)), ErrorKind::Other);
    });
    request(false).send(|| {
        let mut connected = Connected::new();
        connected.transmit(&[Write(100)], "head", NO_LIMIT).unwrap();
        assert!(connected.await_input(&[Read(REFUSAL)], NO_LIMIT).unwrap());
        connected.connection.buffers.input_consume(REFUSAL.len());
        assert!(!connected.await_input(&[Read("")], NO_LIMIT).unwrap());
    });
}

#[test]
fn a_kept_connection_died_silently_if_nothing_came_of_a_reply() {
    for (reply, died_silently) in [("", true), (&REFUSAL[..9], false)] {
        let mut connected = Connected::new();
        request(false).send(|| {
            connected.transmit(&[Write(100)], "one", NO_LIMIT).unwrap();
            connected.await_input(&[Read(REFUSAL)], NO_LIMIT).unwrap();
            connected.connection.buffers.input_consume(REFUSAL.len());
            assert!(!Ongoing::current().unwrap().died_silently());
        });
        request(false).send(|| {
            connected.transmit(&[Write(100)], "two", NO_LIMIT).unwrap();
            let rest = if died_silently { &[][..] } else { &[Read("")] };
            failed(connected.await_input(&[&[Read(reply)], rest].concat(), NO_LIMIT));
            assert_eq!(Ongoing::current().unwrap().died_silently(), died_silently);
        });
    }
}

#[test]
fn a_wait_ends_at_the_nearest_limit_which_is_told() {
    let waited = |left, silence, after| {
        limited(false, left, silence).send(|| {
            let timeout = NextTimeout { after, ..NO_LIMIT };
            timed_out(Connected::new().await_input(&[NotRead(ErrorKind::WouldBlock)], timeout))
        })
    };
    let (ever, hour, none) = (Duration::MAX, Duration::from_secs(3600), Duration::ZERO);
    let never = time::Duration::NotHappening;
    assert_eq!(waited(ever, ever, LONG), Timeout::RecvResponse);
    assert_eq!(waited(ever, hour, never), Timeout::PerRead);
    assert_eq!(waited(ever, hour, NO_TIME), Timeout::RecvResponse);
    assert_eq!(waited(ever, none, LONG), Timeout::PerRead);
    assert_eq!(waited(hour, ever, never), Timeout::Global);
    assert_eq!(waited(hour, ever, NO_TIME), Timeout::RecvResponse);
    assert_eq!(waited(none, ever, LONG), Timeout::Global);
}

#[test]
fn a_write_that_waits_ends_at_the_nearest_limit_which_is_told() {
    let waited = |timeout| {
        request(false)
            .send(|| timed_out(Connected::new().transmit(&[NotWritten(ErrorKind::WouldBlock)], "head", timeout)))
    };
    assert_eq!(waited(NextTimeout { after: NO_TIME, per_write: Some(LONG), ..NO_LIMIT }), Timeout::RecvResponse);
    assert_eq!(waited(NextTimeout { after: LONG, per_write: Some(NO_TIME), ..NO_LIMIT }), Timeout::PerWrite);
    assert!(End::of(NextTimeout { after: LONG, ..NO_LIMIT }, None).check().is_ok());
    assert!(End::of(NO_LIMIT, None).check().is_ok());
}

#[test]
fn a_silence_begins_when_the_last_byte_has_left() {
    let silence = Duration::from_secs(3600);
    limited(false, Duration::MAX, silence).send(|| {
        let mut connected = Connected::new();
        connected.transmit(&[Write(100)], "head", NO_LIMIT).unwrap();
        connected.await_input(&[Read(REFUSAL)], NO_LIMIT).unwrap();
        let script = connected.stream.0.lock().unwrap();
        let Some(Wait::Until(end)) = script.wait else { panic!("it would wait for ever") };
        assert!(end >= script.flushed.unwrap() + silence, "what TLS holds back was not waited for");
    });
}

#[test]
fn a_body_may_be_waited_for_as_long_as_each_read() {
    let mut connected = Connected::new();
    let silence = [NotRead(ErrorKind::WouldBlock)];
    for timeout in [NO_LIMIT, NextTimeout { per_read: Some(LONG), ..NO_LIMIT }] {
        connected.await_input(&silence, timeout).unwrap_err();
        let wait = connected.stream.0.lock().unwrap().wait.unwrap();
        assert_eq!(matches!(wait, Wait::Until(_)), timeout.per_read.is_some());
        assert_ne!(wait, Wait::Not);
    }
}

#[test]
fn a_kept_connection_is_open_while_it_is_silent() {
    let mut connected = Connected::new();
    assert!(connected.is_open(&[NotRead(ErrorKind::WouldBlock)]));
    assert_eq!(connected.stream.0.lock().unwrap().wait, Some(Wait::Not));
    for act in [Read(""), Read("x"), NotRead(ErrorKind::ConnectionReset)] {
        assert!(!connected.is_open(&[act]), "{act:?}");
    }
}

#[test]
fn ureq_learns_whether_a_connection_is_secure() {
    for is_tls in [true, false] {
        assert_eq!(Connection::new(Box::new(Scripted::default()), is_tls).is_tls(), is_tls);
    }
}
