//! Servers that never stop sending.

use codeartifact::config::{Config, Credentials, RetryConfig};
use codeartifact_tests::stack::{Over, Stack};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

#[tokio::test(flavor = "multi_thread")]
async fn informational_replies_without_end_are_an_error() {
    for stack in Stack::BOTH {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            assert!(stream.read(&mut [0; 4096]).unwrap() > 0);
            // Until the client goes away.
            while stream.write_all(&b"HTTP/1.1 100 Continue\r\n\r\n".repeat(4000)).is_ok() {}
        });
        let config = Config::builder()
            .region("eu-west-1")
            .endpoint_url(format!("http://{address}"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"))
            .retry_config(RetryConfig::disabled());
        let error = stack.client(&config.build()).list_domains().send().over(stack).await.unwrap_err();
        let expected = format!(
            "ListDomains failed: the connection to {address} broke before a reply: more than 1000 informational replies (1xx) \
         came (1 attempt)"
        );
        assert_eq!(error.to_string(), expected);
    }
}
