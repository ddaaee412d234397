//! Bodies, both ways.

use crate::{client_of, raw, raw_settings, settings};
use bytes::Bytes;
use codeartifact::ErrorKind;
use codeartifact::blocking::Client;
use codeartifact::operation::get_package_version_asset::GetPackageVersionAssetOutput;
use codeartifact::primitives::{ByteStream, SaveErrorKind};
use codeartifact::types::PackageFormat;
use codeartifact_tests::raw_server::{Fate, reply};
use codeartifact_tests::server::{Received, Server, reply::complete};
use codeartifact_tests::sink::Sink;
use http::Response;
use http_body_util::{BodyExt, Full};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use tempfile::TempDir;

fn asset(client: &Client) -> GetPackageVersionAssetOutput {
    let call = client.get_package_version_asset().domain("my-domain").repository("my-repo");
    let call = call.format(PackageFormat::Generic).package("my-package").package_version("1");
    call.asset("a.bin").send().unwrap()
}

fn publish(client: &Client, body: ByteStream, hash: &str) -> Result<(), codeartifact::Error> {
    let call = client.publish_package_version().domain("my-domain").repository("my-repo");
    let call = call.format(PackageFormat::Generic).package("my-package").package_version("1").asset_name("a.bin");
    call.asset_content(body).asset_sha256(hash).send().map(drop)
}

#[test]
fn a_reply_is_read_as_it_comes() {
    let server = Server::answering(|_| Response::new(Bytes::from_static(b"content")));
    let mut body = asset(&client_of(&server)).asset;
    let mut text = String::new();
    body.read_to_string(&mut text).unwrap();
    assert_eq!(text, "content");
}

#[test]
fn a_download_that_is_dropped_leaves_the_client_alone() {
    let (server, _runtime) = raw([
        Fate::Endless("HTTP/1.1 200 OK\r\n\r\n".to_owned()),
        Fate::Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_vec()),
    ]);
    let client = Client::new(raw_settings(&server).max_open_bodies(1).max_requests(1));
    let mut body = asset(&client).asset;
    body.read_exact(&mut [0; 1000]).unwrap();
    drop(body);
    client.list_domains().send().unwrap();
}

#[test]
fn a_download_that_breaks_off_leaves_nothing() {
    let (server, _runtime) = raw([Fate::Cut("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbeginning".to_owned())]);
    let folder = TempDir::new().unwrap();
    let body = asset(&Client::new(raw_settings(&server))).asset;
    let error = body.save_to(folder.path().join("a.bin")).wait().unwrap_err();
    assert_eq!(error.kind(), SaveErrorKind::Body, "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_large_file_is_sent_whole() {
    const LENGTH: u64 = 64 << 20;
    let server = Server::streaming(|head, mut body| async move {
        let mut length = 0;
        while let Some(frame) = body.frame().await {
            length += frame?.data_ref().map_or(0, Bytes::len);
        }
        let received = Received::new(head, length.to_string().into());
        let reply = complete(&received).map(|body| Full::new(body).boxed());
        Ok((received, reply))
    });
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("sparse.bin");
    File::create(&path).unwrap().set_len(LENGTH).unwrap();
    let body = ByteStream::open(&path).unwrap();
    // What 64 MiB of zeros hash to is checked by the signature's side; the server here takes any.
    let hash = "3b6a07d0d404fab4e23b6d34bc6696a6a312dd92821332385e5af7c01c421351";
    publish(&client_of(&server), body, hash).unwrap();
    let sent: Vec<_> = server.requests().into_iter().map(|request| request.body).collect();
    assert_eq!(sent, [LENGTH.to_string()]);
}

#[test]
fn a_download_can_be_sent_on_while_it_is_read() {
    // More pieces than a request may have informational replies, with which they must not be confused.
    const LENGTH: usize = 80 << 20;
    let server = Server::streaming(|head, mut body| async move {
        let mut length = 0;
        while let Some(frame) = body.frame().await {
            length += frame?.data_ref().map_or(0, Bytes::len);
        }
        let received = Received::new(head, length.to_string().into());
        let is_download = received.operation().unwrap().name == "GetPackageVersionAsset";
        let reply = if is_download { Response::new(vec![0; LENGTH].into()) } else { complete(&received) };
        Ok((received, reply.map(|body| Full::new(body).boxed())))
    });
    let client = client_of(&server);
    for is_reader in [false, true] {
        let content = asset(&client).asset;
        let content = if is_reader { ByteStream::from_reader(content, LENGTH as u64) } else { content };
        publish(&client, content, &"0".repeat(64)).unwrap();
    }
    let sent: Vec<_> = server.requests().into_iter().map(|request| request.body).collect();
    assert_eq!(sent, ["0", &LENGTH.to_string(), "0", &LENGTH.to_string()]);
}

#[test]
fn the_end_of_a_file_with_another_hash_is_not_sent() {
    const LENGTH: usize = 300_000;
    let (sink, folder) = (Sink::start(), TempDir::new().unwrap());
    let path = folder.path().join("a.bin");
    fs::write(&path, vec![7; LENGTH]).unwrap();
    let body = ByteStream::open(&path).unwrap();
    let error = publish(&Client::new(settings(sink.url())), body, &"0".repeat(64)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum, "{error}");
    assert!(error.to_string().ends_with("send what it was computed of (1 attempt)"), "{error}");
    let upload = sink.upload();
    assert_eq!(upload.announced, LENGTH);
    assert!(upload.arrived < LENGTH, "{upload:?}");
}

#[test]
fn a_download_that_is_dropped_closes_its_connection_and_one_that_is_read_keeps_it() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(settings(&format!("http://{}", listener.local_addr().unwrap())));
    let server = thread::spawn(move || {
        let mut stream = answer(listener.accept().unwrap().0, "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\ncontent");
        stream = answer(stream, "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\ncontent");
        stream = answer(stream, "HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[7; 1000]).is_ok() {}
    });
    let mut text = String::new();
    asset(&client).asset.read_to_string(&mut text).unwrap();
    assert_eq!(text, "content");
    // The length is known, so nobody need ask whether there is more.
    asset(&client).asset.read_exact(&mut [0; 7]).unwrap();
    let mut body = asset(&client).asset;
    body.read_exact(&mut [0; 1000]).unwrap();
    drop(body);
    server.join().unwrap();
}

/// Answers a request without a body.
fn answer(stream: TcpStream, reply: &str) -> TcpStream {
    let mut reader = BufReader::new(stream);
    while reader.read_until(b'\n', &mut Vec::new()).unwrap() > 2 {}
    reader.get_mut().write_all(reply.as_bytes()).unwrap();
    reader.into_inner()
}

#[test]
fn a_body_is_read_and_saved_on_another_thread() {
    let server = Server::answering(|_| Response::new(Bytes::from_static(b"content")));
    let client = client_of(&server);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.bin");
    let (mut read, saved) = (asset(&client).asset, asset(&client).asset.save_to(&path));
    thread::spawn(move || {
        let mut line = String::new();
        read.read_line(&mut line).unwrap();
        assert_eq!((line.as_str(), saved.wait().unwrap()), ("content", 7));
    })
    .join()
    .unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"content");
}

#[test]
fn three_hundred_downloads_are_held_before_any_is_read() {
    let content = "0123456789".repeat(30_000);
    let (server, _runtime) = raw([reply("200 OK", "", &content)]);
    let client = Client::new(raw_settings(&server));
    let begun: Vec<_> = (0..300).map(|_| asset(&client)).collect();
    for output in begun {
        let mut text = String::new();
        output.asset.take(u64::MAX).read_to_string(&mut text).unwrap();
        assert_eq!(text, content);
    }
    assert_eq!((server.count(), server.most_open()), (300, 300));
}
