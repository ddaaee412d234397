//! Additions to a model that meet a published name, or each other.

use crate::service::{RECORD, first_record, generate, generated, grown, operation, problems, with_line};
use botocore_codegen::Options;
use serde_json::{Value, json};

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
