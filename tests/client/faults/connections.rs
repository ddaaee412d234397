//! Connections: how many there are, and what becomes of them when calls are given up.

mod closed;
mod fickle;
mod floods;
mod informational;
pub mod kept;
mod runtimes;
mod streams;
pub mod uploads;

use codeartifact::Client;
use codeartifact_tests::raw_server::{Fate, Server, reply, served, text};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

#[tokio::test]
async fn a_thousand_calls_at_a_time_share_some_connections() {
    let server = Server::of([served()]).await;
    let client = Client::new(server.config().to_builder().max_requests(20).build());
    let calls: Vec<_> = (0..1000)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.list_domains().send().await.unwrap().domains().len() })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), 1);
    }
    assert_eq!(server.count(), 1000);
    assert!(server.most_open() <= 40, "{} connections", server.most_open());
}

/// Polls a call so often, then drops it. Whether it was done by then.
async fn dropped_after<F: Future>(polls: usize, call: F) -> bool {
    let mut call = pin!(call);
    let mut left = polls;
    poll_fn(|context| {
        if call.as_mut().poll(context).is_ready() {
            return Poll::Ready(true);
        }
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        Poll::Pending
    })
    .await
}

#[tokio::test]
async fn a_call_can_be_dropped_wherever_it_waits() {
    // Everything a call can wait for: a turn, a connection, the head, the body, and the time before an attempt.
    let slow = |body: &str| Fate::Drip(text("200 OK", "", body), Duration::from_micros(100));
    let failed = reply("500 Internal Server Error", "", "");
    let fates: Vec<Fate> =
        (0..400).map(|n| if n % 3 == 0 { failed.clone() } else { slow(r#"{"domains":[]}"#) }).collect();
    let server = Server::of(fates).await;
    let client = Client::new(server.config().to_builder().max_requests(2).build());
    let mut polls = 0;
    let mut finished = 0;
    while finished < 3 {
        if dropped_after(polls, client.list_domains().send()).await {
            finished += 1;
        }
        polls += 1;
        assert!(polls < 1000, "a call that is polled {polls} times ends");
    }
    // Were a turn lost for each dropped call, no further one would be served.
    for _ in 0..5 {
        client.list_domains().send().await.unwrap();
    }
}
