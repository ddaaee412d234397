//! The HTTP server.

use crate::service::Service;
use crate::settings::Settings;
use bytes::Bytes;
use http::Response;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::fmt;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// The most bytes of a request's body, which is kept in memory.
const GREATEST_BODY: usize = 1 << 30;

/// A running fake of `CodeArtifact`. It stops when it is dropped, and then all that it held is lost.
#[derive(Debug)]
pub struct Server {
    url: String,
    settings: Arc<Settings>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a fake on a free port of loopback.
    ///
    /// # Errors
    /// Returns an error if loopback cannot be listened on, or no thread can be started.
    pub fn start() -> Result<Self, StartError> {
        Self::start_with(Settings::default())
    }

    /// Starts a fake with settings of the caller's own.
    ///
    /// # Errors
    /// Returns an error if the port is taken, or no thread can be started.
    pub fn start_with(settings: Settings) -> Result<Self, StartError> {
        let settings = Arc::new(settings);
        let address = (Ipv4Addr::LOCALHOST, settings.port);
        let listener = TcpListener::bind(address).map_err(|error| StartError::new(settings.port, &error))?;
        let failed = |error: std::io::Error| StartError::new(settings.port, &error);
        listener.set_nonblocking(true).map_err(failed)?;
        let url = format!("http://{}", listener.local_addr().map_err(failed)?);
        let runtime = Builder::new_current_thread().enable_io().build().map_err(failed)?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(failed)?
        };
        let service = Service::new(Arc::clone(&settings), url.clone());
        let service = Arc::new(service.map_err(|error| failed(error.into()))?);
        let (stop, stopped) = oneshot::channel();
        let serving = move || runtime.block_on(serve(listener, service, stopped));
        let thread = std::thread::Builder::new().name("codeartifact-fake".to_owned()).spawn(serving).map_err(failed)?;
        Ok(Self { url, settings, stop: Some(stop), thread: Some(thread) })
    }

    /// The address, for example `http://127.0.0.1:1234`: the endpoint URL of a client.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What the fake was told: the region and the credentials that it accepts, and more.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Waits until the fake ends, which it does not do of itself.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A thread that has panicked has ended, too.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn serve(listener: tokio::net::TcpListener, service: Arc<Service>, stopped: oneshot::Receiver<()>) {
    let accept = async {
        while let Ok((stream, _)) = listener.accept().await {
            let service = Arc::clone(&service);
            tokio::spawn(async move {
                let answer = service_fn(|request| answer(request, &service));
                // A client may go away in the middle of a connection.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
            });
        }
    };
    let mut accept = std::pin::pin!(accept);
    let mut stopped = std::pin::pin!(stopped);
    std::future::poll_fn(|context| {
        let is_over = stopped.as_mut().poll(context).is_ready() || accept.as_mut().poll(context).is_ready();
        if is_over { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

async fn answer(request: http::Request<Incoming>, service: &Service) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let reply = match Limited::new(body, GREATEST_BODY).collect().await {
        Ok(body) => service.answer(head, body.to_bytes()),
        Err(error) => service.unreadable(error.as_ref()),
    };
    Ok(reply.map(Full::new))
}

/// A fake could not be started. It displays as one sentence.
#[derive(Debug)]
pub struct StartError(String);

impl StartError {
    fn new(port: u16, error: &std::io::Error) -> Self {
        Self(format!("the fake of CodeArtifact could not listen on port {port} of loopback: {error}"))
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StartError {}
