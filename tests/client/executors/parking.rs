//! An executor that parks its thread until it is woken, and a timer whose waits are threads.

use crate::script::{Script, reply};
use crate::settings;
use codeartifact::config::{
    BoxFuture, Builder, Credentials, CredentialsError, ProvideCredentials, TimeoutConfig, Timer,
};
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, ErrorKind};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        thread::park();
    }
}

/// Measures time by the system's clock.
#[derive(Debug)]
pub struct Threads(pub Instant);

impl Timer for Threads {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(on_thread(move || thread::sleep(duration)))
    }
}

/// Does work on a thread that begins when the future is first polled.
fn on_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> impl Future<Output = T> + Send {
    let mut work = Some(work);
    let done = Arc::new(Mutex::new((None, None::<Waker>)));
    poll_fn(move |context| {
        let mut shared = done.lock().unwrap();
        if let Some(output) = shared.0.take() {
            return Poll::Ready(output);
        }
        shared.1 = Some(context.waker().clone());
        if let Some(work) = work.take() {
            let done = Arc::clone(&done);
            thread::spawn(move || {
                let output = work();
                let mut shared = done.lock().unwrap();
                shared.0 = Some(output);
                shared.1.take().unwrap().wake();
            });
        }
        Poll::Pending
    })
}

async fn all<T>(mut futures: Vec<Pin<Box<dyn Future<Output = T> + '_>>>) -> Vec<T> {
    let mut outputs = Vec::new();
    poll_fn(|context| {
        futures.retain_mut(|future| match future.as_mut().poll(context) {
            Poll::Ready(output) => {
                outputs.push(output);
                false
            }
            Poll::Pending => true,
        });
        if futures.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    outputs
}

fn timed() -> Builder {
    settings().timer(Threads(Instant::now()))
}

#[test]
fn a_call_is_tried_again() {
    let script = Script::of(|number, _| {
        let answer = if number < 2 { reply(503, "") } else { reply(200, r#"{"domains":[{"name":"a"}]}"#) };
        Box::pin(on_thread(|| answer))
    });
    let client = Client::new(timed().transport(script));
    let (output, metadata) = block_on(client.list_domains().send_with_metadata()).unwrap();
    assert_eq!((output.domains().len(), metadata.attempts()), (1, 3));
}

#[test]
fn timeouts_pass() {
    let short = Duration::from_millis(20);
    let none = || TimeoutConfig::disabled().to_builder();
    for (timeouts, said) in [
        (none().read_timeout(short), "no byte was sent and no head of a reply received for 20ms"),
        (none().operation_attempt_timeout(short), "the attempt took longer than 20ms: it was waiting for the reply"),
        (none().operation_timeout(short), "the call took longer than 20ms: it was waiting for the reply"),
    ] {
        let silent = Script::of(|_, _| Box::pin(std::future::pending()));
        let client = Client::new(timed().transport(silent).timeout_config(timeouts.build()));
        let error = block_on(client.list_domains().send()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[test]
fn a_listing_goes_through_its_pages() {
    let script = Script::of(|number, _| {
        let page = [r#"{"domains":[{"name":"a"},{"name":"b"}],"nextToken":"t"}"#, r#"{"domains":[{"name":"c"}]}"#];
        Box::pin(on_thread(move || reply(200, page[number])))
    });
    let client = Client::new(timed().transport(script));
    let items = client.list_domains().into_paginator().items().send().collect::<Result<Vec<_>, _>>();
    let names: Vec<_> = block_on(items).unwrap().into_iter().map(|domain| domain.name.unwrap()).collect();
    assert_eq!(names, ["a", "b", "c"]);
}

#[test]
fn files_are_sent_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from.tgz"), folder.path().join("to.tgz"));
    let content: Vec<u8> = (0..=255).cycle().take(1_000_000).collect();
    std::fs::write(&from, &content).unwrap();
    let kept = Arc::new(Mutex::new(Vec::new()));
    let stored = Arc::clone(&kept);
    let script = Script::of(move |_, request| {
        let stored = Arc::clone(&stored);
        Box::pin(async move {
            if request.method() == http::Method::GET {
                // The pieces come later, one by one.
                let pieces: Vec<Vec<u8>> = stored.lock().unwrap().chunks(300_000).map(<[u8]>::to_vec).collect();
                return reply(200, ByteStream::from_body(Late(pieces.into_iter().rev().collect(), None)));
            }
            let sent = request.into_body().collect().await.unwrap().to_vec();
            *stored.lock().unwrap() = sent;
            reply(200, "{}")
        })
    });
    let client = Client::new(timed().transport(script));
    block_on(async {
        let body = ByteStream::from_path(&from).await.unwrap();
        let publish =
            client.publish_package_version().domain("my-domain").repository("my-repo").format(PackageFormat::Generic);
        let publish = publish.package("p").package_version("1").asset_name("a.tgz").asset_content(body);
        publish.send().await.unwrap();
        let asset =
            client.get_package_version_asset().domain("my-domain").repository("my-repo").format(PackageFormat::Generic);
        let output = asset.package("p").package_version("1").asset("a.tgz").send().await.unwrap();
        assert_eq!(output.asset.save_to(&to).await.unwrap(), 1_000_000);
    });
    assert_eq!(*kept.lock().unwrap(), content);
    assert_eq!(std::fs::read(to).unwrap(), content);
}

type Piece = Pin<Box<dyn Future<Output = Vec<u8>> + Send>>;

/// Yields pieces from the last to the first, each of which a thread brings.
struct Late(Vec<Vec<u8>>, Option<Piece>);

impl hyper::body::Body for Late {
    type Data = bytes::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<bytes::Bytes>, std::io::Error>>> {
        let Self(pieces, coming) = &mut *self;
        if coming.is_none() {
            let Some(piece) = pieces.pop() else { return Poll::Ready(None) };
            *coming = Some(Box::pin(on_thread(|| piece)));
        }
        let piece = std::task::ready!(coming.as_mut().unwrap().as_mut().poll(context));
        *coming = None;
        Poll::Ready(Some(Ok(hyper::body::Frame::data(piece.into()))))
    }
}

/// Counts how often it is asked, and answers from a thread.
#[derive(Debug, Default)]
struct Slow(AtomicUsize);

impl ProvideCredentials for Slow {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        self.0.fetch_add(1, SeqCst);
        Box::pin(on_thread(|| Ok(Credentials::new("AKIDEXAMPLE", "planted-secret"))))
    }
}

#[test]
fn threads_share_credentials_and_permits() {
    let (provider, in_flight, most) = (Arc::new(Slow::default()), Arc::new(AtomicUsize::new(0)), AtomicUsize::new(0));
    let most = Arc::new(most);
    let highest = Arc::clone(&most);
    let script = Script::of(move |_, _| {
        let in_flight = Arc::clone(&in_flight);
        highest.fetch_max(in_flight.fetch_add(1, SeqCst) + 1, SeqCst);
        Box::pin(async move {
            on_thread(|| ()).await;
            in_flight.fetch_sub(1, SeqCst);
            reply(200, r#"{"domains":[]}"#)
        })
    });
    let config = timed().transport(script).credentials_provider(Arc::clone(&provider)).max_requests(2);
    let client = Client::new(config);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let calls = (0..25).map(|_| Box::pin(client.list_domains().send()) as Pin<Box<dyn Future<Output = _>>>);
                assert!(block_on(all(calls.collect())).iter().all(Result::is_ok));
            });
        }
    });
    assert_eq!((provider.0.load(SeqCst), most.load(SeqCst)), (1, 2));
}

#[test]
fn a_call_without_a_timer_for_its_place_is_refused() {
    // The default timer is Tokio's, with the features of this test.
    let client = Client::new(settings().transport(Script::of(|_, _| Box::pin(async { reply(200, "{}") }))));
    let error = block_on(client.list_domains().send()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("set the configuration's `timer`"), "{error}");
}
