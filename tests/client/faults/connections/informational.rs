//! Informational replies (1xx) to a request that waits for permission to send its body.

use super::kept::publish;
use super::uploads::{CONTINUE, MIB, SERVED, config, is_refusal, read_head, serve, soon};
use codeartifact::config::RetryConfig;
use codeartifact_tests::stack::{Over, Stack};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const HINTS: &[u8] = b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n";
const WITH_HEADERS: &[u8] = b"HTTP/1.1 100 Continue\r\nvia: 1.1 proxy\r\ndate: today\r\n\r\n";

/// Bytes that are sent one by one where that is said.
async fn send(stream: &mut tokio::net::TcpStream, bytes: &[u8], one_by_one: bool) {
    for piece in bytes.chunks(if one_by_one { 1 } else { bytes.len() }) {
        stream.write_all(piece).await.unwrap();
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_body_is_sent_for_a_permission_with_headers_and_after_hints() {
    for stack in Stack::BOTH {
        for one_by_one in [false, true] {
            for replies in [&[WITH_HEADERS][..], &[HINTS, CONTINUE], &[HINTS, HINTS, WITH_HEADERS, HINTS]] {
                let (address, connections) = serve(move |_, mut stream| async move {
                    stream.set_nodelay(true).unwrap();
                    read_head(&mut stream).await;
                    send(&mut stream, &replies.concat(), one_by_one).await;
                    stream.read_exact(&mut vec![0; 3 * MIB]).await.unwrap();
                    send(&mut stream, SERVED, one_by_one).await;
                })
                .await;
                let client = stack.client(&config(address).retry_config(RetryConfig::disabled()).build());
                soon(publish(&client, vec![7; 3 * MIB].into()).over(stack)).await.unwrap();
                assert_eq!(connections.load(std::sync::atomic::Ordering::SeqCst), 1);
            }
        }
    }
}

#[tokio::test]
async fn hints_are_no_permission_and_a_refusal_after_them_is_seen() {
    const REFUSAL: &[u8] = b"HTTP/1.1 413 Too Large\r\nx-amzn-errortype: ServiceQuotaExceededException\r\n\
                             content-length: 2\r\n\r\n{}";
    for stack in Stack::BOTH {
        let (address, _) = serve(move |_, mut stream| async move {
            read_head(&mut stream).await;
            stream.write_all(HINTS).await.unwrap();
            // A body that is sent in the meantime would be refused, too, but after a second.
            assert!(tokio::time::timeout(std::time::Duration::from_millis(50), stream.read_u8()).await.is_err());
            stream.write_all(REFUSAL).await.unwrap();
        })
        .await;
        let client = stack.client(&config(address).build());
        is_refusal(soon(publish(&client, vec![7; 3 * MIB].into()).over(stack)).await);
    }
}
