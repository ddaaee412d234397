//! A TCP connection.

use super::addresses::{self, Resolver};
use http::Uri;
use http::uri::Scheme;
use socket2::SockRef;
use std::io::{self, Read};
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::task::coop;

/// The number of requests that were begun in this process.
static BEGUN: AtomicUsize = AtomicUsize::new(0);

/// Says that a request comes, so that the connection that will carry it looks whether it is alive.
pub fn announce_request() {
    BEGUN.fetch_add(1, Relaxed);
}

/// A stream of bytes in both directions.
pub trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// A connection: plain, over TLS, or through a tunnel.
pub type Stream = Box<dyn Duplex>;

/// Connects to the host of a URI.
pub async fn connect(resolver: &Resolver, server: &Uri, limit: Duration) -> io::Result<Stream> {
    let standard = if server.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 };
    let port = server.port_u16().unwrap_or(standard);
    let addresses = resolver.addresses(server.host().unwrap_or_default(), port).await?;
    let stream = addresses::connect(addresses, limit).await?;
    stream.set_nodelay(true)?;
    Ok(Box::new(Socket::new(stream)))
}

/// A TCP connection that knows at once when the peer has closed it.
///
/// Tokio learns of what arrives when its runtime looks for events. A runtime that runs only while a program makes a
/// call has not looked since the last one, so a connection that the server closed in between would seem to be alive.
/// Therefore the system itself is asked where a request might come next: when something was read, nothing has been
/// written since, and a request has begun since the last look.
struct Socket {
    stream: TcpStream,
    was_read: bool,
    /// The number of requests that had begun when it was looked at last.
    begun: usize,
}

impl Socket {
    fn new(stream: TcpStream) -> Self {
        Self { stream, was_read: false, begun: 0 }
    }

    /// Reads what the system has and Tokio does not know of. The end of the stream is read as nothing.
    fn read_unseen(&self, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let socket = SockRef::from(&self.stream);
        let read = match socket.peek(&mut [MaybeUninit::uninit()]) {
            Ok(0) => Ok(0),
            Ok(_) => (&*socket).read(buffer.initialize_unfilled()),
            Err(error) => Err(error),
        };
        match read {
            Ok(length) => {
                buffer.advance(length);
                Poll::Ready(Ok(()))
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {
                Poll::Pending
            }
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let mut read = Pin::new(&mut self.stream).poll_read(context, buffer);
        let begun = BEGUN.load(Relaxed);
        if read.is_pending() && self.was_read && self.begun != begun {
            // Tokio does not count these reads. A peer that never stops sending would keep the task from ever yielding.
            let turn = ready!(coop::poll_proceed(context));
            read = self.read_unseen(buffer);
            if read.is_ready() {
                turn.made_progress();
            }
        }
        self.was_read |= read.is_ready();
        self.begun = begun;
        read
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.was_read = false;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.was_read = false;
        Pin::new(&mut self.stream).poll_write_vectored(context, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::{Socket, Stream, announce_request};
    use std::future::poll_fn;
    use std::io::Write;
    use std::net::TcpListener;
    use std::pin::Pin;
    use std::task::Poll;
    use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};
    use tokio::net::TcpStream;

    #[tokio::test]
    async fn a_task_yields_though_there_is_always_more_to_read() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        listener.accept().unwrap().0.write_all(&[7; 10_000]).unwrap();
        let mut socket: Stream = Box::new(Socket::new(stream));
        socket.read_u8().await.unwrap();
        let read_at_once = poll_fn(|context| {
            let read = (0..10_000).take_while(|_| {
                let mut byte = [0];
                announce_request();
                Pin::new(&mut socket).poll_read(context, &mut ReadBuf::new(&mut byte)).is_ready()
            });
            Poll::Ready(read.count())
        });
        assert!(read_at_once.await < 1000);
    }
}
