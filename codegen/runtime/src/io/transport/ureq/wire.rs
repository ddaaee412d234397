//! Connections as streams of bytes: TCP, and TLS over another stream.

use crate::io::transport::TransportError;
use crate::io::transport::tls::{self, Tls};
use http::Uri;
use rustls::ClientConnection;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a read or a write may wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    Not,
    Until(Instant),
    Ever,
}

impl Wait {
    /// Waits until the given time, or for ever.
    pub fn until(end: Option<Instant>) -> Self {
        end.map_or(Self::Ever, Self::Until)
    }
}

/// A stream of bytes in both directions. A read or a write that has waited for too long fails with `WouldBlock`, and can be
/// made again.
pub trait Duplex: Read + Write + Send + Sync {
    /// Sets how long each read and write from now on may wait.
    fn wait(&mut self, wait: Wait);
}

/// A connection: plain, over TLS, or through a tunnel.
pub type Wire = Box<dyn Duplex>;

/// A TCP connection.
pub struct Socket {
    stream: TcpStream,
    wait: Wait,
    is_blocking: bool,
}

impl Socket {
    pub fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        Ok(Self { stream, wait: Wait::Ever, is_blocking: true })
    }

    /// Sets the socket's mode and its timeout by what is left of the wait.
    fn prepare(&mut self, set: fn(&TcpStream, Option<Duration>) -> io::Result<()>) -> io::Result<()> {
        let is_blocking = self.wait != Wait::Not;
        if is_blocking != self.is_blocking {
            self.stream.set_nonblocking(!is_blocking)?;
            self.is_blocking = is_blocking;
        }
        match self.wait {
            Wait::Not => Ok(()),
            Wait::Ever => set(&self.stream, None),
            Wait::Until(end) => match end.saturating_duration_since(Instant::now()) {
                Duration::ZERO => Err(ErrorKind::WouldBlock.into()),
                left => set(&self.stream, Some(left)),
            },
        }
    }
}

/// Makes a system call again if a signal interrupted it, and gives the end of a wait the same error on all systems.
fn settled<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::TimedOut => return Err(ErrorKind::WouldBlock.into()),
            other => return other,
        }
    }
}

impl Read for Socket {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        settled(|| {
            self.prepare(TcpStream::set_read_timeout)?;
            self.stream.read(buffer)
        })
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        settled(|| {
            self.prepare(TcpStream::set_write_timeout)?;
            self.stream.write(bytes)
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Duplex for Socket {
    fn wait(&mut self, wait: Wait) {
        self.wait = wait;
    }
}

/// TLS over another stream.
struct Secure {
    tls: ClientConnection,
    below: Wire,
}

/// Secures a connection.
pub fn secure(tls: &Tls, server: &Uri, mut below: Wire) -> Result<Wire, TransportError> {
    let name = tls::name(server)?;
    let begin = |below: &mut Wire| {
        let mut tls = ClientConnection::new(Arc::clone(&tls.config), name).map_err(io::Error::other)?;
        while tls.is_handshaking() {
            tls.complete_io(below)?;
        }
        Ok(tls)
    };
    match begin(&mut below) {
        Ok(tls) => Ok(Box::new(Secure { tls, below })),
        Err(error) => Err(tls.failed(server, error)),
    }
}

impl Read for Secure {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.tls.reader().read(buffer) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                other => return other,
            }
            self.tls.read_tls(&mut self.below)?;
            self.tls.process_new_packets().map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
        }
    }
}

impl Write for Secure {
    /// Takes bytes as soon as those before have left.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.flush()?;
        let taken = self.tls.writer().write(bytes)?;
        match self.flush() {
            Err(error) if error.kind() != ErrorKind::WouldBlock => Err(error),
            _ => Ok(taken),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        while self.tls.wants_write() {
            self.tls.write_tls(&mut self.below)?;
        }
        self.below.flush()
    }
}

impl Duplex for Secure {
    fn wait(&mut self, wait: Wait) {
        self.below.wait(wait);
    }
}

#[cfg(all(test, feature = "transport"))]
mod tests;
