//! Models that cannot be read: errors that name file and place.

use super::support::{generate, generate_text, model, refusal, with};
use serde_json::json;

#[test]
fn the_model_to_spoil_is_sound() {
    generate(&model()).unwrap();
}

#[test]
fn every_truncation_is_an_error() {
    let text = model().to_string();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let message = generate_text(&text[..end]).expect_err("a truncated model is generated");
        assert!(message.contains("service-2.json: line 1, column"), "{message}");
    }
}

#[test]
fn what_is_no_model_is_an_error() {
    for text in ["null", "[]", "1", "\"\"", "{}", "{\"metadata\": 1}", "\u{feff}{}", "{\"a\": 1, \"a\": 2}"] {
        let message = generate_text(text).expect_err(text);
        assert!(message.contains("service-2.json"), "{message}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(generate_text(&deep).is_err());
}

#[test]
fn an_unknown_protocol_is_named() {
    refusal(&with("/metadata/protocol", json!("ec2")), &["$.metadata.protocol", "ec2", "rest-json"]);
    refusal(&with("/metadata/protocols", json!(["smithy-rpc-v2-cbor"])), &["$.metadata.protocols", "cbor"]);
}

#[test]
fn unknown_keys_and_types_are_named_with_their_places() {
    refusal(&with("/shapes/Text/Documentation", json!("x")), &["$.shapes.Text", "\"Documentation\"", "documentation"]);
    refusal(&with("/operations/Put/endpointfinding", json!({})), &["$.operations.Put", "endpointfinding"]);
    refusal(&with("/shapes/Text/type", json!("bigInteger")), &["$.shapes.Text.type", "bigInteger"]);
    let trait_ = with("/shapes/Thing/members/name/queryName", json!("Name"));
    refusal(&trait_, &["$.shapes.Thing.members.name", "queryName"]);
    let location = with("/shapes/Thing/members/name/location", json!("cookie"));
    refusal(&location, &["$.shapes.Thing.members.name.location", "cookie"]);
}

#[test]
fn dangling_references_are_named() {
    let member = with("/shapes/Thing/members/colour/shape", json!("Color"));
    refusal(&member, &["$.shapes.Thing.members.colour.shape", "no shape \"Color\"", "Colour"]);
    refusal(&with("/shapes/Texts/member/shape", json!("Nothing")), &["$.shapes.Texts.member.shape", "Nothing"]);
    refusal(&with("/operations/Put/input/shape", json!("Nothing")), &["$.operations.Put.input.shape", "Nothing"]);
    refusal(&with("/operations/Put/errors/0", json!({"shape": "Text"})), &["$.operations.Put.errors[1]", "Text"]);
    let uri = with("/operations/Put/http/requestUri", json!("/put/{Other}"));
    refusal(&uri, &["$.operations.Put.http.requestUri", "{Other}"]);
}

#[test]
fn several_problems_are_reported_together() {
    let mut broken = with("/shapes/Text/surprise", json!(1));
    broken["operations"]["Put"]["input"]["shape"] = json!("Nothing");
    broken["shapes"]["Colour"]["enum"] = json!([]);
    refusal(&broken, &["surprise", "Nothing", "$.shapes.Colour.enum", "3 problems"]);
}

#[test]
fn names_that_are_no_identifiers_are_refused() {
    let text = json!({"type": "string"});
    for name in ["../../x", "fn main(){}", "", "a b", "1a", "ü", "a\nb", "a\"b", "a/b", "a\\b", "C:\\x", "."] {
        let mut shapes = model();
        shapes["shapes"][name] = text.clone();
        refusal(&shapes, &["cannot be the name of a shape", &format!("{name:?}")]);

        let mut operations = model();
        operations["operations"][name] = json!({"name": name, "http": {"method": "GET", "requestUri": "/"}});
        refusal(&operations, &["cannot be the name of an operation", &format!("{name:?}")]);
    }
    for name in ["../x", "a b", "", "1", "a\"", "a{}", "a;b", "ü"] {
        let mut members = model();
        members["shapes"]["Thing"]["members"][name] = json!({"shape": "Text"});
        refusal(&members, &["cannot be the name of a member", &format!("{name:?}")]);
    }
}

#[test]
fn requests_that_no_http_can_carry_are_refused() {
    for uri in ["put", "", "/a b", "/a\nb", "/a#b", "/{", "/}", "/{}", "/{a{b}}", "/{Id}/{Id}", "/x?{Id}"] {
        refusal(&with("/operations/Put/http/requestUri", json!(uri)), &["$.operations.Put.http.requestUri"]);
    }
    for method in ["get", "", "BREW", "GET\r\nHost: x"] {
        refusal(&with("/operations/Put/http/method", json!(method)), &["$.operations.Put.http.method"]);
    }
}

#[test]
fn cycles_of_required_members_are_named() {
    let mut model = model();
    model["shapes"]["Thing"]["members"]["other"] = json!({"shape": "Other"});
    model["shapes"]["Thing"]["required"] = json!(["name", "other"]);
    model["shapes"]["Other"] =
        json!({"type": "structure", "required": ["thing"], "members": {"thing": {"shape": "Thing"}}});
    refusal(&model, &["$.shapes.Thing.required", "Other.thing, Thing.other"]);
    model["shapes"]["Other"]["required"] = json!([]);
    generate(&model).unwrap();
}
