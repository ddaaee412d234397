//! Structures: what is boxed, what is demanded, and how names that collide are settled, with a record and without.

use super::support::{generate, model, with};
use super::{file, has_lines};
use botocore_codegen::{Options, Output};
use botocore_model::{Source, Sources};
use serde_json::{Value, json};

fn generated(model: &Value, record: &str) -> Result<Output, String> {
    let text = model.to_string();
    let mut sources = Sources::of_text("service-2.json", &text);
    sources.published = Some(Source { name: "names-1.local.json", text: record });
    let model = botocore_model::read(&sources).map_err(|problems| problems.to_string())?;
    botocore_codegen::generate(&model, &Options::default()).map_err(|problems| problems.to_string())
}

/// The record of a model of which nothing has been published.
fn record(model: &Value) -> String {
    generated(model, "{\"version\": 1.0}").unwrap().published.unwrap()
}

/// The model with two structures, which hold what these members say, in the output.
fn held(shapes: &[(&str, Value)]) -> Value {
    let mut model = model();
    for (name, members) in shapes {
        model["shapes"][*name] = json!({"type": "structure", "members": members});
        model["shapes"]["PutResponse"]["members"][format!("of{name}")] = json!({"shape": name});
    }
    model
}

#[test]
fn a_published_member_stays_without_a_box() {
    let text = json!({"text": {"shape": "Text"}});
    let zed = || ("Zed", json!({"inner": {"shape": "Alpha"}}));
    let before = held(&[("Alpha", text), zed()]);
    let after = held(&[("Alpha", json!({"text": {"shape": "Text"}, "back": {"shape": "Zed"}})), zed()]);
    has_lines(&before, "src/types/zed.rs", &["pub inner: Option<types::Alpha>,"]);
    // By the order of names alone it would be the other way round.
    has_lines(&after, "src/types/zed.rs", &["pub inner: Option<Box<types::Alpha>>,"]);
    has_lines(&after, "src/types/alpha.rs", &["pub back: Option<types::Zed>,"]);
    let files = generated(&after, &record(&before)).unwrap().files;
    assert!(files["src/types/zed.rs"].contains("pub inner: Option<types::Alpha>,"));
    assert!(files["src/types/alpha.rs"].contains("pub back: Option<Box<types::Zed>>,"));
}

#[test]
fn a_published_box_stays() {
    let other = || ("Other", json!({"back": {"shape": "Node"}}));
    let before = held(&[("Node", json!({"next": {"shape": "Other"}})), other()]);
    let after = held(&[("Node", json!({"text": {"shape": "Text"}})), other()]);
    has_lines(&before, "src/types/other.rs", &["pub back: Option<Box<types::Node>>,"]);
    has_lines(&after, "src/types/other.rs", &["pub back: Option<types::Node>,"]);
    let output = generated(&after, &record(&before)).unwrap();
    assert!(output.files["src/types/other.rs"].contains("pub back: Option<Box<types::Node>>,"));
    assert!(output.published.unwrap().contains("\"back\": \"back\""));
}

#[test]
fn what_leads_into_a_cycle_or_out_of_it_has_no_box() {
    let holds = |members: &[&str]| members.iter().map(|name| (format!("to{name}"), json!({"shape": name}))).collect();
    let shapes = [
        ("Before", holds(&["Round"])),
        ("Round", holds(&["Trip"])),
        ("Trip", holds(&["Round", "Way"])),
        ("Way", holds(&["Tour"])),
        ("Tour", holds(&["Tour", "Behind"])),
        ("Behind", json!({"text": {"shape": "Text"}})),
    ];
    let model = held(&shapes);
    for (file, line) in [
        ("before", "pub to_round: Option<types::Round>,"),
        ("round", "pub to_trip: Option<types::Trip>,"),
        ("trip", "pub to_round: Option<Box<types::Round>>,"),
        ("trip", "pub to_way: Option<types::Way>,"),
        ("way", "pub to_tour: Option<types::Tour>,"),
        ("tour", "pub to_tour: Option<Box<types::Tour>>,"),
        ("tour", "pub to_behind: Option<types::Behind>,"),
    ] {
        has_lines(&model, &format!("src/types/{file}.rs"), &[line]);
    }
}

/// Structures that hold each other at random: those without a box end, and each box breaks a cycle.
#[test]
fn each_box_ends_a_cycle_and_no_cycle_is_without_one() {
    let mut state = 1_u64;
    let mut random = move |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let mut seen = [false; 2];
    for _ in 0..100 {
        let number = 2 + random(4);
        let pairs = (0..number).flat_map(|outer| (0..number).map(move |inner| (outer, inner)));
        let edges: Vec<_> = pairs.filter(|_| random(3) == 0).collect();
        let names: Vec<_> = (0..number).map(|node| format!("Node{node}")).collect();
        let members = |outer| {
            let held = edges.iter().filter(|(from, _)| *from == outer);
            held.map(|(_, to)| (format!("to{to}"), json!({"shape": format!("Node{to}")}))).collect::<Value>()
        };
        let shapes: Vec<_> = names.iter().zip(0..number).map(|(name, node)| (name.as_str(), members(node))).collect();
        let files = generate(&held(&shapes)).unwrap().files;
        let is_boxed = |(outer, inner): &(u64, u64)| {
            let text = &files[&format!("src/types/node{outer}.rs")];
            let [boxed, plain] = [format!("Option<Box<types::Node{inner}>>"), format!("Option<types::Node{inner}>")]
                .map(|type_| text.contains(&format!("pub to{inner}: {type_},")));
            assert!(boxed != plain, "{text}");
            boxed
        };
        let (boxed, plain): (Vec<_>, Vec<_>) = edges.iter().copied().partition(is_boxed);
        for edge in &plain {
            assert!(!closes(&plain, edge), "{edge:?} of {edges:?}");
        }
        for edge in &boxed {
            assert!(closes(&plain, edge), "{edge:?} of {edges:?}");
        }
        seen = [seen[0] || !boxed.is_empty(), seen[1] || plain.len() > boxed.len()];
    }
    assert_eq!(seen, [true; 2]);
}

/// Whether an edge leads to where edges lead back from.
fn closes(edges: &[(u64, u64)], (outer, inner): &(u64, u64)) -> bool {
    let mut reached = vec![*inner];
    let mut next = 0;
    while let Some(from) = reached.get(next).copied() {
        let further = edges.iter().filter(|edge| edge.0 == from).map(|edge| edge.1);
        let further: Vec<_> = further.filter(|to| !reached.contains(to)).collect();
        reached.extend(further);
        next += 1;
    }
    reached.contains(outer)
}

#[test]
fn a_token_that_is_made_up_is_not_demanded() {
    let mut model = with("/shapes/PutRequest/members/token", json!({"shape": "Text", "idempotencyToken": true}));
    model["shapes"]["PutRequest"]["required"] = json!(["id", "thing", "token"]);
    let text = file(&model, "src/required.rs");
    assert!(text.contains("required! { Id(") && !text.contains("Token("), "{text}");
}

#[test]
fn a_marker_never_hides_its_builder() {
    let mut model = with("/shapes/PutRequest/members/putBuilder", json!({"shape": "Text"}));
    model["shapes"]["PutRequest"]["required"] = json!(["id", "thing", "putBuilder"]);
    has_lines(&model, "src/required.rs", &["required! { PutBuilderMember("]);
    assert!(record(&model).contains("\"PutRequest.put_builder\": \"PutBuilderMember\""));
}

#[test]
fn fields_that_collide_are_settled_by_name_and_variants_by_the_order_of_the_model() {
    let mut model = model();
    let members = json!({"fooBar": {"shape": "Text"}, "FooBar": {"shape": "Text"}});
    model["shapes"]["Thing"]["members"] = members.clone();
    model["shapes"]["Thing"]["required"] = json!([]);
    model["shapes"]["PutRequest"]["members"]["choice"] = json!({"shape": "Choice"});
    model["shapes"]["Choice"]["members"] = members;
    let text = model.to_string().replace(
        r#"{"FooBar":{"shape":"Text"},"fooBar":{"shape":"Text"}}"#,
        r#"{"fooBar":{"shape":"Text"},"FooBar":{"shape":"Text"}}"#,
    );
    let model = botocore_model::read(&Sources::of_text("service-2.json", &text)).unwrap();
    let files = botocore_codegen::generate(&model, &Options::default()).unwrap().files;
    let (thing, choice) = (&files["src/types/thing.rs"], &files["src/types/choice.rs"]);
    assert!(thing.contains("foo_bar2: \"fooBar\"") && thing.contains("foo_bar: \"FooBar\""), "{thing}");
    assert!(choice.contains("FooBar: \"fooBar\"") && choice.contains("FooBar2: \"FooBar\""), "{choice}");
}

#[test]
fn what_programs_cannot_use_asks_for_no_name() {
    let record = record(&model());
    let shape = json!({"type": "structure", "members": {"text": {"shape": "Text"}}});
    let unused = with("/shapes/THING", shape.clone());
    generated(&unused, &record).unwrap();
    // Neither a value nor a member of it does.
    let mut left = model();
    for member in ["colour", "choice"] {
        left["shapes"]["Thing"]["members"].as_object_mut().unwrap().remove(member);
    }
    left["shapes"]["Colour"]["enum"] = json!(["RED", "red"]);
    left["shapes"]["Choice"]["members"]["_a"] = json!({"shape": "Text"});
    generated(&left, &record).unwrap();
    // Of two that meet, the one that programs can use is named first.
    let mut two = held(&[("New", json!({"text": {"shape": "Text"}}))]);
    two["shapes"]["NEW"] = shape;
    assert!(generated(&two, &record).unwrap().files["src/types/new.rs"].contains("pub struct New {"));
}

#[test]
fn the_name_of_a_builder_is_kept_free_for_types_on_record_alone() {
    let with_both = || {
        let mut model = held(&[("New", json!({"text": {"shape": "Text"}}))]);
        model["shapes"]["NewBuilder"] = json!({"type": "string", "enum": ["a"]});
        model["shapes"]["PutResponse"]["members"]["builder"] = json!({"shape": "NewBuilder"});
        model
    };
    has_lines(&with_both(), "src/types/new_builder.rs", &["pub enum NewBuilder {"]);
    let files = generated(&with_both(), &record(&model())).unwrap().files;
    assert!(files.contains_key("src/types/new_builder2.rs"), "{:?}", files.keys());
    // Where both have been published, neither has anything to say, until a builder is needed.
    let mut both = record(&model());
    both = both.replacen("\"types\": {", "\"types\": {\"New\": \"New\", \"NewBuilder\": \"NewBuilder\",", 1);
    generated(&with_both(), &both).unwrap();
    let mut sent = with_both();
    sent["shapes"]["PutRequest"]["members"]["new"] = json!({"shape": "New"});
    let problems = generated(&sent, &both).unwrap_err();
    assert!(problems.contains("\"New\" comes with \"NewBuilder\", which belongs to \"NewBuilder\""), "{problems}");
    // A newcomer whose builder would meet a published name asks for a line.
    let only = record(&model()).replacen("\"types\": {", "\"types\": {\"NewBuilder\": \"NewBuilder\",", 1);
    let problems = generated(&with_both(), &only).unwrap_err();
    assert!(problems.contains("$.shapes.New: a type would be called \"New\" here, which meets"), "{problems}");
}

#[test]
fn the_method_that_tells_an_error_has_the_name_that_was_chosen_for_it() {
    let record = record(&model()).replace("\"Failure\": \"Failure\"", "\"Failure\": \"Failed\"");
    let record = record.replace("\"Failure\": \"is_failure\"", "");
    let output = generated(&model(), &record).unwrap();
    assert!(output.files["src/types/error.rs"].contains("Failed: is_failed,"));
}
