//! Requests and replies that both HTTP stacks carry over loopback: what arrives has to be what was sent.

use crate::against_botocore::findings::Findings;
use crate::against_botocore::wire_request::WireRequest;
use botocore_runtime::ByteStream;
use bytes::Bytes;
use codeartifact::blocking::{UreqTransport, wait};
use codeartifact::config::{HyperTransport, Transport};
use codeartifact_tests::server::{Received, Server};
use http::header::{CONTENT_LENGTH, DATE, HOST};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};
use std::error::Error;
use std::fmt::Debug;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::{Builder, Runtime};

type Failure = Box<dyn Error + Send + Sync>;

/// A server, and both stacks.
pub struct Carriers {
    server: Server,
    /// What the server replies.
    reply: Arc<Mutex<Response<Bytes>>>,
    /// What has come last.
    received: Arc<Mutex<Option<Received>>>,
    runtime: Runtime,
    hyper: HyperTransport,
    ureq: UreqTransport,
}

/// A way to send a request and to read the whole reply.
type Way = fn(&Carriers, Request<ByteStream>) -> Result<Response<Bytes>, Failure>;

const STACKS: [(&str, Way); 2] = [
    ("the async client", |carriers, request| carriers.runtime.block_on(exchange(&carriers.hyper, request))),
    ("the blocking client", |carriers, request| wait(exchange(&carriers.ureq, request))),
];

async fn exchange(transport: &dyn Transport, request: Request<ByteStream>) -> Result<Response<Bytes>, Failure> {
    let (head, body) = transport.send(request).await?.into_parts();
    Ok(Response::from_parts(head, body.collect().await?.into_bytes()))
}

impl Carriers {
    /// Starts the server.
    pub fn start() -> io::Result<Self> {
        let (reply, received) = (Arc::new(Mutex::new(Response::default())), Arc::new(Mutex::new(None)));
        let (answer, kept) = (Arc::clone(&reply), Arc::clone(&received));
        let server = Server::answering(move |request| {
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(request.clone());
            answer.lock().unwrap_or_else(PoisonError::into_inner).clone()
        });
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Self { server, reply, received, runtime, hyper: HyperTransport::new(), ureq: UreqTransport::new() })
    }

    /// Sends a request by both stacks to the server, which is not the host that the request is for.
    pub fn carry_request(&self, request: &WireRequest, findings: &mut Findings) {
        for (stack, send) in STACKS {
            let sent = self.request(request).and_then(|built| send(self, built));
            let received = self.received.lock().unwrap_or_else(PoisonError::into_inner).take();
            match (sent, received) {
                (Ok(_), Some(received)) => compare_requests(stack, request, &received, findings),
                (Ok(_), None) => findings.differ(format!("{stack} sent nothing")),
                (Err(error), _) => findings.differ(format!("not sent by {stack}: {error}")),
            }
        }
    }

    /// The request, to the server.
    fn request(&self, request: &WireRequest) -> Result<Request<ByteStream>, Failure> {
        let url = format!("{}{}", self.server.url(), path(request));
        let mut built = Request::builder().method(request.method.as_str()).uri(url);
        if let Some(headers) = built.headers_mut() {
            headers.clone_from(&request.headers);
        }
        Ok(built.body(request.body.clone().into())?)
    }

    /// Lets both stacks read a reply of the server.
    pub fn carry_reply(&self, reply: &Response<Bytes>, findings: &mut Findings) {
        self.reply.lock().unwrap_or_else(PoisonError::into_inner).clone_from(reply);
        for (stack, send) in STACKS {
            match send(self, Request::get(self.server.url()).body(ByteStream::default()).unwrap_or_default()) {
                Ok(read) => compare_replies(stack, &carried(reply.clone()), &read, findings),
                Err(error) => findings.differ(format!("not read by {stack}: {error}")),
            }
        }
    }
}

/// Path and query.
fn path(request: &WireRequest) -> String {
    format!("/{}", request.url.splitn(4, '/').nth(3).unwrap_or_default())
}

fn compare_requests(stack: &str, sent: &WireRequest, received: &Received, findings: &mut Findings) {
    let arrived = WireRequest::received("", received);
    compare(stack, "method", &arrived.method, &sent.method, findings);
    compare(stack, "path", &arrived.url, &path(sent), findings);
    compare(stack, "headers", &without(&arrived.headers, &[HOST]), &without(&sent.headers, &[HOST]), findings);
    compare(stack, "body", &arrived.body, &sent.body, findings);
}

/// The reply as HTTP carries it: without white space around values, and without a body where there may be none.
fn carried(mut reply: Response<Bytes>) -> Response<Bytes> {
    for value in reply.headers_mut().values_mut() {
        if let Ok(trimmed) = HeaderValue::from_bytes(value.as_bytes().trim_ascii()) {
            *value = trimmed;
        }
    }
    if [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED].contains(&reply.status()) {
        reply.body_mut().clear();
    }
    reply
}

/// The server adds a date, and the length of the body.
fn compare_replies(stack: &str, sent: &Response<Bytes>, read: &Response<Bytes>, findings: &mut Findings) {
    let own = [DATE, CONTENT_LENGTH];
    compare(stack, "status", &read.status(), &sent.status(), findings);
    compare(stack, "headers", &without(read.headers(), &own), &without(sent.headers(), &own), findings);
    compare(stack, "body", read.body(), sent.body(), findings);
}

fn without(headers: &HeaderMap, names: &[HeaderName]) -> HeaderMap {
    let mut headers = headers.clone();
    for name in names {
        headers.remove(name);
    }
    headers
}

fn compare<T: PartialEq + Debug>(stack: &str, part: &str, arrived: &T, sent: &T, findings: &mut Findings) {
    findings.compare_with("what was sent", &format!("{part} by {stack}"), arrived, sent);
}
