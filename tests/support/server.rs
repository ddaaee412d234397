//! An HTTP server on loopback that answers every operation of `CodeArtifact` and keeps what arrived.

mod received;
pub mod reply;

use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
pub use received::{Received, pairs};
use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::{Builder, Runtime};

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    received: Arc<Mutex<Vec<Received>>>,
    runtime: Option<Runtime>,
}

/// A reply whose body may be made while it is sent.
pub type Reply = Response<BoxBody<Bytes, Infallible>>;

type Answer = dyn Fn(Parts, Incoming) -> Pin<Box<dyn Future<Output = Answered> + Send>> + Send + Sync;
type Answered = Result<(Received, Reply), hyper::Error>;

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
        let answer = Arc::new(answer);
        Self::streaming(move |head, body| {
            let answer = Arc::clone(&answer);
            async move {
                let received = Received::new(head, body.collect().await?.to_bytes());
                let reply = answer(&received).map(|body| Full::new(body).boxed());
                Ok((received, reply))
            }
        })
    }

    /// A server that reads the bodies of requests in the caller's way, and keeps what the caller makes of them. It
    /// hangs up when a body cannot be read.
    ///
    /// # Panics
    /// The loopback address cannot be listened on.
    #[must_use]
    pub fn streaming<F>(answer: impl Fn(Parts, Incoming) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(Received, Reply), hyper::Error>> + Send + 'static,
    {
        let received = Arc::new(Mutex::new(Vec::new()));
        let answer: Box<Answer> = Box::new(move |head, body| Box::pin(answer(head, body)));
        let state = Arc::new(State { received: Arc::clone(&received), answer });
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
            // A client may go away in the middle of a connection.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn handle(request: Request<Incoming>, state: &State) -> Result<Reply, hyper::Error> {
    let (head, body) = request.into_parts();
    let (received, reply) = (state.answer)(head, body).await?;
    state.received.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    Ok(reply)
}
