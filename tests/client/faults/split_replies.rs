//! Replies that are right, of any framing and length, and that arrive in pieces cut anywhere.

use crate::connections::kept::asset;
use crate::connections::uploads::{config, serve};
use codeartifact::config::{RetryConfig, TimeoutConfig};
use codeartifact_tests::stack::{Over, Stack};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::sleep;

const REPLIES: usize = 100;

/// A linear congruential generator.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn pick<T: Copy, const N: usize>(&mut self, values: [T; N]) -> T {
        values[self.below(N)]
    }
}

/// A reply, and whether its connection stays.
#[derive(Debug, Clone, Default)]
struct Reply {
    pieces: Vec<Vec<u8>>,
    stays: bool,
}

/// A reply to a download of this content.
fn reply(random: &mut Random, content: &[u8]) -> Reply {
    let mut whole = Vec::new();
    for _ in 0..random.below(4) {
        whole.extend(
            random
                .pick([
                    "\r\n",
                    "HTTP/1.1 100 Continue\r\n\r\n",
                    "HTTP/1.1 100\r\nvia: proxy\r\n\r\n",
                    "HTTP/1.1 102 Processing\n\n",
                    "HTTP/1.1 103 Early Hints\r\nlink: a\r\nlink: b\r\n\r\n",
                ])
                .bytes(),
        );
    }
    let padding = random.pick([0, 10, 30_000]);
    whole.extend(format!("HTTP/1.1 200 OK\r\nx-padding: {}\r\n", "x".repeat(padding)).bytes());
    let framing = random.below(3);
    match framing {
        0 => {
            whole.extend(format!("Content-Length: {}\r\n\r\n", content.len()).bytes());
            whole.extend(content);
        }
        1 => {
            whole.extend(b"Transfer-Encoding: chunked\r\n\r\n");
            for chunk in content.chunks(random.pick([1000, 4096, 100_000])) {
                whole.extend(format!("{:X}{}\r\n", chunk.len(), random.pick(["", ";a=b"])).bytes());
                whole.extend(chunk);
                whole.extend(b"\r\n");
            }
            whole.extend(random.pick(["0\r\n\r\n", "0\r\nx-trailer: a\r\n\r\n"]).bytes());
        }
        _ => {
            whole.extend(b"\r\n");
            whole.extend(content);
        }
    }
    // Most cuts are where the framing is.
    let ends = [200.min(whole.len()), whole.len()];
    let mut cuts: Vec<_> = (0..random.below(6)).map(|_| random.pick(ends)).collect();
    for cut in &mut cuts {
        *cut = random.below(*cut);
    }
    cuts.extend((0..random.below(4)).map(|_| whole.len() - random.below(30)));
    cuts.sort_unstable();
    let mut pieces = Vec::new();
    for cut in cuts.into_iter().rev() {
        pieces.insert(0, whole.split_off(cut));
    }
    pieces.insert(0, whole);
    Reply { pieces, stays: framing < 2 }
}

#[tokio::test]
async fn a_reply_is_read_wherever_it_is_cut() {
    for stack in Stack::BOTH {
        let next: Arc<Mutex<Reply>> = Arc::default();
        let replies = Arc::clone(&next);
        let (address, _) = serve(move |_, mut stream| {
            let replies = Arc::clone(&replies);
            async move {
                stream.set_nodelay(true).unwrap();
                let mut head = Vec::new();
                while stream.read_buf(&mut head).await.is_ok_and(|read| read > 0) {
                    if !head.ends_with(b"\r\n\r\n") {
                        continue;
                    }
                    head.clear();
                    let reply = replies.lock().unwrap().clone();
                    for piece in reply.pieces {
                        stream.write_all(&piece).await.unwrap();
                        // The client has the time to read it alone.
                        sleep(Duration::from_micros(300)).await;
                    }
                    if !reply.stays {
                        return;
                    }
                }
            }
        })
        .await;
        let limits = TimeoutConfig::builder().read_timeout(Duration::from_secs(20)).build();
        let config = config(address).retry_config(RetryConfig::disabled()).timeout_config(limits);
        let client = stack.client(&config.build());
        let mut random = Random(7);
        for number in 0..REPLIES {
            let length = random.pick([0, 1, 300, 65_536, 150_000]);
            let content: Vec<u8> = (0..=250).cycle().take(length).collect();
            *next.lock().unwrap() = reply(&mut random, &content);
            let body = asset(&client).over(stack).await.unwrap();
            let read = body.collect().over(stack).await.unwrap().to_vec();
            assert!(read == content, "{stack:?} reply {number}: {} of {length} bytes", read.len());
        }
    }
}
