//! Published names stay: what is added to a model takes other names, or asks for them.

use botocore_codegen::{Options, Output};
use botocore_model::{Source, Sources};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

const RECORD: &str = "small/2020-01-01/names-1.local.json";

/// A record in which nothing stands yet.
const EMPTY: &str = "{\"version\": 1.0}";

/// A service whose operation sends and receives one of each kind of shape.
fn model() -> Value {
    json!({
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01", "endpointPrefix": "small", "protocol": "rest-json", "serviceFullName": "Small",
            "serviceId": "Small", "signatureVersion": "v4", "signingName": "small"
        },
        "operations": {"PutThing": operation("PutThing")},
        "shapes": {
            "PutThingRequest": {
                "type": "structure",
                "required": ["fooBar"],
                "members": {"fooBar": {"shape": "Text"}, "thing": {"shape": "Thing"}}
            },
            "PutThingResponse": {"type": "structure", "members": {"thing": {"shape": "Thing"}}},
            "Thing": {
                "type": "structure",
                "members": {"colour": {"shape": "Colour"}, "choice": {"shape": "Choice"}, "type": {"shape": "Text"}}
            },
            "Colour": {"type": "string", "enum": ["dark-red"]},
            "Choice": {"type": "structure", "union": true, "members": {"asText": {"shape": "Text"}}},
            "Failure": {"type": "structure", "exception": true, "members": {"message": {"shape": "Text"}}},
            "Text": {"type": "string"}
        }
    })
}

fn operation(name: &str) -> Value {
    json!({
        "name": name, "http": {"method": "PUT", "requestUri": format!("/{name}")},
        "input": {"shape": "PutThingRequest"}, "output": {"shape": "PutThingResponse"}
    })
}

/// The model with entries added to its objects, by their JSON pointers.
fn grown(additions: &[(&str, Value)]) -> Value {
    let mut model = model();
    for (pointer, value) in additions {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match model.pointer_mut(parent).unwrap() {
            Value::Array(items) => items.insert(0, value.clone()),
            parent => parent[key] = value.clone(),
        }
    }
    model
}

/// Additions that meet a published name, and the place and section of their problem, the line that it proposes for the
/// record, and another one that a maintainer may write.
type Newcomer = (Vec<(&'static str, Value)>, [&'static str; 4]);

fn newcomers() -> Vec<Newcomer> {
    let used = |shape: &str| ("/shapes/PutThingResponse/members/another", json!({"shape": shape}));
    let text = json!({"shape": "Text"});
    vec![
        (
            vec![("/shapes/THING", json!({"type": "structure", "members": {}})), used("THING")],
            ["$.shapes.THING", "$.types", "\"THING\": \"Thing2\"", "\"THING\": \"OtherThing\""],
        ),
        (
            vec![("/shapes/COLOUR", json!({"type": "string", "enum": ["a"]})), used("COLOUR")],
            ["$.shapes.COLOUR", "$.types", "\"COLOUR\": \"Colour2\"", "\"COLOUR\": \"Hue\""],
        ),
        (
            vec![("/shapes/Thing_Builder", json!({"type": "string", "enum": ["a"]})), used("Thing_Builder")],
            [
                "$.shapes.Thing_Builder",
                "$.types",
                "\"Thing_Builder\": \"ThingBuilder2\"",
                "\"Thing_Builder\": \"WhoBuildsThings\"",
            ],
        ),
        (
            vec![("/shapes/FAILURE", json!({"type": "structure", "exception": true, "members": {}}))],
            ["$.shapes.FAILURE", "$.errors", "\"FAILURE\": \"Failure2\"", "\"FAILURE\": \"Failed\""],
        ),
        (
            vec![("/shapes/Thing/members/Colour", text.clone())],
            [
                "$.shapes.Thing.members.Colour",
                "$.members.Thing",
                "\"Colour\": \"colour2\"",
                "\"Colour\": \"other_colour\"",
            ],
        ),
        (
            vec![("/shapes/PutThingRequest/members/set_foo_bar", text.clone())],
            [
                "$.shapes.PutThingRequest.members.set_foo_bar",
                "$.members.PutThingRequest",
                "\"set_foo_bar\": \"set_foo_bar2\"",
                "\"set_foo_bar\": \"other\"",
            ],
        ),
        (
            vec![("/shapes/Choice/members/AsText", text.clone())],
            ["$.shapes.Choice.members.AsText", "$.members.Choice", "\"AsText\": \"AsText2\"", "\"AsText\": \"Words\""],
        ),
        (
            vec![("/shapes/Failure/members/Message", text.clone())],
            [
                "$.shapes.Failure.members.Message",
                "$.members.Failure",
                "\"Message\": \"message2\"",
                "\"Message\": \"words\"",
            ],
        ),
        (
            vec![("/shapes/PutThingResponse/members/Thing", text)],
            [
                "$.shapes.PutThingResponse.members.Thing",
                "$.members.PutThingResponse",
                "\"Thing\": \"thing2\"",
                "\"Thing\": \"other_thing\"",
            ],
        ),
        (
            vec![("/shapes/Colour/enum/0", json!("DARK_RED"))],
            ["$.shapes.Colour.enum[0]", "$.values.Colour", "\"DARK_RED\": \"DarkRed2\"", "\"DARK_RED\": \"Dark\""],
        ),
    ]
}

fn generate(model: &Value, record: Option<&str>, options: &Options) -> Result<Output, String> {
    let text = model.to_string();
    let mut sources = Sources::of_text("small/2020-01-01/service-2.json", &text);
    sources.published = record.map(|text| Source { name: RECORD, text });
    let model = botocore_model::read(&sources).map_err(|problems| problems.to_string())?;
    botocore_codegen::generate(&model, options).map_err(|problems| problems.to_string())
}

fn generated(model: &Value, record: &str) -> Output {
    generate(model, Some(record), &Options::default()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The record that a first run writes.
fn first_record() -> String {
    generated(&model(), EMPTY).published.unwrap()
}

/// The record with a line added to a section or changed there.
fn with_line(record: &str, section: &str, line: &str) -> String {
    let mut record: Value = serde_json::from_str(record).unwrap();
    let section = section.trim_start_matches('$').replace('.', "/");
    let line: BTreeMap<String, Value> = serde_json::from_str(&format!("{{{line}}}")).unwrap();
    record.pointer_mut(&section).unwrap_or_else(|| panic!("no {section}")).as_object_mut().unwrap().extend(line);
    record.to_string()
}

/// The problems of a model with this record, one a line.
fn problems(model: &Value, record: &str) -> String {
    generate(model, Some(record), &Options::default()).expect_err("the model is generated")
}

#[test]
fn the_record_holds_every_name_one_a_line() {
    assert_eq!(
        first_record(),
        r#"{
  "version": 1.0,
  "operations": {
    "PutThing": "PutThing"
  },
  "methods": {
    "PutThing": "put_thing"
  },
  "modules": {
    "PutThing": "put_thing"
  },
  "types": {
    "Choice": "Choice",
    "Colour": "Colour",
    "Thing": "Thing"
  },
  "errors": {
    "Failure": "Failure"
  },
  "predicates": {
    "Failure": "is_failure"
  },
  "markers": {
    "foo_bar": "FooBar"
  },
  "members": {
    "Choice": {
      "asText": "AsText"
    },
    "Failure": {
      "message": "message"
    },
    "PutThingRequest": {
      "fooBar": "foo_bar",
      "thing": "thing"
    },
    "PutThingResponse": {
      "thing": "thing"
    },
    "Thing": {
      "choice": "choice",
      "colour": "colour",
      "type": "r#type"
    }
  },
  "values": {
    "Colour": {
      "dark-red": "DarkRed"
    }
  }
}
"#
    );
}

#[test]
fn a_record_changes_no_byte_of_the_crate_and_is_its_own_next_one() {
    let without = generate(&model(), None, &Options::default()).unwrap();
    let first = generated(&model(), EMPTY);
    let second = generated(&model(), first.published.as_ref().unwrap());
    assert!(without.files == first.files && first == second);
    assert_eq!(without.published, None);
}

#[test]
fn a_newcomer_that_meets_a_published_name_asks_for_a_line_in_the_record() {
    let record = first_record();
    for (additions, [place, section, line, _]) in newcomers() {
        let problems = problems(&grown(&additions), &record);
        let expected = [
            &format!("service-2.json: {place}: "),
            &format!("add it in {RECORD} to {section} as in {line}"),
            "1 problem",
        ];
        for part in expected {
            assert!(problems.contains(part), "{part:?} is not in: {problems}");
        }
    }
}

#[test]
fn both_the_proposed_line_and_another_one_are_heeded_and_rename_nothing() {
    let record = first_record();
    for (additions, [_, section, proposed, chosen]) in newcomers() {
        for line in [proposed, chosen] {
            let output = generated(&grown(&additions), &with_line(&record, section, line));
            let after = output.published.unwrap();
            assert!(after.contains(line), "{line} is not in: {after}");
            for line in record.lines().map(|line| line.trim_end_matches(',')) {
                assert!(after.contains(line), "{line} is gone from: {after}");
            }
            let name = line.split('"').nth(3).unwrap();
            assert!(output.files.values().any(|text| text.contains(name)), "{name} is not emitted");
        }
    }
}

#[test]
fn without_a_record_collisions_are_settled_by_name() {
    for (additions, _) in newcomers() {
        generate(&grown(&additions), None, &Options::default()).unwrap();
    }
    let shape = json!({"type": "structure", "members": {}});
    let used = ("/shapes/PutThingResponse/members/another", json!({"shape": "THING"}));
    let output = generate(&grown(&[("/shapes/THING", shape), used]), None, &Options::default()).unwrap();
    assert!(output.files["src/types/thing2.rs"].contains("pub struct Thing2"));
}

#[test]
fn operations_that_meet_a_published_name_ask_for_a_line_of_each_scope() {
    let additions = [("/operations/Put_Thing", operation("Put_Thing"))];
    let problems = problems(&grown(&additions), &first_record());
    for line in [
        "to $.operations as in \"Put_Thing\": \"PutThing2\"",
        "to $.methods as in \"Put_Thing\": \"put_thing2\"",
        "to $.modules as in \"Put_Thing\": \"put_thing2\"",
    ] {
        assert!(problems.contains(line), "{line} is not in: {problems}");
    }
}

#[test]
fn newcomers_that_meet_each_other_alone_are_settled_in_any_order() {
    let shape = |member: &str| json!({"type": "structure", "members": {member: {"shape": "Text"}}});
    let (first, second) = (("/shapes/NEW", shape("a")), ("/shapes/New", shape("b")));
    let used = ["NEW", "New"].map(|name| json!({"shape": name}));
    let uses = [
        ("/shapes/PutThingResponse/members/x", used[0].clone()),
        ("/shapes/PutThingResponse/members/y", used[1].clone()),
    ];
    let record = first_record();
    let [one, other] = [[first.clone(), second.clone()], [second, first]]
        .map(|shapes| generated(&grown(&[shapes.as_slice(), &uses].concat()), &record));
    assert!(one == other);
    let after = one.published.unwrap();
    assert!(after.contains("\"NEW\": \"New\"") && after.contains("\"New\": \"New2\""), "{after}");
}

#[test]
fn a_name_stays_taken_by_what_the_model_no_longer_has() {
    let record = first_record();
    let mut smaller = model();
    smaller["shapes"]["Thing"]["members"].as_object_mut().unwrap().remove("colour");
    smaller["shapes"].as_object_mut().unwrap().remove("Colour");
    assert_eq!(generated(&smaller, &record).published.unwrap(), record);
    smaller["shapes"]["COLOUR"] = json!({"type": "string", "enum": ["a"]});
    smaller["shapes"]["Thing"]["members"]["hue"] = json!({"shape": "COLOUR"});
    let problems = problems(&smaller, &record);
    assert!(problems.contains("\"COLOUR\": \"Colour2\""), "{problems}");
}

#[test]
fn a_recorded_name_wins_over_the_rules() {
    let record = with_line(&first_record(), "$.types", "\"Thing\": \"Object\"");
    let record = with_line(&record, "$.members.PutThingRequest", "\"fooBar\": \"default\"");
    let record = with_line(&record, "$.methods", "\"PutThing\": \"clone\"");
    let output = generated(&model(), &record);
    assert!(output.files["src/client.rs"].contains("pub fn clone(&self)"));
    assert!(output.files["src/types/object.rs"].contains("pub struct Object"));
    assert!(output.files["src/operation/put_thing.rs"].contains("pub default: Option<String>"));
}

#[test]
fn a_builder_that_a_published_type_gets_later_has_its_name_kept_free() {
    let unsent = json!({"type": "structure", "members": {"colour": {"shape": "Colour"}}});
    let mut received = grown(&[("/shapes/Thing", unsent)]);
    received["shapes"]["PutThingRequest"]["members"].as_object_mut().unwrap().remove("thing");
    let record = generated(&received, EMPTY).published.unwrap();
    received["shapes"]["ThingBuilder"] = json!({"type": "string", "enum": ["a"]});
    received["shapes"]["PutThingResponse"]["members"]["builder"] = json!({"shape": "ThingBuilder"});
    let problems = problems(&received, &record);
    assert!(problems.contains("\"ThingBuilder\": \"ThingBuilder2\""), "{problems}");
}

#[test]
fn faults_of_the_record_are_named_with_their_place() {
    let record = first_record();
    for (section, line, expected) in [
        ("$.types", r#""Thing": "a b""#, "$.types.Thing: \"a b\" cannot name a type"),
        ("$.types", r#""Thing": "thing""#, "$.types.Thing: \"thing\" cannot name a type"),
        ("$.types", r#""Thing": "Option""#, "$.types.Thing: \"Option\" is taken by what is emitted beside it"),
        ("$.types", r#""Thing": "Colour""#, "$.types.Thing: the name \"Colour\" is that of \"Colour\""),
        ("$.types", r#""Gone": "ThingBuilder""#, "$.types.Thing: \"Thing\" comes with \"ThingBuilder\""),
        ("$.errors", r#""Failure": "Exception""#, "$.errors.Failure: \"Exception\" is taken by"),
        ("$.predicates", r#""Failure": "is_retryable""#, "$.predicates.Failure: \"is_retryable\" is a method that an"),
        ("$.operations", r#""PutThing": "Put.Thing""#, "$.operations.PutThing: \"Put.Thing\" cannot name"),
        (
            "$.methods",
            r#""PutThing": "send""#,
            "$.methods.PutThing: \"send\" is a method that the client has by itself",
        ),
        (
            "$.methods",
            r#""PutThing": "match""#,
            "$.methods.PutThing: \"match\" is a keyword, which is written `r#match`",
        ),
        (
            "$.methods",
            r#""PutThing": "r#put""#,
            "$.methods.PutThing: \"r#put\" is not a valid name of a field or method",
        ),
        ("$.modules", r#""PutThing": "match""#, "$.modules.PutThing: \"match\" is taken by"),
        ("$.modules", r#""PutThing": "PutThing""#, "$.modules.PutThing: \"PutThing\" cannot name a module"),
        ("$.markers", r#""foo_bar": "Operation""#, "$.markers.foo_bar: \"Operation\" is taken by"),
        (
            "$.members.Thing",
            r#""choice": "colour""#,
            "$.members.Thing.colour: the name \"colour\" is that of \"choice\"",
        ),
        (
            "$.members.Thing",
            r#""choice": "set_colour""#,
            "$.members.Thing.colour: \"colour\" comes with \"set_colour\"",
        ),
        (
            "$.members.Thing",
            r#""choice": "build""#,
            "$.members.Thing.choice: \"build\" is a method that a builder has by",
        ),
        ("$.members.Thing", r#""choice": "self""#, "$.members.Thing.choice: \"self\" is not a valid name of a field"),
        ("$.members.Thing", r#""choice": "aChoice""#, "$.members.Thing.choice: \"aChoice\" is not a valid name of"),
        ("$.members.Thing", r#""choice": "2x""#, "$.members.Thing.choice: \"2x\" is not a valid name of a field"),
        ("$.modules", r#""PutThing": "put-thing""#, "$.modules.PutThing: \"put-thing\" cannot name a module"),
        ("$.members.Choice", r#""asText": "Unknown""#, "$.members.Choice.asText: \"Unknown\" is taken by"),
        ("$.values.Colour", r#""dark-red": "Self""#, "$.values.Colour[\"dark-red\"]: \"Self\" is taken by"),
    ] {
        let problems = problems(&model(), &with_line(&record, section, line));
        let expected = format!("{RECORD}: {expected}");
        assert!(problems.contains(&expected), "{expected:?} is not in: {problems}");
    }
}

#[test]
fn a_part_of_the_service_has_the_names_of_the_whole_and_no_record() {
    let additions = [
        ("/operations/Ask", json!({"name": "Ask", "http": {"method": "GET", "requestUri": "/"}})),
        ("/shapes/THING", json!({"type": "structure", "members": {}})),
        ("/shapes/PutThingResponse/members/another", json!({"shape": "THING"})),
    ];
    let record = with_line(&first_record(), "$.types", "\"THING\": \"OtherThing\"");
    for name in ["Ask", "PutThing"] {
        let options = Options { operations: Some(vec![name.to_owned()]), ..Options::default() };
        let output = generate(&grown(&additions), Some(&record), &options).unwrap();
        assert_eq!(output.published, None);
        assert_eq!(output.files.contains_key("src/types/other_thing.rs"), name == "PutThing");
    }
}

#[test]
fn every_small_model_with_all_its_collisions_can_start_a_record() {
    for name in small_models::names().unwrap() {
        let text = fs::read_to_string(small_models::folder().join(format!("{name}.json"))).unwrap();
        let model: Value = serde_json::from_str(&text).unwrap();
        let first = generated(&model, EMPTY);
        let second = generated(&model, first.published.as_ref().unwrap());
        assert!(first == second, "{name}");
    }
}
