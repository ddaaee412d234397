//! Calls over a transport with a list of replies.

mod clock;
mod expectations;
mod facts;
mod hooks;
mod parts;
mod replies;
mod resend;
mod retries;
mod settings;
mod timeouts;

use super::*;
use crate::call::test_input::list_things;
use crate::endpoint::Region;
use crate::identity::credentials::Credentials;
use crate::identity::environment::Environment;
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use crate::io::test_bound::Bound;
use crate::io::timer::TokioTimer;
use crate::io::transport::{Transport, TransportError, TransportErrorKind};
use crate::test_service;
use crate::test_service::operation::list_things::ListThingsInput;
use crate::test_service::operation::ping::PingInput;
use crate::test_service::operation::swap_thing::SwapThingInput;
use crate::test_service::types::error::{Exception, NoSuchThing};
use crate::wire::time::DateTime;
use http::{Request, Response};
use std::sync::Mutex;

/// Answers nothing.
#[derive(Debug)]
struct Silent;

impl Transport for Silent {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(std::future::pending())
    }
}

/// Replies to requests in order, and records their heads.
#[derive(Debug, Clone, Default)]
pub struct Script {
    answers: Arc<Mutex<Vec<Response<&'static str>>>>,
    pub requests: Arc<Mutex<Vec<Request<()>>>>,
    _bound: Option<Arc<Bound>>,
}

impl Script {
    pub fn of(answers: impl IntoIterator<Item = (u16, &'static str)>) -> Self {
        let response = |(status, body)| Response::builder().status(status).body(body).unwrap();
        let mut answers: Vec<_> = answers.into_iter().map(response).collect();
        answers.reverse();
        let bound = Some(Arc::new(Bound::begin()));
        Self { answers: Arc::new(Mutex::new(answers)), _bound: bound, ..Self::default() }
    }

    /// Adds a header to each answer.
    pub fn answer_with<const N: usize>(&self, name: &'static str, values: [&'static str; N]) {
        for (answer, value) in self.answers.lock().unwrap().iter_mut().rev().zip(values) {
            answer.headers_mut().insert(name, http::HeaderValue::from_static(value));
        }
    }

    pub fn client(&self) -> Client<test_service::Service> {
        let config = Config::builder()
            .region("eu-west-1")
            .credentials_provider(Credentials::new("AKID", "hushed"))
            .time_source(DateTime::from_secs(1_440_938_160))
            .timer(TokioTimer)
            .transport(self.clone());
        Client::new(config)
    }
}

impl Transport for Script {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        self.requests.lock().unwrap().push(request.map(drop));
        let answer = self.answers.lock().unwrap().pop();
        let refused = || TransportError::new(TransportErrorKind::Connect, "no connection to a.example");
        Box::pin(async move { answer.map(|answer| answer.map(ByteStream::from)).ok_or_else(refused) })
    }
}

fn requires_send<T: Send>(value: T) -> T {
    value
}

#[tokio::test]
async fn a_call_is_signed_sent_and_read() {
    let script = Script::of([(200, r#"{"things":["a"]}"#)]);
    let client = script.client();
    let output = requires_send(client.send(list_things("my-domain"))).await.unwrap();
    assert_eq!(output.things, Some(vec!["a".to_owned()]));
    let request = &script.requests.lock().unwrap()[0];
    assert_eq!(request.uri(), "https://things.eu-west-1.example/v1/things?domain=my-domain");
    assert_eq!(request.headers()["x-amz-date"], "20150830T123600Z");
    let agent = request.headers()["user-agent"].to_str().unwrap();
    assert!(agent.starts_with("botocore-runtime/") && agent.contains(" api/test-things#2020-01-01 "), "{agent}");
    let authorization = request.headers()["authorization"].to_str().unwrap();
    assert!(
        authorization.contains("SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;host;x-amz-date,"),
        "{authorization}"
    );
    assert!(!format!("{client:?}").contains("hushed"));
}

#[tokio::test]
async fn an_error_reply_is_typed() {
    let script = Script::of([(404, r#"{"code":"NoSuchThing","message":"gone"}"#)]);
    let error = script.client().send(list_things("my-domain")).await.unwrap_err();
    assert_eq!(error.exception(), Some(&Exception::NoSuchThing(NoSuchThing { message: Some("gone".to_owned()) })));
    assert_eq!(error.to_string(), "ListThings failed with NoSuchThing: gone (HTTP 404, 1 attempt)");
}

#[tokio::test(start_paused = true)]
async fn a_transport_error_is_named() {
    let error = Script::of([]).client().send(list_things("my-domain")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.is_retryable());
    assert_eq!(error.to_string(), "ListThings failed: no connection to a.example (3 attempts)");
}

#[tokio::test]
async fn nothing_is_sent_of_an_input_that_is_not_valid() {
    let script = Script::of([]);
    let error = script.client().send(ListThingsInput::default()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);
    assert!(script.requests.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_missing_region_names_the_places() {
    let client: Client<test_service::Service> =
        Client::new(Config::builder().timer(TokioTimer).transport(Script::of([])).build());
    let error = client.send(list_things("my-domain")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("AWS_DEFAULT_REGION"), "{error}");
    // A signature needs one where the endpoint does not, and the other way round.
    let at = Config::from(client.config()).to_builder().endpoint_url("http://localhost:1").build();
    let error = Client::<test_service::Service>::new(at).send(list_things("my-domain")).await.unwrap_err();
    assert!(error.to_string().contains("AWS_DEFAULT_REGION"), "{error}");
    let error = client.send(PingInput {}).await.unwrap_err();
    assert!(error.to_string().contains("AWS_DEFAULT_REGION"), "{error}");
}

#[cfg(not(feature = "tokio"))]
#[tokio::test]
async fn without_a_timer_nothing_is_sent() {
    let script = Script::of([(200, "{}")]);
    let client: Client<test_service::Service> =
        Client::new(Config::builder().region("eu-west-1").transport(script.clone()).build());
    let error = client.send(list_things("my-domain")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("set the configuration's `timer`"), "{error}");
    assert!(script.requests.lock().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_no_region_gets_no_request() {
    let script = Script::of([(200, "{}")]);
    for region in ["evil.example#", "evil.example/", ""] {
        let client: Client<test_service::Service> =
            Client::new(script.client().config().to_builder().region(region).build());
        let error = client.send(list_things("my-domain")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{region}");
        client.presign(list_things("my-domain"), std::time::Duration::from_secs(60)).await.unwrap_err();
        let call = script.client().customize(list_things("my-domain")).region(region);
        assert_eq!(call.send().await.unwrap_err().kind(), ErrorKind::Configuration, "{region}");
    }
    assert!(script.requests.lock().unwrap().is_empty());
}

#[test]
fn a_region_is_set_by_its_name_or_as_one() {
    let name = "eu-west-1".to_owned();
    for builder in [
        Config::builder().region("eu-west-1"),
        Config::builder().region(&name),
        Config::builder().region(name.clone()),
        Config::builder().region(Region::new("eu-west-1")),
    ] {
        let config = builder.build();
        assert_eq!(config.region(), Some("eu-west-1"));
        assert_eq!(Config::from(&config).region(), Some("eu-west-1"));
    }
}

#[test]
fn debug_shows_no_password_of_an_endpoint() {
    let builder = Config::builder().endpoint_url("https://user:PASSWORD@a.example/base");
    let client: Client<test_service::Service> = Client::new(builder.clone());
    for debug in [format!("{:?}", builder.build()), format!("{client:?}")] {
        assert!(!debug.contains("PASSWORD") && !debug.contains("user:"), "{debug}");
    }
    assert_eq!(client.config().endpoint_url(), Some("https://user:PASSWORD@a.example/base"));
}

#[tokio::test]
async fn what_is_not_set_is_loaded() {
    let config = Config::builder().environment(Environment::from([("AWS_REGION", "eu-west-1")]));
    let client: Client<test_service::Service> =
        Client::load(config.clone().endpoint_url("http://localhost:1")).await.unwrap();
    assert_eq!(client.config().region(), Some("eu-west-1"));
    assert_eq!(client.config().endpoint_url(), Some("http://localhost:1"));
    let error =
        Client::<test_service::Service>::load(config.environment(Environment::from([("AWS_REGION", "a b")]))).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Configuration);
}

#[tokio::test]
async fn a_configuration_tells_the_provider_that_its_client_asks() {
    let keys = [("AWS_ACCESS_KEY_ID", "VARIABLE"), ("AWS_SECRET_ACCESS_KEY", "secret")];
    let open = Config::builder().environment(Environment::from(keys));
    let set = open.clone().credentials_provider(Credentials::new("SET", "secret"));
    for (config, key) in [(open, "VARIABLE"), (set, "SET")] {
        let credentials = config.build().credentials_provider().provide().await.unwrap();
        assert_eq!(credentials.access_key_id(), key);
    }
}

#[tokio::test]
async fn what_is_not_signed_needs_no_region_or_credentials() {
    let script = Script::of([(200, "")]);
    let config = Config::builder().endpoint_url("http://localhost:1/base").transport(script.clone()).timer(TokioTimer);
    let client: Client<test_service::Service> = Client::new(config.environment(Environment::from([("A", "")])).build());
    client.send(PingInput {}).await.unwrap();
    assert_eq!(script.requests.lock().unwrap()[0].uri(), "http://localhost:1/base/v1/ping");
}

#[tokio::test]
async fn missing_credentials_name_the_variables() {
    let none = Environment::from([("A", "")]);
    let config = Config::builder().region("eu-west-1").environment(none).transport(Script::of([])).timer(TokioTimer);
    let client: Client<test_service::Service> = Client::new(config.build());
    let error = client.send(list_things("my-domain")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("AWS_ACCESS_KEY_ID"), "{error}");
}

#[tokio::test]
async fn a_streamed_reply_is_handed_on() {
    let script = Script::of([(200, "content")]);
    let input = SwapThingInput { name: Some("a b".to_owned()), ..SwapThingInput::default() };
    let output = script.client().send(input).await.unwrap();
    assert_eq!(output.content.collect().await.unwrap().to_vec(), b"content");
    assert_eq!(script.requests.lock().unwrap()[0].uri().path(), "/v1/things/a%20b");
}

#[tokio::test]
async fn within_lambda_the_trace_is_told() {
    let script = Script::of([(200, "")]);
    let config = script.client().config().to_builder();
    let lambda = [("AWS_LAMBDA_FUNCTION_NAME", "f"), ("_X_AMZN_TRACE_ID", "Root=1;Parent=a b")];
    let client: Client<test_service::Service> = Client::new(config.environment(Environment::from(lambda)).build());
    client.send(PingInput {}).await.unwrap();
    assert_eq!(script.requests.lock().unwrap()[0].headers()["x-amzn-trace-id"], "Root=1;Parent=a%20b");
}

#[tokio::test]
async fn the_application_is_in_the_user_agent() {
    let script = Script::of([(200, "")]);
    let client = script.client();
    let config = client.config().to_builder().app_id("my app/\u{e9}\n#1").user_agent("tool/1.2").build();
    Client::<test_service::Service>::new(config).send(list_things("my-domain")).await.unwrap();
    let agent = script.requests.lock().unwrap()[0].headers()["user-agent"].to_str().unwrap().to_owned();
    assert!(agent.ends_with(" lang/rust app/my-app---#1 tool/1.2"), "{agent}");
}

#[tokio::test]
async fn a_product_that_may_not_be_in_a_header_keeps_the_rest() {
    let script = Script::of([(200, "")]);
    let config = script.client().config().to_builder().user_agent("tool\n1").build();
    Client::<test_service::Service>::new(config).send(list_things("my-domain")).await.unwrap();
    let agent = script.requests.lock().unwrap()[0].headers()["user-agent"].to_str().unwrap().to_owned();
    assert!(agent.starts_with("botocore-runtime/") && agent.ends_with(" tool-1"), "{agent}");
}

#[test]
fn outside_of_a_runtime_there_is_an_error() {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    let client = Script::of([(200, "{}")]).client();
    let mut send = pin!(client.send(list_things("my-domain")));
    let mut presign = pin!(client.presign(list_things("my-domain"), std::time::Duration::from_secs(60)));
    let context = &mut Context::from_waker(Waker::noop());
    let Poll::Ready(Err(sent)) = send.as_mut().poll(context) else { panic!("it waits") };
    let Poll::Ready(Err(signed)) = presign.as_mut().poll(context) else { panic!("it waits") };
    assert_eq!((sent.kind(), signed.kind()), (ErrorKind::Configuration, ErrorKind::Configuration));
}
