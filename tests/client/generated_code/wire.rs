//! What the client sends to a server on this host, and makes of its answers.

use codeartifact::config::{Credentials, RetryConfig};
use codeartifact::types::{PackageFormat, PackageSummary};
use codeartifact::{Client, Config};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

/// Headers that say what the body is. The others change with each call, or are those of every call.
const SHOWN: [&str; 2] = ["content-length", "content-type"];

const PAGE: &str = r#"{"packages": [{"format": "npm", "package": "left-pad"}], "nextToken": "b3BhcXVl/+=="}"#;
const LAST: &str = r#"{"packages": [{"format": "conda", "package": "numpy"}]}"#;
const CONFLICT: &str = r#"{"message": "The domain exists.", "resourceId": "my-domain", "resourceType": "domain"}"#;

/// All that the page shows, by name.
pub async fn record() -> BTreeMap<&'static str, String> {
    let mut shown = BTreeMap::new();
    let (client, served) = serve(vec![answer("200 OK", "", PAGE), answer("200 OK", "", LAST)]);
    let listing = client.list_packages().domain("my-domain").repository("npm store").format(PackageFormat::Npm);
    let packages = listing.into_paginator().items().send().collect::<Vec<_>>().await;
    // Members by name, since another one in the model would be in the whole.
    let shown_of = |it: PackageSummary| format!("format: {:?}, package: {:?}", it.format, it.package);
    let packages: Vec<_> = packages.into_iter().map(|package| shown_of(package.unwrap())).collect();
    let mut requests = served.join().unwrap().into_iter();
    shown.insert("the first request", requests.next().unwrap());
    shown.insert("the second request", requests.next().unwrap());
    shown.insert("the first reply", format!("{PAGE}\n"));
    shown.insert("the second reply", format!("{LAST}\n"));
    shown.insert("the items", packages.join("\n") + "\n");

    let type_header = "x-amzn-errortype: ConflictException\r\n";
    let (client, served) = serve(vec![answer("409 Conflict", type_header, CONFLICT)]);
    let error = client.create_domain().domain("my-domain").send().await.unwrap_err();
    shown.insert("the request that fails", served.join().unwrap().remove(0));
    shown.insert(
        "the reply that fails",
        format!("HTTP/1.1 409 Conflict\n{}\n{CONFLICT}\n", type_header.replace("\r\n", "\n")),
    );
    shown.insert("the error", format!("is_conflict_exception: {}\n{error}\n", error.is_conflict_exception()));
    shown
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}connection: close\r\ncontent-length: {length}\r\n\r\n{body}")
}

/// Gives these answers, each on a connection of its own, and returns the requests.
fn serve(answers: Vec<String>) -> (Client, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let config = Config::builder().region("us-east-1").credentials_provider(Credentials::new("AKID", "secret"));
    let client = Client::new(config.endpoint_url(url).retry_config(RetryConfig::disabled()).build());
    let serve = move |answer: String| {
        let (mut stream, _) = listener.accept().unwrap();
        let request = read(&mut stream);
        stream.write_all(answer.as_bytes()).unwrap();
        request
    };
    (client, thread::spawn(move || answers.into_iter().map(serve).collect()))
}

/// A request without the headers that say nothing of its operation.
fn read(stream: &mut TcpStream) -> String {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let number = stream.read(&mut buffer).unwrap();
        assert!(number > 0, "the client closed the connection");
        bytes.extend_from_slice(&buffer[..number]);
        let text = std::str::from_utf8(&bytes).unwrap();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let headers = head.split("\r\n").skip(1).filter_map(|line| line.split_once(": "));
        let headers: Vec<_> = headers.map(|(name, value)| (name.to_lowercase(), value)).collect();
        let length = headers.iter().find(|(name, _)| name == "content-length").map_or("0", |(_, value)| value);
        if body.len() == length.parse::<usize>().unwrap() {
            let first = head.split("\r\n").next().unwrap();
            let mut kept: Vec<_> = headers.iter().filter(|(name, _)| SHOWN.contains(&name.as_str())).collect();
            kept.sort();
            let kept: String = kept.iter().flat_map(|(name, value)| [name.as_str(), ": ", value, "\n"]).collect();
            let body = if body.is_empty() { String::new() } else { format!("\n{body}\n") };
            return format!("{first}\n{kept}{body}");
        }
    }
}
