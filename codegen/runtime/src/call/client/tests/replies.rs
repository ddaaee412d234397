//! Bodies of replies: how much of them is read, what they may be encoded as, and how they fail.

use super::*;
use crate::io::body::{BodyError, Layer};
use crate::io::test_turns::{Looked, ended};
use http::header::{CONTENT_ENCODING, HeaderValue};
use http_body::Frame;
use std::task::Poll;

/// Gives one reply.
#[derive(Debug)]
struct Once(Mutex<Option<Response<ByteStream>>>);

impl Transport for Once {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let reply = self.0.lock().unwrap().take();
        let refused = || TransportError::new(TransportErrorKind::Connect, "no connection to a.example");
        Box::pin(async move { reply.ok_or_else(refused) })
    }
}

/// Lists things, and is answered by `reply`.
async fn answered(
    reply: Response<ByteStream>,
    config: impl FnOnce(ConfigBuilder) -> ConfigBuilder,
) -> Result<Option<Vec<String>>, test_service::Error> {
    let builder = Script::of([]).client().config().to_builder().retry_config(RetryConfig::disabled());
    let transport = Once(Mutex::new(Some(reply)));
    let client: Client<test_service::Service> =
        Client::new(config(builder).transport(transport).timer(Looked::default()).build());
    ended(client.send(list_things("my-domain"))).await.map(|output| output.things)
}

fn encoded(encoding: &'static str, body: impl Into<ByteStream>) -> Response<ByteStream> {
    let mut reply = Response::new(body.into());
    reply.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    reply
}

#[tokio::test(start_paused = true)]
async fn encodings_that_cannot_be_read_are_named() {
    let known = if cfg!(feature = "gzip") { "only gzip can be read" } else { "the feature `gzip` is off" };
    let error = answered(encoded("br", "{}"), |config| config).await.unwrap_err();
    let said = format!(
        "ListThings was answered, but the reply cannot be read: it is encoded as `br`, which was not asked for, and \
         {known} (HTTP 200, 1 attempt)"
    );
    assert_eq!((error.kind(), error.to_string()), (ErrorKind::Decode, said));
    answered(encoded("identity", "{}"), |config| config).await.unwrap();
}

#[cfg(feature = "gzip")]
#[tokio::test(start_paused = true)]
async fn replies_that_a_proxy_has_compressed_are_read() {
    use std::io::Write;
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    writer.write_all(br#"{"things":["a"]}"#).unwrap();
    let compressed = writer.finish().unwrap();
    for name in ["gzip", "x-gzip", " GZIP "] {
        let things = answered(encoded(name, compressed.clone()), |config| config).await.unwrap();
        assert_eq!(things, Some(vec!["a".to_owned()]), "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_falls_silent_has_timed_out() {
    let silent = ByteStream::from_body(Layer::new(ByteStream::from("abc"), |_, _| Poll::Pending));
    let error = answered(Response::new(silent), |config| config).await.unwrap_err();
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Timeout, Some(200)));
    assert!(error.to_string().contains("no byte was sent or received for 60s"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_too_long_names_the_setting() {
    let error = answered(Response::new("{      }".into()), |config| config.max_reply_size(5)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("raise the configuration's `max_reply_size`"), "{error}");
    answered(Response::new("{   }".into()), |config| config.max_reply_size(5)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_error_that_breaks_off_says_so() {
    let start = "ListThings failed with HTTP 502 Bad Gateway";
    for (beginning, said) in [("", "the reply broke off"), ("<html>", "the reply broke off, it begins with `<html>`")] {
        let mut pieces = vec![Err("reset"), Ok(beginning)].into_iter();
        let body = Layer::new(ByteStream::from("x"), move |_, _| {
            let piece =
                pieces.next_back().map(|piece| piece.map(|piece| Frame::data(piece.into())).map_err(BodyError::new));
            Poll::Ready(piece)
        });
        let reply = Response::builder().status(502).body(ByteStream::from_body(body)).unwrap();
        let error = answered(reply, |config| config).await.unwrap_err();
        let said = format!("{start}: {said}: the body could not be read to its end: reset (1 attempt)");
        assert_eq!(error.to_string(), said);
    }
}

#[tokio::test(start_paused = true)]
async fn a_megabyte_of_an_error_is_read() {
    for (length, code) in [(1024 * 1024, "NoSuchThing"), (1024 * 1024 + 1, "404")] {
        let (start, end) = (r#"{"pad":""#, r#"","code":"NoSuchThing"}"#);
        let body = [start, &"x".repeat(length - start.len() - end.len()), end].concat();
        let reply = Response::builder().status(404).body(body.into()).unwrap();
        let error = answered(reply, |config| config).await.unwrap_err();
        assert_eq!(error.code(), Some(code), "{length}");
        assert_eq!(error.to_string().contains("the reply is too long: "), code == "404", "{error}");
    }
}
