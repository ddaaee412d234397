//! The HTTP server.

use crate::error::Error;
use crate::seed::{self, SeedAsset};
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
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// The most bytes of a request's body, which is kept in memory.
const GREATEST_BODY: usize = 1 << 30;

/// How long to wait after a connection could not be taken.
const PAUSE: Duration = Duration::from_millis(10);

/// A running fake of `CodeArtifact`. It stops when it is dropped, and then all that it held is lost.
#[derive(Debug)]
pub struct Server {
    service: Arc<Service>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a fake on a free port of loopback.
    ///
    /// # Errors
    /// Returns an error if loopback cannot be listened on, or no thread can be started.
    pub fn start() -> Result<Self, Error> {
        Self::start_with(Settings::default())
    }

    /// Starts a fake with settings of the caller's own.
    ///
    /// # Errors
    /// Returns an error if the port is taken, or no thread can be started.
    pub fn start_with(settings: Settings) -> Result<Self, Error> {
        settings.check()?;
        let port = settings.port;
        let failed = |error: std::io::Error| {
            Error::new(format!("the fake of CodeArtifact could not listen on port {port} of loopback: {error}"))
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let url = format!("http://{}", listener.local_addr().map_err(failed)?);
        let runtime = Builder::new_current_thread().enable_io().enable_time().build().map_err(failed)?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(failed)?
        };
        let service = Arc::new(Service::new(settings, url).map_err(|error| failed(error.into()))?);
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&service);
        let serving = move || runtime.block_on(serve(listener, shared, stopped));
        let thread = std::thread::Builder::new().name("codeartifact-fake".to_owned()).spawn(serving).map_err(failed)?;
        Ok(Self { service, stop: Some(stop), thread: Some(thread) })
    }

    /// The endpoint URL for a client, for example `http://127.0.0.1:1234`.
    #[must_use]
    pub fn endpoint_url(&self) -> &str {
        self.service.url()
    }

    /// What the fake was told: the region and the credentials that it accepts, and more.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.service.settings()
    }

    /// Sets the fake's clock, which goes on from there. Tokens and signatures expire by it, and replies carry it in the
    /// header `Date`. A client whose clock differs by more than five minutes is refused. Fractions of seconds are cut off.
    pub fn set_time(&self, time: SystemTime) {
        self.service.clock().set(time);
    }

    /// How often an operation was called, for example `GetAuthorizationToken`, whether or not it succeeded. Calls without
    /// a valid signature do not count.
    #[must_use]
    pub fn calls(&self, operation: &str) -> u64 {
        self.service.calls(operation)
    }

    /// Creates a repository, and its domain, unless they are there.
    ///
    /// # Errors
    /// Returns an error if a name breaks the service's rules.
    pub fn seed_repository(&self, domain: &str, repository: &str) -> Result<(), Error> {
        seed::repository(&self.service, domain, repository)
    }

    /// Adds an asset to a published version of a package, and creates whatever that needs, its domain included. Versions
    /// of all formats take assets so, and an asset of the same name is replaced.
    ///
    /// # Errors
    /// Returns an error if a name breaks the service's rules, or if origin controls forbid it.
    pub fn seed_asset(&self, asset: &SeedAsset<'_>) -> Result<(), Error> {
        seed::asset(&self.service, asset)
    }

    /// Runs an operation that no client has asked for, to make what the other methods do not. Its input is JSON, as the
    /// AWS CLI takes it. Nothing is signed, and [`calls`](Self::calls) does not count it.
    ///
    /// ```
    /// let fake = codeartifact_fake::Server::start()?;
    /// fake.seed_repository("acme", "main")?;
    /// let group = r#"{"domain": "acme", "packageGroup": "/npm/acme/*", "description": "Ours"}"#;
    /// fake.seed("CreatePackageGroup", group)?;
    /// # Ok::<(), codeartifact_fake::Error>(())
    /// ```
    ///
    /// # Errors
    /// Returns an error if the service would refuse it.
    pub fn seed(&self, operation: &str, input: &str) -> Result<(), Error> {
        seed::operation(&self.service, operation, input)
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
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // A process may have too many open files for a while, and a connection may be gone before it is taken.
                tokio::time::sleep(PAUSE).await;
                continue;
            };
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
