use super::*;
use crate::call::operation::ResponseBody;
use crate::call::protocol::{RestJson, request_id_in_body};
use crate::io::body::ByteStream;
use crate::test_service::operation::list_things::{ListThingsInput, ListThingsOutput};
use crate::test_service::types::error::NoSuchThing;
use crate::wire::members::Writer;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Method};

const LIST_THINGS: OperationId = OperationId {
    name: "ListThings",
    service: crate::operation::ServiceMetadata {
        service_id: "Things",
        api_version: "2020-01-08",
        signing_name: "things",
        endpoint_prefix: "things",
    },
};

fn reply(body: &str) -> Response<Bytes> {
    Response::new(Bytes::copy_from_slice(body.as_bytes()))
}

fn output(body: &str) -> Result<ListThingsOutput, String> {
    Query::read_output(&reply(body), LIST_THINGS).map_err(|error| error.to_string())
}

#[derive(Default)]
struct Nested(Vec<i32>);

impl Encode for Nested {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.structure(|members| members.value("Ids", &self.0));
    }
}

#[test]
fn a_request_names_operation_and_version_before_its_members() {
    let written = |input: Option<&Nested>| {
        let mut request = Request::new(Method::POST, "/");
        match input {
            Some(input) => Query::write_input(input, LIST_THINGS, &mut request),
            None => Query::write_input(&ListThingsInput::default(), LIST_THINGS, &mut request),
        }
        assert_eq!(request.headers[CONTENT_TYPE], "application/x-www-form-urlencoded; charset=utf-8");
        String::from_utf8(request.body.as_bytes().unwrap().to_vec()).unwrap()
    };
    assert_eq!(written(None), "Action=ListThings&Version=2020-01-08");
    assert_eq!(written(Some(&Nested(vec![7]))), "Action=ListThings&Version=2020-01-08&Ids.member.1=7");
}

#[test]
fn a_payload_is_the_whole_body() {
    let mut request = Request::new(Method::POST, "/");
    Query::write_body(&Nested(vec![7]), &mut request);
    assert_eq!(request.body.as_bytes().unwrap(), "Ids.member.1=7");
    let read = Query::read_body::<ListThingsOutput>(&reply("<Anything><total>7</total></Anything>")).unwrap();
    assert_eq!(read.unwrap().total(), Some(7));
    assert_eq!(Query::read_body::<ListThingsOutput>(&reply(" ")).unwrap(), None);
}

#[test]
fn an_output_is_in_its_wrapper() {
    let body = "<ListThingsResponse xmlns=\"urn:a\"><ListThingsResult><things><member>a</member></things><total>7</total>\
                </ListThingsResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></ListThingsResponse>";
    let read = output(body).unwrap();
    assert_eq!((read.things(), read.total()), (&["a".to_owned()][..], Some(7)));
    assert_eq!(output(" \n").unwrap(), ListThingsOutput::default());
    for (body, problem) in [
        ("<ListThingsResponse/>", "expected <ListThingsResult> in <ListThingsResponse>, found none"),
        ("<html><p>Welcome</p></html>", "expected <ListThingsResult> in <html>, found none"),
        ("{\"things\": []}", "the body is not valid XML: it has no element"),
        (&body[..150], "the body is not valid XML"),
    ] {
        let error = output(body).unwrap_err();
        assert!(error.starts_with(problem), "{error}");
    }
}

#[test]
fn errors_are_found_where_services_write_them() {
    let of_error = |error: ErrorReply| (error.code, error.message, error.request_id, error.is_readable);
    let text = |text: &str| Some(text.to_owned());
    let error = "<Error><Type>Sender</Type><Code> NoSuchThing\n</Code><Message>a &lt; b</Message></Error>";
    for body in [
        format!("<ErrorResponse xmlns=\"urn:a\">{error}<RequestId>r-1</RequestId></ErrorResponse>"),
        format!("<Response><Errors>{error}</Errors><RequestID>r-1</RequestID></Response>"),
    ] {
        let read = of_error(Query::read_error(&reply(&body)));
        assert_eq!(read, (text("NoSuchThing"), text("a < b"), text("r-1"), true), "{body}");
        let exception: NoSuchThing = Query::read_exception(&reply(&body.replace("Message", "message")));
        assert_eq!(exception.message(), Some("a < b"));
    }
    let mut with_header = reply("<ErrorResponse><Error/><RequestId>r-1</RequestId></ErrorResponse>");
    with_header.headers_mut().insert("x-amzn-requestid", HeaderValue::from_static("r-2"));
    assert_eq!(of_error(Query::read_error(&with_header)), (None, None, text("r-2"), true));
}

#[test]
fn a_body_of_another_form_is_no_error_of_the_service() {
    for body in [
        "",
        "Service Unavailable",
        "<!DOCTYPE html><html></html>",
        "<html><Error>",
        "<ErrorResponse><Error><Code>A</Code></Error>",
        "<ErrorResponse/>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><ErrorResponse><Error><Code>&b;</Code></Error></ErrorResponse>",
    ] {
        assert_eq!(Query::read_error(&reply(body)), ErrorReply::default(), "{body}");
        assert_eq!(Query::read_exception::<NoSuchThing>(&reply(body)), NoSuchThing::default());
    }
    let not_text =
        Response::new(Bytes::from_static(b"<ErrorResponse><Error><Code>\xff</Code></Error></ErrorResponse>"));
    assert_eq!(Query::read_error(&not_text), ErrorReply::default());
}

#[cfg(feature = "test-util")]
#[test]
fn what_a_stub_writes_is_read() {
    let mut reply = Request::new(Method::GET, "/");
    let things =
        ListThingsOutput { things: Some(vec!["<a>".to_owned(), String::new()]), ..ListThingsOutput::default() };
    Query::write_output(&things, &mut reply);
    Query::finish_output(LIST_THINGS, &mut reply);
    let read = Query::read_output(&Response::new(reply.body.as_bytes().unwrap().clone()), LIST_THINGS);
    assert_eq!(read, Ok(things));
    let mut reply = Request::new(Method::GET, "/");
    Query::write_error("NoSuchThing", &NoSuchThing { message: Some("gone".to_owned()) }, &mut reply);
    let error = Query::read_error(&Response::new(reply.body.as_bytes().unwrap().clone()));
    assert_eq!((error.code.as_deref(), error.message.as_deref()), (Some("NoSuchThing"), Some("gone")));
}

#[test]
fn the_request_id_of_a_success_is_in_its_body_unless_a_header_has_it() {
    let body = Bytes::from_static(b"<R><ResponseMetadata><RequestId>abc</RequestId></ResponseMetadata></R>");
    let mut headers = HeaderMap::new();
    assert_eq!(request_id_in_body::<Query>(&headers, body.collected()).as_deref(), Some("abc"));
    assert_eq!(request_id_in_body::<RestJson>(&headers, body.collected()), None);
    assert!(ByteStream::from(body.clone()).collected().is_none(), "a stream is read by the caller");
    headers.insert("x-amzn-requestid", HeaderValue::from_static("of-header"));
    assert_eq!(request_id_in_body::<Query>(&headers, body.collected()), None);
}
