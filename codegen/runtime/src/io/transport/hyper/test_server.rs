//! Servers on the loopback interface for tests. Certificates for TLS are self-signed.

use rcgen::CertifiedKey;
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

/// The reply to `ListThings`.
const REPLY: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\nconnection: close\r\n\r\n{\"things\":[\"a\"]}";

/// Serves one connection, on a thread of its own.
pub fn serve_one<T: Send + 'static>(
    serve: impl FnOnce(TcpStream) -> T + Send + 'static,
) -> (SocketAddr, JoinHandle<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || serve(listener.accept().unwrap().0));
    (address, server)
}

/// A server's certificate and key.
pub struct Identity {
    config: Arc<ServerConfig>,
    /// The certificate, as a CA bundle in PEM form.
    pub pem: String,
}

impl Identity {
    pub fn of(name: &str) -> Self {
        let CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        Self { config: Arc::new(config), pem: cert.pem() }
    }

    /// Answers one request and returns its head; an error if the client does not trust the server.
    pub fn answer(&self, stream: TcpStream) -> std::io::Result<String> {
        let connection = ServerConnection::new(Arc::clone(&self.config)).unwrap();
        let mut stream = BufReader::new(StreamOwned::new(connection, stream));
        let head = read_head(&mut stream)?;
        stream.get_mut().write_all(REPLY)?;
        stream.get_mut().conn.send_close_notify();
        stream.get_mut().flush()?;
        Ok(head)
    }
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
