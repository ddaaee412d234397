//! Members that are the whole body.

use super::support::{Sent, receive_with, send, try_send};
use botocore_runtime::{Blob, ByteStream};
use codeartifact_tests::models::payloads::operation::put_blob::PutBlobInput;
use codeartifact_tests::models::payloads::operation::put_document::PutDocumentInput;
use codeartifact_tests::models::payloads::operation::put_enumeration::PutEnumerationInput;
use codeartifact_tests::models::payloads::operation::put_list::PutListInput;
use codeartifact_tests::models::payloads::operation::put_map::PutMapInput;
use codeartifact_tests::models::payloads::operation::put_required_stream::PutRequiredStreamInput;
use codeartifact_tests::models::payloads::operation::put_stream::PutStreamInput;
use codeartifact_tests::models::payloads::operation::put_structure::PutStructureInput;
use codeartifact_tests::models::payloads::operation::put_text::PutTextInput;
use codeartifact_tests::models::payloads::operation::put_typed::PutTypedInput;
use codeartifact_tests::models::payloads::operation::put_union::PutUnionInput;
use codeartifact_tests::models::payloads::types::{Choice, Colour, Point};
use serde_json::json;

const TAGGED: &[(&str, &str)] = &[("X-Tag", "t")];

/// The content type and the body.
fn content(sent: &Sent) -> (Option<&str>, &str) {
    (sent.header("content-type"), std::str::from_utf8(&sent.body).unwrap())
}

#[test]
fn a_structure_is_the_body() {
    let point = || Point::builder().x(1).y(2).build();
    let sent = send(PutStructureInput::builder().tag("t").content(point()).build());
    assert_eq!(sent.header("x-tag"), Some("t"));
    assert_eq!(sent.json(), json!({"x": 1, "Y": 2}));
    assert_eq!(send(PutStructureInput::builder().build()).json(), json!({}));

    let output = receive_with::<PutStructureInput>(TAGGED, r#"{"x": 1, "Y": 2, "new": [{}]}"#).unwrap();
    assert_eq!((output.tag(), output.content()), (Some("t"), Some(&point())));
    assert_eq!(receive_with::<PutStructureInput>(&[], "").unwrap().content(), None);
}

#[test]
fn texts_are_the_body() {
    let sent = send(PutTextInput::builder().content("ü\n").build());
    assert_eq!(content(&sent), (Some("text/plain"), "ü\n"));
    let sent = send(PutEnumerationInput::builder().content(Colour::from("mauve")).build());
    assert_eq!(content(&sent), (Some("text/plain"), "mauve"));
    assert_eq!(content(&send(PutTextInput::builder().build())), (None, ""));

    assert_eq!(receive_with::<PutTextInput>(TAGGED, "ü\n").unwrap().content(), Some("ü\n"));
    assert_eq!(receive_with::<PutEnumerationInput>(TAGGED, "blue").unwrap().content(), Some(&Colour::Blue));
    assert!(receive_with::<PutTextInput>(&[], b"\xff".as_slice()).is_err());
}

#[test]
fn blobs_are_the_body() {
    let sent = send(PutBlobInput::builder().content(Blob::from("bytes")).build());
    assert_eq!(content(&sent), (Some("application/octet-stream"), "bytes"));
    let sent = send(PutTypedInput::builder().content(Blob::from("{}")).content_type("text/x-own").build());
    assert_eq!(content(&sent), (Some("text/x-own"), "{}"));

    let output = receive_with::<PutBlobInput>(TAGGED, b"\xff\0".as_slice()).unwrap();
    assert_eq!(output.content(), Some(&Blob::from(b"\xff\0")));
}

#[tokio::test]
async fn streams_are_the_body() {
    let sent = send(PutStreamInput::builder().tag("t").content(ByteStream::from_static(b"flow")).build());
    assert_eq!(content(&sent), (Some("application/octet-stream"), "flow"));
    assert_eq!(sent.header("content-length"), Some("4"));

    let output = receive_with::<PutStreamInput>(TAGGED, "flow").unwrap();
    assert_eq!(output.tag(), Some("t"));
    assert_eq!(output.content.collect().await.unwrap().into_bytes(), "flow");
}

#[test]
fn a_required_stream_is_asked_for() {
    let error = try_send(PutRequiredStreamInput::default()).err().unwrap();
    assert!(error.to_string().contains("content"), "{error}");
}

#[test]
fn documents_are_the_body() {
    let sent = send(PutDocumentInput::builder().content(json!([1, null, "a"])).build());
    assert_eq!(sent.json(), json!([1, null, "a"]));
    assert_eq!(content(&send(PutDocumentInput::builder().build())), (None, ""));
    assert_eq!(receive_with::<PutDocumentInput>(TAGGED, "\"text\"").unwrap().content(), Some(&json!("text")));
}

#[test]
fn unions_are_the_body() {
    let sent = send(PutUnionInput::builder().content(Choice::Number(3)).build());
    assert_eq!(sent.json(), json!({"number": 3}));
    assert_eq!(content(&send(PutUnionInput::builder().build())), (None, ""));
    let output = receive_with::<PutUnionInput>(TAGGED, r#"{"text": "a"}"#).unwrap();
    assert_eq!(output.content(), Some(&Choice::Text("a".to_owned())));
}

#[test]
fn lists_and_maps_are_the_body() {
    let sent = send(PutListInput::builder().content(Point::builder().x(1).build()).build());
    assert_eq!(sent.json(), json!([{"x": 1}]));
    let sent = send(PutMapInput::builder().content("a", "b").build());
    assert_eq!(sent.json(), json!({"a": "b"}));

    let output = receive_with::<PutListInput>(TAGGED, r#"[{"x": 1}, null]"#).unwrap();
    assert_eq!(output.content(), [Point::builder().x(1).build()]);
    assert_eq!(receive_with::<PutMapInput>(TAGGED, r#"{"a": "b"}"#).unwrap().content().unwrap()["a"], "b");
}
