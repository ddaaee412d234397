//! A server that reads one request until its client goes away, for uploads that are broken off.

use std::io::Read;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// A server that takes one connection and never replies.
#[derive(Debug)]
pub struct Sink {
    url: String,
    received: Receiver<Upload>,
}

/// The body of a request, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upload {
    /// What the head announced.
    pub announced: usize,
    /// What has arrived.
    pub arrived: usize,
}

impl Sink {
    /// Starts a server.
    ///
    /// # Panics
    /// The loopback address cannot be listened on.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be listened on");
        let url = format!("http://{}", listener.local_addr().expect("a listener has an address"));
        let (sender, received) = channel();
        thread::spawn(move || {
            let mut request = Vec::new();
            if let Ok((mut stream, _)) = listener.accept() {
                // A reset ends it as well.
                let _ = stream.read_to_end(&mut request);
            }
            let _ = sender.send(Upload::of(&request));
        });
        Self { url, received }
    }

    /// The endpoint of a client.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What arrived, once the client has gone.
    ///
    /// # Panics
    /// No client has come and gone.
    #[must_use]
    pub fn upload(&self) -> Upload {
        self.received.recv_timeout(Duration::from_secs(20)).expect("a client comes and goes")
    }
}

impl Upload {
    fn of(request: &[u8]) -> Self {
        let end = request.windows(4).position(|bytes| bytes == b"\r\n\r\n").map_or(request.len(), |end| end + 4);
        let head = String::from_utf8_lossy(&request[..end]).to_ascii_lowercase();
        let announced = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
        Self { announced: announced.unwrap_or_default(), arrived: request.len() - end }
    }
}
