//! Requests to a server on the loopback interface.

use crate::call::client::Config;
use crate::call::error::ErrorKind;
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::identity::profile::tests::Home;
use crate::io::body::ByteStream;
use crate::io::transport::test_server::{Identity, Server, one_attempt, read_head, serve_one};
use crate::io::transport::test_stack::{AnyClient, Stack};
use crate::test_service::operation::swap_thing::SwapThingInput;
use http::Request;
use std::io::{self, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// More time than any step of a test needs.
const ENOUGH: Duration = Duration::from_secs(10);

/// Heads and bodies of requests.
type Requests = Vec<(String, Vec<u8>)>;

/// Serves one connection: replies to each request with one of the answers, and returns the requests.
fn serve(answers: &'static [&'static str]) -> (SocketAddr, Server<Requests>) {
    serve_one(move |stream| {
        let mut reader = BufReader::new(stream);
        answers.iter().map(|answer| exchange(&mut reader, answer)).collect()
    })
}

fn exchange(reader: &mut BufReader<TcpStream>, answer: &str) -> (String, Vec<u8>) {
    let head = read_head(reader).unwrap();
    let length = |line: &str| line.strip_prefix("content-length: ")?.parse().ok();
    let mut body = vec![0; head.lines().find_map(length).unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    reader.get_mut().write_all(answer.as_bytes()).unwrap();
    (head, body)
}

fn client(stack: Stack, address: SocketAddr) -> AnyClient {
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(format!("http://{address}/base"))
        .credentials_provider(Credentials::new("AKID", "secret"))
        .retry_config(one_attempt());
    stack.client(config)
}

#[tokio::test]
async fn calls_share_a_connection() {
    const REPLY: &str = "HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n{\"things\":[\"a\"]}";
    for stack in Stack::BOTH {
        let (address, server) = serve(&[REPLY, REPLY]);
        let client = client(stack, address);
        for _ in 0..2 {
            let output = client.send(list_things("my-domain")).await.unwrap();
            assert_eq!(output.things, Some(vec!["a".to_owned()]));
        }
        for (head, body) in server.join().unwrap() {
            assert!(head.starts_with("GET /base/v1/things?domain=my-domain HTTP/1.1\r\n"), "{head}");
            assert!(head.contains(&format!("\r\nhost: {address}\r\n")), "{head}");
            assert!(!head.contains("content-length") && !head.contains("transfer-encoding"), "{head}");
            assert!(body.is_empty());
        }
    }
}

#[tokio::test]
async fn bodies_are_streamed_both_ways() {
    const REPLY: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n";
    for stack in Stack::BOTH {
        let (address, server) = serve(&[REPLY]);
        let input = SwapThingInput {
            name: Some("a".to_owned()),
            content_hash: Some("0".repeat(64)),
            content: Some(ByteStream::from_body(ByteStream::from("streamed"))),
        };
        let output = client(stack, address).send(input).await.unwrap();
        assert_eq!(stack.read(output.content).await, b"abcdef");
        let requests = server.join().unwrap();
        let (head, body) = &requests[0];
        assert!(head.contains("content-type: application/octet-stream\r\n"), "{head}");
        assert_eq!(body, b"streamed");
    }
}

#[tokio::test]
async fn a_reply_to_head_has_no_body_whatever_it_says() {
    for stack in Stack::BOTH {
        for length in ["content-length: 300", "content-length: 0", "transfer-encoding: chunked", "x-no: length"] {
            let answer: &'static str = format!("HTTP/1.1 200 OK\r\n{length}\r\n\r\n").leak();
            let (address, server) = serve_one(move |stream| {
                let mut reader = BufReader::new(stream);
                exchange(&mut reader, answer);
                // The connection stays until the body has been read.
                reader
            });
            let request = Request::head(format!("http://{address}/")).body(ByteStream::default()).unwrap();
            let response = stack.exchange(PathBuf::new(), request).await.unwrap();
            assert_eq!(response.headers().len(), 1);
            assert_eq!(stack.read(response.into_body()).await, b"", "{stack:?} {length}");
            server.join().unwrap();
        }
    }
}

#[tokio::test]
async fn a_reply_that_breaks_off_is_an_error() {
    for stack in Stack::BOTH {
        let (address, server) =
            serve(&["HTTP/1.1 200 OK\r\ncontent-length: 16\r\nx-amzn-requestid: abc\r\n\r\n{\"thi"]);
        let error = client(stack, address).send(list_things("my-domain")).await.unwrap_err();
        assert_eq!((error.kind(), error.request_id()), (ErrorKind::Body, Some("abc")));
        assert!(error.is_retryable());
        server.join().unwrap();
    }
}

#[tokio::test]
async fn what_is_not_http_is_an_error() {
    for stack in Stack::BOTH {
        let (address, server) = serve(&["SSH-2.0-OpenSSH\r\n\r\n"]);
        let error = client(stack, address).send(list_things("my-domain")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert!(error.to_string().contains(&format!("the connection to {address} broke")), "{error}");
        server.join().unwrap();
    }
}

#[tokio::test]
async fn a_refused_connection_says_where_and_why() {
    for stack in Stack::BOTH {
        let address = {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            listener.local_addr().unwrap()
        };
        let error = client(stack, address).send(list_things("my-domain")).await.unwrap_err();
        let sentence = error.to_string();
        assert!(sentence.contains(&format!("no connection to {address}")), "{sentence}");
        assert!(sentence.to_lowercase().contains("refused"), "{sentence}");
    }
}

#[tokio::test]
async fn an_early_answer_over_tls_is_seen() {
    const REFUSAL: &[u8] = b"HTTP/1.1 413 Payload Too Large\r\ncontent-length: 3\r\n\r\nNo.";
    for stack in Stack::BOTH {
        for _ in 0..10 {
            let server = Identity::of("127.0.0.1");
            let home = Home::new("", "");
            std::fs::write(home.path("bundle.pem"), &server.pem).unwrap();
            // Most of the body is never read, so that the connection is reset.
            let (address, server) = serve_one(move |stream| server.refuse(stream, REFUSAL).unwrap());
            let body = ByteStream::from_body(ByteStream::from(vec![7; 4 << 20]));
            let request = Request::put(format!("https://{address}/")).body(body).unwrap();
            let reply = stack.exchange(home.path("bundle.pem"), request).await.unwrap();
            assert_eq!(reply.status(), 413);
            assert_eq!(stack.read(reply.into_body()).await, b"No.");
            server.join().unwrap();
        }
    }
}

/// A content. Whoever holds the other end of the channel notices when it is dropped.
struct Content {
    _held: Sender<()>,
}

impl Read for Content {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        io::repeat(7).read(buffer)
    }
}

#[tokio::test]
async fn a_reply_is_read_whole_though_its_request_has_not_left() {
    // More than the system takes in advance.
    const LENGTH: usize = 64 << 20;
    for (stack, is_taken) in Stack::BOTH.into_iter().flat_map(|stack| [(stack, true), (stack, false)]) {
        let (went_on, goes_on) = channel();
        let (address, server) = serve_one(move |mut stream| {
            read_head(&mut BufReader::new(&stream)).unwrap();
            stream.write_all(b"HTTP/1.1 413 No\r\ncontent-length: 6\r\n\r\nabc").unwrap();
            goes_on.recv_timeout(ENOUGH).unwrap();
            stream.write_all(b"def").unwrap();
            // It neither reads on nor closes.
            goes_on.recv_timeout(ENOUGH).unwrap_err();
        });
        let (dropped, is_dropped) = channel();
        let body = if is_taken {
            drop(dropped);
            ByteStream::from(vec![7; LENGTH])
        } else {
            ByteStream::from_reader(Content { _held: dropped }, LENGTH as u64)
        };
        let request = Request::put(format!("http://{address}/")).body(body).unwrap();
        let reply = stack.exchange("".into(), request).await.unwrap();
        let mut body = reply.into_body();
        assert_eq!(stack.piece(&mut body).await.unwrap(), "abc");
        went_on.send(()).unwrap();
        assert_eq!(stack.piece(&mut body).await.unwrap(), "def");
        // Whoever knows the length does not ask for the end, and may keep the body.
        assert_eq!(is_dropped.recv_timeout(ENOUGH), Err(RecvTimeoutError::Disconnected));
        assert_eq!(stack.piece(&mut body).await, None);
        drop(went_on);
        server.join().unwrap();
    }
}

#[tokio::test]
async fn a_body_whose_length_is_not_known_ends_with_tls() {
    for stack in Stack::BOTH {
        for is_whole in [true, false] {
            let server = Identity::of("127.0.0.1");
            let home = Home::new("", "");
            std::fs::write(home.path("bundle.pem"), &server.pem).unwrap();
            let (address, server) = serve_one(move |stream| {
                let reply = b"HTTP/1.1 200 OK\r\n\r\nabc";
                if is_whole { server.reply_whole(stream, reply) } else { server.refuse(stream, reply) }.unwrap();
            });
            let request = Request::get(format!("https://{address}/")).body(ByteStream::default()).unwrap();
            let body = stack.exchange(home.path("bundle.pem"), request).await.unwrap().into_body();
            // Anybody on the way could end the connection.
            assert_eq!(stack.collect(body).await.ok(), is_whole.then(|| b"abc".to_vec()), "{stack:?}");
            server.join().unwrap();
        }
    }
}

#[tokio::test]
async fn a_ca_bundle_that_is_not_there_is_named() {
    for stack in Stack::BOTH {
        let request = Request::get("https://127.0.0.1:1/").body(ByteStream::default()).unwrap();
        let error = stack.exchange("/nowhere/ca.pem".into(), request).await.unwrap_err();
        assert!(error.to_string().contains("/nowhere/ca.pem"), "{error}");
    }
}
