//! HTTP over blocking sockets: a transport that ends by itself, and a server.

use codeartifact::config::{BoxFuture, ReadTimeout, TimeLeft, Transport, TransportError, TransportErrorKind};
use codeartifact::primitives::ByteStream;
use http::{Request, Response};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use std::{io, thread};

/// Sends each request over a connection of its own. Its futures are ready at once, after blocking their thread.
#[derive(Debug)]
pub struct Blocking;

impl Transport for Blocking {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move { exchange(request).map_err(failed) })
    }
}

fn failed(error: io::Error) -> TransportError {
    let late = matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
    let kind = if late { TransportErrorKind::Timeout } else { TransportErrorKind::Io };
    TransportError::new(kind, "the socket failed").with_source(error)
}

fn exchange(request: Request<ByteStream>) -> io::Result<Response<ByteStream>> {
    let (parts, mut body) = request.into_parts();
    let (ReadTimeout(read), TimeLeft(left)) = (*parts.extensions.get().unwrap(), *parts.extensions.get().unwrap());
    let mut stream = TcpStream::connect(parts.uri.authority().unwrap().as_str())?;
    stream.set_read_timeout(Some(read.min(left)).filter(|limit| *limit < Duration::MAX))?;
    write!(stream, "{} {} HTTP/1.1\r\n", parts.method, parts.uri.path_and_query().unwrap())?;
    for (name, value) in &parts.headers {
        write!(stream, "{name}: {}\r\n", value.to_str().unwrap())?;
    }
    stream.write_all(b"\r\n")?;
    while let Some(piece) = ready(body.next()) {
        stream.write_all(&piece.map_err(io::Error::other)?)?;
    }
    let mut reader = BufReader::new(stream);
    let (line, length) = head(&mut reader)?;
    let status = line.split(' ').nth(1).unwrap();
    Ok(Response::builder().status(status).body(ByteStream::from_body(Reading(reader.take(length)))).unwrap())
}

/// Reads a head. Returns its first line and the length of the body.
fn head(reader: &mut impl BufRead) -> io::Result<(String, u64)> {
    let (mut first, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end() {
            "" => return Ok((first, length)),
            line if first.is_empty() => line.clone_into(&mut first),
            line => {
                let (name, value) = line.split_once(':').unwrap();
                if name.eq_ignore_ascii_case("content-length") {
                    length = value.trim().parse().unwrap();
                }
            }
        }
    }
}

/// The output of a future that is ready at once.
pub fn ready<F: Future>(future: F) -> F::Output {
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits for a waker"),
    }
}

struct Reading(io::Take<BufReader<TcpStream>>);

impl hyper::body::Body for Reading {
    type Data = bytes::Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<hyper::body::Frame<bytes::Bytes>>>> {
        let mut piece = vec![0; 64 * 1024];
        Poll::Ready(match self.0.read(&mut piece) {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                Some(Ok(hyper::body::Frame::data(piece.into())))
            }
            Err(error) => Some(Err(error)),
        })
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        hyper::body::SizeHint::with_exact(self.0.limit())
    }
}

/// What the server answers; `None` is silence until the client goes away.
pub type Answer = Option<(&'static str, Vec<u8>)>;

/// The first line and the body of a request.
pub type Received = (String, Vec<u8>);

/// A server that gives these answers in order, one connection after the other.
pub struct Server {
    pub url: String,
    pub requests: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    pub fn of(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let (line, length) = head(&mut reader).unwrap();
                let mut body = Vec::new();
                reader.by_ref().take(length).read_to_end(&mut body).unwrap();
                seen.lock().unwrap().push((line, body));
                if let Some((status, body)) = answer {
                    write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", body.len()).unwrap();
                    stream.write_all(&body).unwrap();
                } else {
                    let _ = reader.read(&mut [0]);
                }
            }
        });
        Self { url, requests }
    }
}
