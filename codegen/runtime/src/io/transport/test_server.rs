//! Servers on the loopback interface for tests. Certificates for TLS are made for each test.

use crate::call::client::RetryConfig;
use crate::io::test_bound::Bound;
use rcgen::{BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, CertifiedKey, DnType, IsCa, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The reply to `ListThings`.
const REPLY: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\nconnection: close\r\n\r\n{\"things\":[\"a\"]}";

/// The greatest number of connections that a server waits for, one after the other.
const MOST_CONNECTIONS: usize = 8;

/// No retries. If there were some, they would not wait: the clock of a test with sockets is the real one.
pub fn one_attempt() -> RetryConfig {
    RetryConfig::disabled().with_max_backoff(Duration::ZERO)
}

/// Waits for a future by the real clock, since sockets do not know another, and fails if it goes on.
pub async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("nothing ends what the test waits for")
}

/// A server on a thread of its own.
pub struct Server<T> {
    address: SocketAddr,
    thread: JoinHandle<T>,
    _bound: Bound,
}

impl<T> Server<T> {
    /// Waits for the end of the server.
    ///
    /// A client that has not come would never come. So that the test fails and does not hang, others come in its place,
    /// and say nothing.
    pub fn join(self) -> thread::Result<T> {
        for _ in 0..MOST_CONNECTIONS {
            if self.thread.is_finished() {
                break;
            }
            drop(TcpStream::connect(self.address));
        }
        self.thread.join()
    }
}

/// Serves one connection.
pub fn serve_one<T: Send + 'static>(one: impl FnOnce(TcpStream) -> T + Send + 'static) -> (SocketAddr, Server<T>) {
    serve(move |listener| one(accept(listener)))
}

/// Serves what comes to a listener.
pub fn serve<T: Send + 'static>(serve: impl FnOnce(&TcpListener) -> T + Send + 'static) -> (SocketAddr, Server<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let thread = thread::spawn(move || serve(&listener));
    (address, Server { address, thread, _bound: Bound::begin() })
}

/// Waits for a client. If it says less than it should, reading is an error in the end.
pub fn accept(listener: &TcpListener) -> TcpStream {
    let (stream, _) = listener.accept().unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream
}

/// An address that refuses connections. A port that was free a moment ago may be another test's by now, but nobody listens
/// at the first.
pub fn refusing() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 1))
}

/// An address that does not answer, since its backlog is full.
#[cfg(all(feature = "transport", target_os = "linux"))]
pub fn silent() -> (SocketAddr, Vec<socket2::Socket>) {
    use socket2::{Domain, Socket, Type};
    let socket = || Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    let listener = socket();
    listener.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
    listener.listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let mut sockets = vec![listener];
    for _ in 0..3 {
        let waiting = socket();
        waiting.set_nonblocking(true).unwrap();
        let _ = waiting.connect(&address);
        sockets.push(waiting);
    }
    (address.as_socket().unwrap(), sockets)
}

/// A server's certificate and key.
pub struct Identity {
    config: Arc<ServerConfig>,
    /// The certificate, as a CA bundle in PEM form.
    pub pem: String,
}

/// An authority that issues certificates.
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub fn new(name: &str) -> Self {
        let mut certificate = CertificateParams::new([]).unwrap();
        certificate.distinguished_name.push(DnType::CommonName, name);
        certificate.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(certificate, KeyPair::generate().unwrap()).unwrap())
    }

    /// The authority's certificate, as a CA bundle in PEM form.
    pub fn pem(&self) -> String {
        self.0.pem()
    }

    /// Issues a certificate, which can be changed before it is signed.
    pub fn issue(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> Identity {
        let mut certificate = CertificateParams::new([name.to_owned()]).unwrap();
        change(&mut certificate);
        let key = KeyPair::generate().unwrap();
        Identity::with(&certificate.signed_by(&key, &self.0).unwrap(), &key)
    }
}

impl Identity {
    /// A self-signed certificate.
    pub fn of(name: &str) -> Self {
        let CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        Self::with(&cert, &signing_key)
    }

    fn with(certificate: &Certificate, key: &KeyPair) -> Self {
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        Self { config: Arc::new(config), pem: certificate.pem() }
    }

    /// A connection as the server, over any stream.
    pub fn connection(&self) -> ServerConnection {
        ServerConnection::new(Arc::clone(&self.config)).unwrap()
    }

    /// Replies when the head of a request has come, and resets the connection if there is more. TLS does not end before.
    pub fn refuse(&self, stream: TcpStream, reply: &[u8]) -> std::io::Result<()> {
        self.reply(stream, reply).map(drop)
    }

    /// Replies when the head of a request has come, and ends TLS and then the connection.
    pub fn reply_whole(&self, stream: TcpStream, reply: &[u8]) -> std::io::Result<()> {
        let mut stream = self.reply(stream, reply)?;
        stream.conn.send_close_notify();
        stream.flush()
    }

    fn reply(&self, stream: TcpStream, reply: &[u8]) -> std::io::Result<StreamOwned<ServerConnection, TcpStream>> {
        // Otherwise the reply might wait for an acknowledgement, and the reset would overtake it.
        stream.set_nodelay(true)?;
        let mut stream = StreamOwned::new(self.connection(), stream);
        read_head(&mut BufReader::new(&mut stream))?;
        stream.write_all(reply)?;
        stream.flush()?;
        Ok(stream)
    }

    /// Answers one request and returns its head; an error if the client does not trust the server.
    pub fn answer(&self, stream: TcpStream) -> std::io::Result<String> {
        let mut stream = StreamOwned::new(self.connection(), stream);
        let head = answer(&mut stream)?;
        stream.conn.send_close_notify();
        stream.flush()?;
        Ok(head)
    }
}

/// Answers one request and returns its head.
pub fn answer(mut stream: impl Read + Write) -> std::io::Result<String> {
    let head = read_head(&mut BufReader::new(&mut stream))?;
    stream.write_all(REPLY)?;
    Ok(head)
}

/// Reads the head of a request, to the empty line.
pub fn read_head(reader: &mut impl BufRead) -> std::io::Result<String> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(head)
}
