//! The record of published names: what it holds, what it decides, and what is wrong with it.

use crate::service::{EMPTY, RECORD, first_record, generate, generated, grown, model, problems, with_line};
use botocore_codegen::Options;
use serde_json::{Value, json};
use std::fs;

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
