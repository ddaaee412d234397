//! Values of every type, there and back.

use super::support::{Sent, receive, send};
use botocore_runtime::{Blob, DateTime};
use codeartifact_tests::models::types::operation::deprecated::DeprecatedInput;
use codeartifact_tests::models::types::operation::echo::{EchoInput, EchoOutput};
use codeartifact_tests::models::types::operation::same::{SameInput, SameOutput};
use codeartifact_tests::models::types::types::{Colour, Empty, Leaf, Nested, Ping, Pong, Tree};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The body that an input makes.
fn body(input: EchoInput) -> Value {
    send(input).json()
}

/// A reply with the body of a request.
fn echo(sent: &Sent) -> EchoOutput {
    receive::<EchoInput>(sent.body.clone())
}

#[test]
fn scalars_are_json_by_their_names_on_the_wire() {
    let input = EchoInput::builder()
        .string("\u{0}\"\\\u{2028}ü👍")
        .integer(i32::MIN)
        .long(i64::MAX)
        .float(0.1)
        .double(1e300)
        .boolean(false)
        .time(DateTime::from_secs(-1))
        .blob(Blob::from(b"\xff\xfe"))
        .colour(Colour::from("mauve"))
        .renamed("r")
        .build();
    let sent = send(input);
    assert_eq!(
        sent.json(),
        json!({
            "string": "\u{0}\"\\\u{2028}ü👍", "integer": i32::MIN, "long": i64::MAX, "float": 0.1, "double": 1e300,
            "boolean": false, "time": -1, "blob": "//4=", "colour": "mauve", "RE named": "r",
        })
    );
    let output = echo(&sent);
    assert_eq!(output.long(), Some(i64::MAX));
    assert_eq!(output.float(), Some(0.1));
    assert_eq!(output.blob(), Some(&Blob::from(b"\xff\xfe")));
    assert_eq!(output.colour(), Some(&Colour::from("mauve")));
    assert_eq!(output.renamed(), Some("r"));
}

#[test]
fn floats_that_are_no_numbers_are_words() {
    let sent = send(EchoInput::builder().float(f32::NAN).double(f64::NEG_INFINITY).build());
    assert_eq!(sent.json(), json!({"float": "NaN", "double": "-Infinity"}));
    let output = echo(&sent);
    assert!(output.float().unwrap().is_nan());
    assert_eq!(output.double(), Some(f64::NEG_INFINITY));
}

#[test]
fn empty_values_are_sent() {
    let input = EchoInput::builder()
        .string("")
        .set_string_lists(Some(Vec::new()))
        .set_by_colour(Some(HashMap::new()))
        .empty(Empty::default())
        .build();
    assert_eq!(body(input), json!({"string": "", "stringLists": [], "byColour": {}, "empty": {}}));
}

#[test]
fn sparse_lists_and_maps_hold_nulls_and_dense_ones_drop_them() {
    let input = EchoInput::builder()
        .sparse_strings(Some("a".to_owned()))
        .sparse_strings(None)
        .sparse_map("k", None)
        .sparse_structures(None)
        .sparse_structures(Some(Leaf::builder().name("n").build()))
        .build();
    let sent = send(input);
    let json =
        json!({"sparseStrings": ["a", null], "sparseMap": {"k": null}, "sparseStructures": [null, {"leaf-name": "n"}]});
    assert_eq!(sent.json(), json);
    let output = echo(&sent);
    assert_eq!(output.sparse_strings(), [Some("a".to_owned()), None]);
    assert_eq!(output.sparse_map().unwrap()["k"], None);
    assert_eq!(output.sparse_structures().len(), 2);
    let dense = receive::<EchoInput>(r#"{"stringLists": [null, ["a", null]], "byColour": {"red": 1, "blue": null}}"#);
    assert_eq!(dense.string_lists(), [["a".to_owned()]]);
    assert_eq!(dense.by_colour(), Some(&HashMap::from([(Colour::Red, 1)])));
}

#[test]
fn structures_nest_in_themselves() {
    let leaf = |value: i32| Tree::builder().value(value).build();
    let tree = Tree::builder().value(1).left(leaf(2)).right(leaf(3)).children(leaf(4)).named("five", leaf(5)).build();
    let sent = send(EchoInput::builder().tree(tree.clone()).build());
    assert_eq!(
        sent.json(),
        json!({"tree": {"value": 1, "left": {"value": 2}, "right": {"value": 3}, "children": [{"value": 4}],
            "named": {"five": {"value": 5}}}})
    );
    assert_eq!(echo(&sent).tree(), Some(&tree));
    assert_eq!(tree.left().and_then(Tree::value), Some(2));
}

#[test]
fn structures_nest_in_each_other() {
    let inner = Ping::builder().pong(Pong::builder().build()).build();
    let ping = Ping::builder().pong(Pong::builder().ping(inner).build()).build();
    let sent = send(EchoInput::builder().ping(ping.clone()).build());
    assert_eq!(sent.json(), json!({"ping": {"pong": {"ping": {"pong": {}}}}}));
    assert_eq!(echo(&sent).ping(), Some(&ping));
}

#[test]
fn deep_nesting_in_a_reply_is_an_error_at_most() {
    let deep = format!(r#"{{"tree": {}{}}}"#, r#"{"left": "#.repeat(100_000), "}".repeat(100_000));
    let result = super::support::reply::<EchoInput>(200, &[], deep);
    assert!(result.is_err());
}

#[test]
fn documents_are_any_json() {
    let document = json!({"a": [1, 2.5, null, {"b": "c"}], "": true});
    let sent = send(EchoInput::builder().document(document.clone()).documents(json!(1)).documents(json!("x")).build());
    assert_eq!(sent.json(), json!({"document": document, "documents": [1, "x"]}));
    assert_eq!(echo(&sent).document(), Some(&document));
    let big = receive::<EchoInput>(r#"{"document": 18446744073709551615}"#);
    assert_eq!(big.document(), Some(&json!(u64::MAX)));
}

#[test]
fn lists_and_maps_of_everything() {
    let input = EchoInput::builder()
        .blobs(Blob::from("a"))
        .string_lists(vec!["a".to_owned(), "b".to_owned()])
        .string_lists(Vec::new())
        .colours(Colour::Blue)
        .by_colour(Colour::Red, 7)
        .by_colour(Colour::from("mauve"), 8)
        .nested(Nested::builder().id("i").leaf(Leaf::default()).build())
        .build();
    assert_eq!(
        body(input),
        json!({"blobs": ["YQ=="], "stringLists": [["a", "b"], []], "colours": ["blue"],
            "byColour": {"red": 7, "mauve": 8}, "nested": {"id": "i", "leaf": {}}})
    );
}

#[test]
#[expect(deprecated, reason = "it is what is tested")]
fn deprecated_members_still_travel() {
    use codeartifact_tests::models::types::types::Old;
    let sent = send(DeprecatedInput::builder().old(Old::builder().current("c").former("f").build()).build());
    assert_eq!(sent.json(), json!({"old": {"current": "c", "former": "f"}}));
}

#[test]
fn one_shape_is_the_input_and_the_output() {
    let sent = send(SameInput::builder().id("i").build());
    let output: SameOutput = receive::<SameInput>(sent.body);
    assert_eq!(output.id(), "i");
}
