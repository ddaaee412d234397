//! Requests and replies as they are on the wire.

use botocore_runtime::DateTime;
use botocore_runtime::credentials::Credentials;
use botocore_runtime::http::Request;
use botocore_runtime::sigv4::{PayloadHash, SigningParams, sign};
use codeartifact_fake::Server;
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{SystemTime, UNIX_EPOCH};

/// A reply: its status, the name of its error, and its body.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub code: String,
    pub body: Value,
    pub text: String,
    /// The time of the fake.
    pub date: String,
}

/// How a request is signed.
pub struct Signer {
    pub access_key_id: String,
    pub secret: String,
    pub region: String,
    /// Seconds from now.
    pub ahead: i64,
}

impl Signer {
    /// As the fake wants it.
    pub fn of(server: &Server) -> Self {
        let known = server.settings();
        Self {
            access_key_id: known.access_key_id.clone(),
            secret: known.secret_access_key.clone(),
            region: known.region.clone(),
            ahead: 0,
        }
    }
}

/// A request, not signed.
pub fn request(server: &Server, method: &str, target: &str, body: &str) -> Request<String> {
    let request = Request::builder().method(method).uri(format!("{}{target}", server.endpoint_url()));
    request
        .header("host", server.endpoint_url().trim_start_matches("http://"))
        .body(body.to_owned())
        .expect("a request")
}

/// Signs a request and sends it.
pub fn send_signed(server: &Server, mut request: Request<String>, signer: &Signer) -> Reply {
    let credentials = Credentials::new(signer.access_key_id.as_str(), signer.secret.as_str());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is right").as_secs();
    let time = DateTime::from_secs(i64::try_from(now).expect("it is before the end of time") + signer.ahead);
    let params = SigningParams { region: signer.region.clone(), service: "codeartifact".to_owned(), time };
    let payload = PayloadHash::of(request.body().as_bytes());
    sign(&mut request, &payload, &credentials, &params).expect("it can be signed");
    send(server, &request)
}

/// Sends a request as it is.
pub fn send(server: &Server, request: &Request<String>) -> Reply {
    let mut stream = TcpStream::connect(server.endpoint_url().trim_start_matches("http://")).expect("the fake listens");
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let headers = request.headers().iter().map(|(name, value)| {
        let value = value.to_str().expect("headers are text");
        format!("{name}: {value}\r\n")
    });
    let (method, headers, body) = (request.method(), headers.collect::<String>(), request.body());
    let length = body.len();
    let head = format!("{method} {target} HTTP/1.1\r\nconnection: close\r\n{headers}content-length: {length}\r\n\r\n");
    stream.write_all((head + body).as_bytes()).expect("the fake reads");
    let mut reply = String::new();
    stream.read_to_string(&mut reply).expect("the fake answers");
    parsed(&reply)
}

fn parsed(reply: &str) -> Reply {
    let (head, body) = reply.split_once("\r\n\r\n").expect("a reply has a head");
    let header = |wanted: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned()).next().unwrap_or_default()
    };
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a reply has a status");
    assert!(!header("x-amzn-requestid").is_empty(), "{head}");
    Reply {
        status,
        code: header("x-amzn-errortype"),
        body: serde_json::from_str(body).unwrap_or_default(),
        text: body.to_owned(),
        date: header("date"),
    }
}
