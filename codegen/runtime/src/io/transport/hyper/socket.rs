//! A TCP connection.

use super::addresses::{self, Resolver};
use crate::io::transport::addresses::{host, port};
use http::Uri;
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
    let addresses = resolver.addresses(host(server), port(server)).await?;
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
    use super::{Socket, announce_request};
    use crate::io::test_bound::Bound;
    use std::future::poll_fn;
    use std::io::{self, Read, Write};
    use std::net::{self, TcpListener};
    use std::pin::Pin;
    use std::task::Poll;
    use std::thread;
    use std::time::Duration;
    use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
    use tokio::net::TcpStream;

    /// A socket, and its peer.
    async fn connected() -> (Socket, net::TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (peer, _) = listener.accept().unwrap();
        peer.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        (Socket::new(stream), peer)
    }

    /// Reads once, before Tokio can learn of anything new.
    async fn read_at_once(socket: &mut Socket) -> Poll<io::Result<Vec<u8>>> {
        poll_fn(|context| {
            let mut bytes = [0; 10];
            let mut buffer = ReadBuf::new(&mut bytes);
            let read = Pin::new(&mut *socket).poll_read(context, &mut buffer);
            Poll::Ready(read.map(|read| read.map(|()| buffer.filled().to_vec())))
        })
        .await
    }

    /// Reads once the system knows what the peer has done. Tokio does not learn of it, since its runtime never gets to look.
    async fn read_unseen(socket: &mut Socket) -> io::Result<Vec<u8>> {
        let _bound = Bound::begin();
        loop {
            announce_request();
            if let Poll::Ready(read) = read_at_once(socket).await {
                return read;
            }
            thread::yield_now();
        }
    }

    #[tokio::test]
    async fn a_task_yields_though_there_is_always_more_to_read() {
        let (mut socket, mut peer) = connected().await;
        peer.write_all(&[7; 10_000]).unwrap();
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

    #[tokio::test]
    async fn what_the_system_knows_of_a_connection_is_read_before_a_request() {
        let reset = |peer: net::TcpStream| socket2::SockRef::from(&peer).set_linger(Some(Duration::ZERO)).unwrap();
        let acts: [(fn(net::TcpStream), _); 2] = [(drop, Ok(0)), (reset, Err(io::ErrorKind::ConnectionReset))];
        for (act, expected) in acts {
            let (mut socket, mut peer) = connected().await;
            peer.write_all(b"a").unwrap();
            assert_eq!(socket.read(&mut [0; 10]).await.unwrap(), 1);
            announce_request();
            assert!(read_at_once(&mut socket).await.is_pending());
            act(peer);
            let read = read_unseen(&mut socket).await;
            assert_eq!(read.map(|bytes| bytes.len()).map_err(|error| error.kind()), expected);
        }
    }

    #[tokio::test]
    async fn what_tokio_knows_of_is_read_once() {
        let (mut socket, mut peer) = connected().await;
        for text in [b"a", b"b"] {
            peer.write_all(text).unwrap();
            socket.stream.readable().await.unwrap();
            announce_request();
            let Poll::Ready(read) = read_at_once(&mut socket).await else { panic!("it is not there") };
            assert_eq!(read.unwrap(), text);
        }
    }

    #[tokio::test]
    async fn what_is_written_arrives_and_so_does_the_end() {
        let (mut socket, mut peer) = connected().await;
        assert!(socket.is_write_vectored(), "hyper would copy what it writes");
        socket.write_all(b"abc").await.unwrap();
        socket.shutdown().await.unwrap();
        let mut arrived = Vec::new();
        peer.read_to_end(&mut arrived).unwrap();
        assert_eq!(arrived, b"abc");
    }
}
