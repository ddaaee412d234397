//! TLS over a stream in memory, which fails as it is told.

use super::{Duplex, Wait, Wire, secure, settled};
use crate::identity::profile::tests::Home;
use crate::io::transport::test_server::Identity;
use crate::io::transport::tls::Tls;
use http::Uri;
use rustls::ServerConnection;
use std::io::{self, ErrorKind, Read, Write};
use std::sync::{Arc, Mutex};

#[test]
fn interrupted_calls_are_made_again_and_the_end_of_a_wait_is_the_same_everywhere() {
    let settle = |kinds: &[ErrorKind]| {
        let mut kinds = kinds.iter();
        kind(settled::<()>(|| Err((*kinds.next().unwrap()).into())))
    };
    assert_eq!(settle(&[ErrorKind::Interrupted, ErrorKind::TimedOut]), ErrorKind::WouldBlock);
    assert_eq!(settle(&[ErrorKind::ConnectionReset]), ErrorKind::ConnectionReset);
}

/// The server at the other end, and what is between.
struct End {
    server: ServerConnection,
    /// What a write fails with.
    broken: Option<ErrorKind>,
    is_closed: bool,
    /// The number of reads after the end.
    reads: u32,
    wait: Option<Wait>,
}

#[derive(Clone)]
struct Memory(Arc<Mutex<End>>);

impl Read for Memory {
    fn read(&mut self, mut buffer: &mut [u8]) -> io::Result<usize> {
        let mut end = self.0.lock().unwrap();
        if end.server.wants_write() {
            return end.server.write_tls(&mut buffer);
        }
        if !end.is_closed {
            return Err(ErrorKind::WouldBlock.into());
        }
        end.reads += 1;
        assert!(end.reads < 10, "it is read on after the end");
        Ok(0)
    }
}

impl Write for Memory {
    fn write(&mut self, mut bytes: &[u8]) -> io::Result<usize> {
        let mut end = self.0.lock().unwrap();
        if let Some(kind) = end.broken {
            return Err(kind.into());
        }
        let taken = end.server.read_tls(&mut bytes)?;
        end.server.process_new_packets().map_err(io::Error::other)?;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Duplex for Memory {
    fn wait(&mut self, wait: Wait) {
        self.0.lock().unwrap().wait = Some(wait);
    }
}

/// A secure connection, and its other end.
fn connected() -> (Wire, Memory) {
    let identity = Identity::of("a.example");
    let home = Home::new("", "");
    std::fs::write(home.path("bundle.pem"), &identity.pem).unwrap();
    let tls = Tls::read(Some(&home.path("bundle.pem"))).unwrap();
    let end = End { server: identity.connection(), broken: None, is_closed: false, reads: 0, wait: None };
    let memory = Memory(Arc::new(Mutex::new(end)));
    let wire = secure(&tls, &Uri::from_static("https://a.example"), Box::new(memory.clone())).unwrap();
    (wire, memory)
}

fn kind<T: std::fmt::Debug>(result: io::Result<T>) -> ErrorKind {
    result.unwrap_err().kind()
}

#[test]
fn what_comes_over_tls_is_read_to_the_end_which_has_to_be_told() {
    for is_told in [true, false] {
        let (mut wire, memory) = connected();
        let mut buffer = [0; 10];
        assert_eq!(kind(wire.read(&mut buffer)), ErrorKind::WouldBlock);
        memory.0.lock().unwrap().server.writer().write_all(b"abc").unwrap();
        assert_eq!(wire.read(&mut buffer).unwrap(), 3);
        assert_eq!(buffer[..3], *b"abc");
        if is_told {
            memory.0.lock().unwrap().server.send_close_notify();
        }
        memory.0.lock().unwrap().is_closed = true;
        let end = wire.read(&mut buffer);
        if is_told {
            assert_eq!(end.unwrap(), 0);
        } else {
            assert_eq!(kind(end), ErrorKind::UnexpectedEof);
        }
    }
}

#[test]
fn what_has_been_taken_leaves_later_and_a_failure_is_told() {
    let (mut wire, memory) = connected();
    let broken = |kind| memory.0.lock().unwrap().broken = kind;
    let arrived = || {
        let mut buffer = [0; 10];
        let length = memory.0.lock().unwrap().server.reader().read(&mut buffer).unwrap_or_default();
        String::from_utf8(buffer[..length].to_vec()).unwrap()
    };
    broken(Some(ErrorKind::WouldBlock));
    assert_eq!(wire.write(b"abc").unwrap(), 3);
    assert_eq!(kind(wire.write(b"def")), ErrorKind::WouldBlock, "the first bytes have not left");
    broken(None);
    wire.flush().unwrap();
    assert_eq!(arrived(), "abc");
    assert_eq!(wire.write(b"def").unwrap(), 3);
    assert_eq!(arrived(), "def");
    broken(Some(ErrorKind::ConnectionReset));
    assert_eq!(kind(wire.write(b"ghi")), ErrorKind::ConnectionReset);
    assert_eq!(kind(wire.flush()), ErrorKind::ConnectionReset);
}

#[test]
fn the_stream_below_tls_waits() {
    let (mut wire, memory) = connected();
    wire.wait(Wait::Not);
    assert_eq!(memory.0.lock().unwrap().wait, Some(Wait::Not));
}
