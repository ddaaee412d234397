//! A service that speaks `query`: calls over loopback.

use botocore_runtime::client::{Config, RetryConfig};
use botocore_runtime::credentials::Credentials;
use botocore_runtime::error::ErrorKind;
use botocore_runtime::test_util::{Stub, make};
use botocore_runtime::{Blob, DateTime};
use bytes::Bytes;
use codeartifact_tests::models::form::operation::put_thing::{PutThingInput, PutThingOutput};
use codeartifact_tests::models::form::types::error::{Exception, ThingMissing};
use codeartifact_tests::models::form::types::{Choice, Kind, Thing};
use codeartifact_tests::models::form::{Client, Error};
use codeartifact_tests::server::{Received, Server};
use http::{HeaderValue, Response};
use std::collections::HashMap;

fn client_of(server: &Server) -> Client {
    let config = Config::builder().region("us-east-1").endpoint_url(server.url());
    let config = config.credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"));
    Client::new(config.retry_config(RetryConfig::disabled()).build())
}

/// A server whose replies all have this status and this body.
fn server(status: u16, body: impl Into<Bytes>) -> Server {
    server_of(&Response::builder().status(status).header("content-type", "text/xml").body(body.into()).unwrap())
}

fn server_of(reply: &Response<Bytes>) -> Server {
    let reply = reply.clone();
    Server::answering(move |_| reply.clone())
}

fn only_request(server: &Server) -> Received {
    let mut requests = server.requests();
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

async fn put(server: &Server, thing: Thing) -> Result<PutThingOutput, Error> {
    client_of(server).put_thing().thing(thing).token("t").send().await
}

async fn error_of(server: &Server) -> Error {
    put(server, Thing::default()).await.unwrap_err()
}

fn result(members: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PutThingResponse xmlns=\"https://small.example/doc/2020-01-08/\">\n  \
         <PutThingResult>{members}</PutThingResult>\n  <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>\n\
         </PutThingResponse>"
    )
}

fn map<T, const N: usize>(entries: [(&str, T); N]) -> HashMap<String, T> {
    entries.map(|(key, value)| (key.to_owned(), value)).into()
}

/// A thing with a value for each member but the attribute, which requests cannot have.
fn thing() -> Thing {
    Thing::builder()
        .name("a b&=")
        .count(3)
        .time(DateTime::from_millis(1500))
        .day(DateTime::from_secs(2))
        .blob(Blob::from("a"))
        .ratio(f64::NEG_INFINITY)
        .kind(Kind::Large)
        .set_numbers(Some(Vec::new()))
        .named("x")
        .named("")
        .flat(Thing::builder().name("f").build())
        .flat(Thing::builder().count(1).build())
        .tags("k", "v")
        .settings("s", map([("t", "u".to_owned())]))
        .flat_settings("s", map([("t", "u".to_owned())]))
        .nested("n", vec!["m".to_owned()])
        .choice(Choice::Number(2))
        .inner(Thing::builder().name("i").build())
        .build()
}

#[tokio::test]
async fn an_operation_without_members_posts_its_name_and_version() {
    let server = server(200, "<PingResponse/>");
    client_of(&server).ping().send().await.unwrap();
    let request = only_request(&server);
    assert_eq!((request.method.as_str(), request.path.as_str(), request.raw_query.as_str()), ("POST", "/", ""));
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded; charset=utf-8"));
    assert!(request.header("authorization").unwrap().contains("content-type;host;x-amz-date"));
    assert_eq!(request.body, "Action=Ping&Version=2020-01-08");
}

#[tokio::test]
async fn all_members_travel_in_the_form() {
    let server = server(200, result(""));
    let sent = client_of(&server).put_thing().thing(thing()).header("h").token("t").send().await;
    assert_eq!(sent.unwrap(), PutThingOutput::default());
    let body = String::from_utf8(only_request(&server).body.to_vec()).unwrap();
    let expected = [
        "Action=PutThing",
        "Version=2020-01-08",
        "Thing.name=a%20b%26%3D",
        "Thing.Count=3",
        "Thing.Time=1970-01-01T00%3A00%3A01.500Z",
        "Thing.Day=2",
        "Thing.Blob=YQ%3D%3D",
        "Thing.Ratio=-Infinity",
        "Thing.Kind=large",
        "Thing.Numbers=",
        "Thing.Other.item.1=x",
        "Thing.Other.item.2=",
        "Thing.FlatThing.1.name=f",
        "Thing.FlatThing.2.Count=1",
        "Thing.Tags.entry.1.key=k",
        "Thing.Tags.entry.1.value=v",
        "Thing.Settings.entry.1.Setting=s",
        "Thing.Settings.entry.1.To.entry.1.key=t",
        "Thing.Settings.entry.1.To.entry.1.value=u",
        "Thing.FlatSetting.1.Setting=s",
        "Thing.FlatSetting.1.To.entry.1.key=t",
        "Thing.FlatSetting.1.To.entry.1.value=u",
        "Thing.Nested.entry.1.key=n",
        "Thing.Nested.entry.1.value.item.1=m",
        "Thing.Choice.Number=2",
        "Thing.Inner.name=i",
        "X-Header=h",
        "Token=t",
    ];
    assert_eq!(body.split('&').collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn all_members_are_read_from_elements() {
    let body = result(
        "<NewThing xsi:type=\"large\" xmlns:xsi=\"urn:xsi\">
           <name>a <![CDATA[b&]]>&#61;</name><Count> 3 </Count><Time>1970-01-01T00:00:01.5Z</Time><Day>2</Day><Blob>YQ==</Blob>
           <Ratio>-Infinity</Ratio><Kind>large</Kind><Numbers/>
           <FlatThing><name>f</name></FlatThing><Other><item>x</item><item/></Other><FlatThing><Count>1</Count></FlatThing>
           <Tags><entry><key>k</key><value>v</value></entry></Tags>
           <Settings><entry><Setting>s</Setting><To><entry><key>t</key><value>u</value></entry></To></entry></Settings>
           <FlatSetting><Setting>s</Setting><To><entry><key>t</key><value>u</value></entry></To></FlatSetting>
           <Nested><entry><key>n</key><value><item>m</item></value></entry></Nested>
           <Choice><Number>2</Number></Choice><New>1</New>
           <inner:Inner xmlns:inner=\"https://inner.example/\"><name>i</name></inner:Inner>
         </NewThing>",
    );
    let mut expected = thing();
    expected.attribute = Some("large".to_owned());
    let output = put(&server(200, body), Thing::default()).await.unwrap();
    assert_eq!(output.thing, Some(expected));
}

#[tokio::test]
async fn errors_have_the_code_that_the_model_gives_them() {
    for (start, end) in [
        ("<ErrorResponse>", "<RequestId>r-1</RequestId></ErrorResponse>"),
        ("<Response><Errors>", "</Errors><RequestID>r-1</RequestID></Response>"),
    ] {
        let body = format!(
            "{start}<Error><Type>Sender</Type><Code>Small.MissingThing</Code><message>no &quot;thing&quot;</message>\
             <Names>a</Names><Names>b</Names></Error>{end}"
        );
        let error = error_of(&server(404, body)).await;
        assert_eq!(
            (error.code(), error.message(), error.request_id()),
            (Some("Small.MissingThing"), Some("no \"thing\""), Some("r-1"))
        );
        let Some(Exception::ThingMissing(exception)) = error.exception() else { panic!("{error:?}") };
        assert_eq!(
            (exception.message(), exception.names()),
            (Some("no \"thing\""), &["a".to_owned(), "b".to_owned()][..])
        );
    }
}

#[tokio::test]
async fn the_request_id_is_read_from_the_body_where_no_header_has_it() {
    let mut reply = Response::new(Bytes::from(result("<NewThing/>")));
    let server = server_of(&reply);
    let (_, metadata) = client_of(&server).put_thing().thing(Thing::default()).send_with_metadata().await.unwrap();
    assert_eq!((metadata.request_id(), metadata.request_ids().collect()), (Some("r-1"), vec!["r-1"]));
    *reply.body_mut() = result("<NewThing><Count>many</Count></NewThing>").into();
    let error = error_of(&server_of(&reply)).await;
    assert_eq!((error.kind(), error.request_id()), (ErrorKind::Decode, Some("r-1")));
    assert!(error.to_string().contains("request id r-1"), "{error}");
    reply.headers_mut().insert("x-amzn-requestid", HeaderValue::from_static("r-2"));
    assert_eq!(error_of(&server_of(&reply)).await.request_id(), Some("r-2"));
}

#[tokio::test]
async fn replies_of_another_form_are_errors() {
    let deep = result(&"<NewThing>".repeat(100_000));
    let truncated = &result("<NewThing/>")[..180];
    for body in [
        "{}",
        "<html><body>Welcome</body></html>",
        "<PutThingResponse/>",
        "\u{0}",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><PutThingResponse><PutThingResult/></PutThingResponse>",
        &result("<NewThing><Count>many</Count></NewThing>"),
        &result("<NewThing>text</NewThing>"),
        &result("<NewThing><name>&b;</name></NewThing>"),
        &deep,
        truncated,
    ] {
        let error = error_of(&server(200, body.to_owned())).await;
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
        let error = error_of(&server(500, body.to_owned())).await;
        assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("500")), "{error}");
    }
}

#[tokio::test]
async fn a_stub_answers_in_the_form_that_is_read() {
    let mut thing = thing();
    thing.attribute = Some("a \"b\"".to_owned());
    let stub = Stub::new();
    stub.on::<PutThingInput>().reply_with(|output| output.thing = Some(thing.clone()));
    let missing = make(|exception: &mut ThingMissing| exception.names = Some(vec!["a<".to_owned(), "b".to_owned()]));
    stub.on::<PutThingInput>().fail(missing.clone());
    stub.on::<PutThingInput>().fail_with(400, "Other", "a & b");
    let client = Client::new(stub.config());
    let put = || client.put_thing().thing(Thing::default()).send();
    assert_eq!(put().await.unwrap().thing, Some(thing));
    assert_eq!(put().await.unwrap_err().into_exception(), Some(Exception::ThingMissing(missing)));
    let error = put().await.unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("Other"), Some("a & b")));
}
