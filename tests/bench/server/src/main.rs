//! The server of the measured programs. It prints its address, and ends when its input does. It has a process of its own,
//! so that its time is not theirs.

mod replies;

use bytes::Bytes;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use replies::{Body, Replies};
use std::error::Error;
use std::io::Write as _;
use std::net::Ipv4Addr;
use std::sync::Arc;
use tokio::io::AsyncReadExt as _;
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// The connections that may wait to be accepted; the system may allow fewer.
const BACKLOG: u32 = 16 * 1024;

/// The largest head and pieces of bodies that are read at once, in bytes.
const BUFFER: usize = 256 * 1024;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (_, most) = getrlimit(Resource::RLIMIT_NOFILE)?;
    setrlimit(Resource::RLIMIT_NOFILE, most, most)?;
    let socket = TcpSocket::new_v4()?;
    socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
    let listener = socket.listen(BACKLOG)?;
    println!("http://{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    let (mut input, mut byte) = (tokio::io::stdin(), [0]);
    tokio::select! {
        failed = accept(&listener) => failed,
        _ = input.read(&mut byte) => Ok(()),
    }
}

async fn accept(listener: &TcpListener) -> Result<(), Box<dyn Error>> {
    let replies = Arc::new(Replies::default());
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(serve(stream, Arc::clone(&replies)));
    }
}

/// Serves a connection until it ends; how it ends is the client's business.
async fn serve(stream: TcpStream, replies: Arc<Replies>) {
    let answer = service_fn(move |request| answer(request, Arc::clone(&replies)));
    let _ = http1::Builder::new().max_buf_size(BUFFER).serve_connection(TokioIo::new(stream), answer).await;
}

async fn answer(request: Request<Incoming>, replies: Arc<Replies>) -> Result<Response<Body>, hyper::Error> {
    let (head, mut body) = request.into_parts();
    while let Some(frame) = body.frame().await {
        drop::<hyper::body::Frame<Bytes>>(frame?);
    }
    Ok(replies.to(&head).await)
}
