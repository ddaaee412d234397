//! Members: where they travel, what they are documented by, and which of them are kept from sight.

use super::support::{generate, model, refusal};
use super::{file, has_lines};
use serde_json::{Value, json};

const PUT: &str = "src/operation/put.rs";

/// The model with an input of these members, beside a required label.
fn with_input(members: &Value, shapes: &Value) -> Value {
    let mut model = model();
    let input = &mut model["shapes"]["PutRequest"];
    let label = input["members"]["id"].clone();
    input["members"] = members.clone();
    input["members"]["id"] = label;
    input["required"] = json!(["id"]);
    for (name, shape) in shapes.as_object().unwrap() {
        model["shapes"][name] = shape.clone();
    }
    model
}

#[test]
fn a_payload_that_is_held_in_memory_is_no_stream() {
    let mut model = with_input(&json!({"content": {"shape": "Bytes"}}), &json!({"Bytes": {"type": "blob"}}));
    model["shapes"]["PutRequest"]["payload"] = json!("content");
    has_lines(&model, PUT, &["pub content: Option<Blob>,", "request.payload(\"application/octet-stream\", "]);
    model["shapes"]["Bytes"]["streaming"] = json!(true);
    assert!(!file(&model, PUT).contains("Option<Blob>"));
    has_lines(&model, PUT, &["pub content: Option<ByteStream>,"]);
}

#[test]
fn a_member_may_say_by_itself_that_it_streams() {
    let members = json!({"content": {"shape": "Bytes", "streaming": true}});
    let mut model = with_input(&members, &json!({"Bytes": {"type": "blob"}}));
    model["shapes"]["PutRequest"]["payload"] = json!("content");
    has_lines(&model, PUT, &["pub content: Option<ByteStream>,"]);
}

#[test]
fn maps_in_the_query_hold_scalars_or_lists_of_them() {
    let members = json!({"odd": {"shape": "Map", "location": "querystring"}});
    let map = |value: &str| json!({"Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": value}}});
    for value in ["Text", "Texts"] {
        generate(&with_input(&members, &map(value))).unwrap();
    }
    let advice = "cannot travel at its location; give it a scalar or a list of scalars";
    let of_maps = "cannot travel at its location; give it a map of strings that is not sparse";
    let of_colours = json!({"Map": {"type": "map", "key": {"shape": "Colour"}, "value": {"shape": "Text"}}});
    let mut sparse = map("Text");
    sparse["Map"]["sparse"] = json!(true);
    for odd in [&map("Thing"), &of_colours, &sparse] {
        refusal(&with_input(&members, odd), &["$.shapes.PutRequest.members.odd: ", of_maps]);
    }
    let members = json!({"odd": {"shape": "Map", "location": "headers", "locationName": "X-"}});
    generate(&with_input(&members, &map("Text"))).unwrap();
    for odd in [&map("Texts"), &of_colours, &sparse] {
        refusal(&with_input(&members, odd), &["$.shapes.PutRequest.members.odd: ", of_maps]);
    }
    let members = json!({"odd": {"shape": "Sparse", "location": "header", "locationName": "X"}});
    let sparse = json!({"Sparse": {"type": "list", "sparse": true, "member": {"shape": "Text"}}});
    refusal(&with_input(&members, &sparse), &["$.shapes.PutRequest.members.odd: ", advice]);
}

#[test]
fn names_that_no_header_can_have_are_refused() {
    let map = json!({"Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}}});
    for (shape, location) in [("Text", "header"), ("Map", "headers")] {
        for name in ["X Odd", "X-Ödd", "X:Odd", "X\nOdd"] {
            let members = json!({"odd": {"shape": shape, "location": location, "locationName": name}});
            refusal(
                &with_input(&members, &map),
                &["$.shapes.PutRequest.members.odd: ", "whose name no header can have"],
            );
        }
        let members = json!({"even": {"shape": shape, "location": location, "locationName": "x_Even.1-"}});
        generate(&with_input(&members, &map)).unwrap();
    }
    let nameless = json!({"odd": {"shape": "Text", "location": "header", "locationName": ""}});
    refusal(&with_input(&nameless, &map), &["whose name no header can have"]);
}

#[test]
fn what_holds_a_secret_is_one() {
    let secret = json!({"type": "string", "sensitive": true});
    let shapes = json!({
        "Secret": secret,
        "Lists": {"type": "list", "member": {"shape": "List"}},
        "List": {"type": "list", "member": {"shape": "Secret"}},
        "Keys": {"type": "map", "key": {"shape": "Secret"}, "value": {"shape": "Text"}},
        "Values": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Secret"}},
        "Hidden": {"type": "list", "sensitive": true, "member": {"shape": "Text"}},
        "Open": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Texts"}}
    });
    for (shape, is_secret) in
        [("Secret", true), ("Lists", true), ("Keys", true), ("Values", true), ("Hidden", true), ("Open", false)]
    {
        let text = file(&with_input(&json!({"odd": {"shape": shape}}), &shapes), PUT);
        assert_eq!(text.contains(".field(\"odd\", &sensitive::redacted(&self.odd))"), is_secret, "{shape}: {text}");
    }
}

#[test]
fn a_member_has_its_own_words_or_those_of_its_shape() {
    let shapes = json!({"Named": {"type": "string", "documentation": "<p>A name.</p>"}});
    let members =
        json!({"one": {"shape": "Named"}, "two": {"shape": "Named", "documentation": "<p>Its own name.</p>"}});
    let text = file(&with_input(&members, &shapes), PUT);
    assert!(text.contains("/// A name.\n    pub one: "), "{text}");
    assert!(text.contains("/// Its own name.\n    pub two: "), "{text}");
}

#[test]
fn documentation_links_what_is_emitted_alone() {
    let html = "<p>See <code>Thing</code>, <code>Colour</code>, <code>Failure</code>, <code>Put</code>, \
                <code>Any</code>, <code>Text</code> and <code>Unused</code>.</p>";
    let shapes = json!({
        "Any": {"type": "structure", "members": {}, "document": true},
        "Unused": {"type": "structure", "members": {}}
    });
    let members = json!({"any": {"shape": "Any"}, "thing": {"shape": "Thing", "documentation": html}});
    let model = with_input(&members, &shapes);
    let text =
        file(&model, PUT).lines().map(|line| line.trim().trim_start_matches("/// ")).collect::<Vec<_>>().join(" ");
    let expected = "See [`Thing`](crate::types::Thing), [`Colour`](crate::types::Colour), \
                    [`Failure`](crate::types::error::Failure), [`Put`](crate::Client::put), `Any`, `Text` and `Unused`.";
    assert!(text.contains(expected), "{text}");
    let files = generate(&model).unwrap().files;
    assert!(!files.contains_key("src/types/any.rs") && !files.contains_key("src/types/unused.rs"));
}

#[test]
fn streams_are_no_elements() {
    let blob = json!({"type": "blob", "streaming": true});
    let events = json!({"type": "structure", "eventstream": true, "members": {}});
    let list = json!({"type": "list", "member": {"shape": "Stream"}});
    let map = json!({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Stream"}});
    for (stream, collection, key) in
        [(&blob, &list, "member"), (&blob, &map, "value"), (&events, &list, "member"), (&events, &map, "value")]
    {
        let shapes = json!({"Stream": stream, "Streams": collection});
        let place = format!("$.shapes.Streams.{key}.shape: the elements are streams, which is not generated");
        refusal(&with_input(&json!({"odd": {"shape": "Streams"}}), &shapes), &[&place]);
    }
}

#[test]
fn elements_have_names_where_the_model_has_unusual_ones() {
    let map = |key: &str, value: &str| {
        let named = |name: &str| json!({"shape": "Free", "locationName": name});
        json!({"Map": {"type": "map", "key": named(key), "value": named(value)}, "Free": {"type": "string"}})
    };
    let layout = |shapes: &Value| {
        let mut model = with_input(&json!({"odd": {"shape": "Map"}}), shapes);
        model["metadata"]["protocol"] = json!("query");
        let text = file(&model, PUT);
        text.lines().find(|line| line.contains("odd: \"odd\"")).unwrap().trim().to_owned()
    };
    let usual = layout(&map("key", "value"));
    assert_eq!(usual, "odd: \"odd\",");
    for (key, value) in [("key", "to"), ("from", "value"), ("from", "to")] {
        let found = layout(&map(key, value));
        assert!(found.contains(&format!("{key:?}")) && found.contains(&format!("{value:?}")), "{found}");
    }
}

#[test]
fn a_hash_that_signing_computes_need_not_be_given() {
    let members = |name: &str, location: &str| {
        json!({
            "digest": {"shape": "Text", "location": location, "locationName": name},
            "content": {"shape": "Bytes"}
        })
    };
    let shapes = json!({"Bytes": {"type": "blob", "streaming": true}});
    for (name, location, is_computed) in [
        ("X-Amz-Content-Sha256", "header", true),
        ("X-Amz-Content-Sha256", "querystring", false),
        ("X-Other", "header", false),
    ] {
        let mut model = with_input(&members(name, location), &shapes);
        model["shapes"]["PutRequest"]["payload"] = json!("content");
        model["shapes"]["PutRequest"]["required"] = json!(["id", "digest"]);
        let is_required = file(&model, "src/required.rs").contains("required! { Digest(");
        assert_eq!(is_required, !is_computed, "{name} in {location}");
    }
    let mut model = with_input(&members("X-Amz-Content-Sha256", "header"), &json!({"Bytes": {"type": "blob"}}));
    model["shapes"]["PutRequest"]["required"] = json!(["id", "digest"]);
    assert!(file(&model, "src/required.rs").contains("required! { Digest("));
}
