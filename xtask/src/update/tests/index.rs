//! A package index with one wheel, whose downloads break off or hang.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// What comes of a download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Download {
    Whole,
    /// The connection is closed in the middle.
    BreaksOff,
    /// The middle is told, and the connection is closed when that is asked for.
    Hangs,
}

/// An index on loopback, which ends with the process of the tests.
pub struct Index {
    url: String,
    /// Tells that a download hangs.
    pub hangs: Receiver<()>,
    /// Lets it break off.
    pub release: Sender<()>,
}

struct Served {
    name: String,
    wheel: Vec<u8>,
    sha256: String,
    downloads: Mutex<std::vec::IntoIter<Download>>,
    hangs: Mutex<Sender<()>>,
    released: Mutex<Receiver<()>>,
}

impl Index {
    /// Serves a wheel, whose first downloads go like this.
    pub fn of(wheel: &Path, downloads: Vec<Download>) -> Self {
        let name = wheel.file_name().unwrap().to_string_lossy().into_owned();
        let wheel = std::fs::read(wheel).unwrap();
        let (hang, hangs) = channel();
        let (release, released) = channel();
        let served = Served {
            name,
            sha256: crate::update::models::sum(&wheel),
            wheel,
            downloads: Mutex::new(downloads.into_iter()),
            hangs: Mutex::new(hang),
            released: Mutex::new(released),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let url = format!("http://{}/simple", listener.local_addr().unwrap());
        let served = Arc::new(served);
        thread::spawn(move || {
            for connection in listener.incoming() {
                let served = Arc::clone(&served);
                thread::spawn(move || served.answer(&connection.unwrap()));
            }
        });
        Self { url, hangs, release }
    }

    /// Has pip ask this index alone, and keep nothing.
    pub fn set<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env_remove("PIP_NO_INDEX").env_remove("PIP_FIND_LINKS");
        command.env("PIP_INDEX_URL", &self.url).env("PIP_NO_CACHE_DIR", "1")
    }
}

impl Served {
    fn answer(&self, connection: &TcpStream) {
        let mut lines = BufReader::new(connection).lines().map_while(Result::ok);
        let request = lines.next().unwrap_or_default();
        lines.find(String::is_empty);
        let mut reply = connection;
        if !request.contains(".whl") {
            let page = format!("<a href=\"/{0}#sha256={1}\">{0}</a>", self.name, self.sha256);
            // Who has gone away needs no reply.
            let _ = write!(reply, "{}{page}", head("text/html", page.len()));
            return;
        }
        let download = self.downloads.lock().unwrap().next().unwrap_or(Download::Whole);
        let length = if download == Download::Whole { self.wheel.len() } else { self.wheel.len() / 2 };
        let _ = reply.write_all(head("application/zip", self.wheel.len()).as_bytes());
        let _ = reply.write_all(&self.wheel[..length]);
        if download == Download::Hangs {
            self.hangs.lock().unwrap().send(()).unwrap();
            let _ = self.released.lock().unwrap().recv();
        }
    }
}

fn head(content_type: &str, length: usize) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n")
}
