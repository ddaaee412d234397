//! A server that closes kept connections at the worst moments.

use codeartifact::config::{Config, Credentials, RetryConfig};
use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// When a kept connection is closed. The first request of a connection is always served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Never: the request is served.
    Never,
    /// Between two requests.
    Idle,
    /// When the request has come, before any of it is read.
    BeforeReading,
    /// After the request's head.
    AfterHead,
    /// In the middle of the body.
    MidBody,
    /// After the request's last byte, without a reply.
    AfterRequest,
    /// In the middle of the reply's head.
    MidReply,
}

const MOMENTS: [Moment; 7] = [
    Moment::Never,
    Moment::Idle,
    Moment::BeforeReading,
    Moment::AfterHead,
    Moment::MidBody,
    Moment::AfterRequest,
    Moment::MidReply,
];

/// A running server; it stops with the test's runtime.
#[derive(Clone)]
pub struct Fickle {
    url: String,
    chance: Arc<Mutex<u64>>,
    closed: Arc<Mutex<HashMap<(String, Moment), usize>>>,
}

impl Fickle {
    /// Starts a server that chooses its moments by a seed.
    pub async fn new(seed: u64) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = Self { url, chance: Arc::new(Mutex::new(seed)), closed: Arc::default() };
        let shared = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = shared.clone();
                tokio::spawn(async move { server.serve(stream).await });
            }
        });
        server
    }

    pub fn config(&self, retries: RetryConfig) -> Config {
        Config::builder()
            .region("eu-west-1")
            .endpoint_url(&self.url)
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"))
            .retry_config(retries.with_initial_backoff(Duration::from_millis(1)))
            .build()
    }

    /// How many requests of a method met this moment; between two requests there is no method.
    pub fn closed(&self, method: &str, moment: Moment) -> usize {
        self.closed.lock().unwrap().get(&(method.to_owned(), moment)).copied().unwrap_or_default()
    }

    fn count(&self, method: String, moment: Moment) {
        *self.closed.lock().unwrap().entry((method, moment)).or_default() += 1;
    }

    /// Chooses a moment, by a linear congruential generator.
    fn choose(&self) -> Moment {
        let mut chance = self.chance.lock().unwrap();
        *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        MOMENTS[usize::try_from(*chance >> 33).unwrap() % MOMENTS.len()]
    }

    async fn serve(&self, mut stream: TcpStream) {
        let mut moment = Moment::Never;
        loop {
            if moment == Moment::Idle {
                self.count(String::new(), moment);
                return;
            }
            if moment == Moment::BeforeReading {
                stream.readable().await.unwrap();
            }
            let cut = self.exchange(&mut stream, moment).await;
            if cut.is_none_or(|cut| cut) {
                return;
            }
            moment = self.choose();
        }
    }

    /// Whether the connection is to be closed; `None` if the client has closed it.
    async fn exchange(&self, stream: &mut TcpStream, moment: Moment) -> Option<bool> {
        let (method, length) = if moment == Moment::BeforeReading {
            // It is looked at, but not taken from the connection.
            let mut beginning = [0; 4];
            stream.peek(&mut beginning).await.unwrap();
            (String::from_utf8_lossy(&beginning).trim().to_owned(), 0)
        } else {
            read_head(stream).await?
        };
        self.count(method, moment);
        let read = match moment {
            Moment::BeforeReading | Moment::AfterHead => 0,
            Moment::MidBody => length / 2,
            _ => length,
        };
        stream.read_exact(&mut vec![0; read]).await.ok()?;
        match moment {
            Moment::Never => {
                stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await.ok()?;
                Some(false)
            }
            Moment::MidReply => {
                stream.write_all(b"HTTP/1.1 200 O").await.ok()?;
                Some(true)
            }
            _ => {
                stream.set_zero_linger().unwrap();
                Some(true)
            }
        }
    }
}

/// Reads a request's head, and gives its method and the length of its body.
async fn read_head(stream: &mut TcpStream) -> Option<(String, usize)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).ok()?;
    let length = |line: &str| line.strip_prefix("content-length: ")?.parse().ok();
    Some((head.split(' ').next()?.to_owned(), head.lines().find_map(length).unwrap_or(0)))
}
