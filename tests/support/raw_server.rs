//! A server that misbehaves as it is told: on loopback, below HTTP.

use codeartifact::Client;
use codeartifact::config::{Config, Credentials, RetryConfig};
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

/// What becomes of a request, once it is there.
#[derive(Debug, Clone)]
pub enum Fate {
    /// These bytes, and the connection stays.
    Reply(Vec<u8>),
    /// These bytes, and the connection is reset.
    Cut(String),
    /// These bytes, and nothing more, while the connection stays open.
    Silence(String),
    /// These bytes, one at a time.
    Drip(String, Duration),
    /// The head, and a body that never ends.
    Endless(String),
    /// So many bytes of the request's body are read, and the connection is reset.
    CutUpload(usize),
}

/// A running server; it stops with the test's runtime.
#[derive(Debug, Clone)]
pub struct Server {
    url: String,
    requests: Arc<AtomicUsize>,
    open: Arc<AtomicUsize>,
    most_open: Arc<AtomicUsize>,
}

impl Server {
    /// Starts a server that gives the requests these fates in order, and then repeats the last one.
    ///
    /// # Panics
    /// The loopback address cannot be listened on.
    pub async fn of(fates: impl IntoIterator<Item = Fate>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("loopback can be listened on");
        let url = format!("http://{}", listener.local_addr().expect("a listener has an address"));
        let server = Self { url, requests: Arc::default(), open: Arc::default(), most_open: Arc::default() };
        let fates: Arc<Vec<Fate>> = Arc::new(fates.into_iter().collect());
        let shared = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (server, fates) = (shared.clone(), Arc::clone(&fates));
                tokio::spawn(async move { server.serve(stream, &fates).await });
            }
        });
        server
    }

    async fn serve(&self, mut stream: TcpStream, fates: &[Fate]) {
        let open = self.open.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_open.fetch_max(open, Ordering::SeqCst);
        while let Some(length) = read_head(&mut stream).await {
            let number = self.requests.fetch_add(1, Ordering::SeqCst);
            let Some(fate) = fates.get(number).or(fates.last()) else { break };
            let read = if let Fate::CutUpload(most) = fate { length.min(*most) } else { length };
            if stream.read_exact(&mut vec![0; read]).await.is_err() || !fate.meet(&mut stream).await {
                break;
            }
        }
        self.open.fetch_sub(1, Ordering::SeqCst);
    }

    /// A client of the server that waits a moment only between its attempts.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::new(self.config())
    }

    /// The configuration of such a client.
    #[must_use]
    pub fn config(&self) -> Config {
        Config::builder()
            .region("eu-west-1")
            .endpoint_url(&self.url)
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "planted-secret"))
            .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
            .build()
    }

    /// The address, as `127.0.0.1:1234`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.url["http://".len()..]
    }

    /// How many requests have arrived.
    #[must_use]
    pub fn count(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// How many connections there were at a time.
    #[must_use]
    pub fn most_open(&self) -> usize {
        self.most_open.load(Ordering::SeqCst)
    }
}

impl Fate {
    /// Whether the connection stays.
    async fn meet(&self, stream: &mut TcpStream) -> bool {
        match self {
            Self::Reply(reply) => stream.write_all(reply).await.is_ok(),
            Self::Cut(reply) => {
                let _ = stream.write_all(reply.as_bytes()).await;
                // What was written must arrive before the reset, which would overtake it.
                if reply.is_empty() {
                    let _ = stream.set_zero_linger();
                }
                false
            }
            Self::CutUpload(_) => {
                let _ = stream.set_zero_linger();
                false
            }
            Self::Silence(reply) => {
                let _ = stream.write_all(reply.as_bytes()).await;
                // Until the client goes away.
                let _ = stream.read(&mut [0]).await;
                false
            }
            Self::Drip(reply, pause) => {
                for byte in reply.as_bytes() {
                    if stream.write_all(&[*byte]).await.is_err() {
                        return false;
                    }
                    sleep(*pause).await;
                }
                true
            }
            Self::Endless(head) => {
                let _ = stream.write_all(head.as_bytes()).await;
                let piece = vec![b' '; 64 * 1024];
                while stream.write_all(&piece).await.is_ok() {}
                false
            }
        }
    }
}

/// Reads a request's head when one comes, and gives the length of its body.
async fn read_head(stream: &mut TcpStream) -> Option<usize> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).ok()?;
    let length = |line: &str| line.strip_prefix("content-length: ")?.parse().ok();
    Some(head.lines().find_map(length).unwrap_or(0))
}

/// A reply with a body.
#[must_use]
pub fn reply(status: &str, headers: &str, body: &str) -> Fate {
    Fate::Reply(text(status, headers, body).into_bytes())
}

/// A reply with a body, as it goes over the wire.
#[must_use]
pub fn text(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}

/// A listing with one domain.
#[must_use]
pub fn served() -> Fate {
    reply("200 OK", "", r#"{"domains":[{"name":"my-domain"}]}"#)
}
