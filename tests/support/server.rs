//! An HTTP server on loopback that answers every operation of `CodeArtifact` and keeps what arrived.

mod received;
pub mod reply;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
pub use received::Received;
use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::{Builder, Runtime};

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    received: Arc<Mutex<Vec<Received>>>,
    runtime: Option<Runtime>,
}

type Answer = dyn Fn(&Received) -> Response<Bytes> + Send + Sync;

struct State {
    received: Arc<Mutex<Vec<Received>>>,
    answer: Box<Answer>,
}

impl Server {
    /// A server that gives each operation a [complete reply](reply::complete).
    ///
    /// # Panics
    /// The loopback address cannot be listened on.
    #[must_use]
    pub fn start() -> Self {
        Self::answering(reply::complete)
    }

    /// A server with replies of the caller's own.
    ///
    /// # Panics
    /// The loopback address cannot be listened on.
    #[must_use]
    pub fn answering(answer: impl Fn(&Received) -> Response<Bytes> + Send + Sync + 'static) -> Self {
        let received = Arc::new(Mutex::new(Vec::new()));
        let state = Arc::new(State { received: Arc::clone(&received), answer: Box::new(answer) });
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be listened on");
        listener.set_nonblocking(true).expect("a socket can be asynchronous");
        let url = format!("http://{}", listener.local_addr().expect("a listener has an address"));
        let runtime =
            Builder::new_multi_thread().worker_threads(1).enable_io().build().expect("a thread can be started");
        runtime.spawn(serve(listener, state));
        Self { url, received, runtime: Some(runtime) }
    }

    /// The address, as `http://127.0.0.1:1234`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Everything that arrived so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A runtime that is dropped the plain way waits for its tasks, which an async caller must not do.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn serve(listener: TcpListener, state: Arc<State>) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("the runtime takes the listener");
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            let service = service_fn(|request| handle(request, &state));
            // A client that goes away in the middle of a connection is no concern of the server's.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn handle(request: Request<Incoming>, state: &State) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = match body.collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => return Ok(reply::error(400, "Truncated", &error.to_string()).map(Full::new)),
    };
    let received = Received::new(head, body);
    let answer = (state.answer)(&received);
    state.received.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    Ok(answer.map(Full::new))
}
