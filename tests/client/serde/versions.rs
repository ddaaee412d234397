//! What one version of a program writes, another reads: the model `later` is `earlier` with additions.

use codeartifact_tests::models::earlier::operation::exchange as earlier;
use codeartifact_tests::models::earlier::types as earlier_types;
use codeartifact_tests::models::later::operation::exchange as later;
use codeartifact_tests::models::later::types as later_types;
use serde_json::{Value, from_value, json, to_value};

/// An output with all that the later model has: new members at every depth, values of an enumeration, of a map's
/// keys and of a union.
fn later_output() -> Value {
    json!({
        "name": "n",
        "parts": [{"name": "a", "colour": "blue", "size": 1}],
        "byName": {"b": {"name": "b", "size": 2}},
        "byColour": {"red": 1, "blue": 2},
        "tree": {"value": 1, "label": "root", "children": [{"value": 2, "label": "leaf"}]},
        "choice": {"part": {"name": "c", "size": 3}},
        "choices": [{"text": "t"}, {"count": 4}, {"trees": [{"value": 5}]}],
        "item": {"id": "i", "note": "x"},
        "summary": {"parts": [{"name": "d"}], "count": 6},
    })
}

/// What the earlier model keeps of it.
fn earlier_output() -> Value {
    json!({
        "name": "n",
        "parts": [{"name": "a", "colour": "blue"}],
        "byName": {"b": {"name": "b"}},
        "byColour": {"red": 1, "blue": 2},
        "tree": {"value": 1, "children": [{"value": 2}]},
        "choice": {"part": {"name": "c"}},
        "choices": [{"text": "t"}, {"count": 4}, {"trees": [{"value": 5}]}],
        "item": {"id": "i"},
    })
}

#[test]
fn an_earlier_version_reads_the_outputs_of_a_later_one() {
    let written = to_value(from_value::<later::ExchangeOutput>(later_output()).unwrap()).unwrap();
    assert_eq!(written, later_output());
    let output: earlier::ExchangeOutput = from_value(written).unwrap();
    assert_eq!(output.parts.as_deref().unwrap()[0].colour, Some("blue".into()));
    assert_eq!(to_value(output).unwrap(), earlier_output());
}

#[test]
fn a_later_version_reads_the_outputs_of_an_earlier_one() {
    let output: later::ExchangeOutput = from_value(earlier_output()).unwrap();
    // What was unknown when it was written is known by now.
    let choices = output.choices.as_deref().unwrap();
    assert_eq!(choices[1], later_types::Choice::Count(4));
    assert_eq!(output.by_colour.as_ref().unwrap()[&later_types::Colour::Blue], 2);
    assert_eq!(to_value(output).unwrap(), earlier_output());
    // Members that have become required since may be missing.
    assert_eq!(from_value::<later::ExchangeOutput>(json!({})).unwrap(), later::ExchangeOutput::default());
    let input: later::ExchangeInput = from_value(json!({"part": {"colour": "red"}})).unwrap();
    assert_eq!(input.name, None);
}

#[test]
fn an_earlier_version_reads_the_exceptions_of_a_later_one() {
    let written = json!({"message": "m", "part": {"name": "a", "size": 1}, "hint": {"count": 1}});
    let exception: later_types::error::Refused = from_value(written.clone()).unwrap();
    assert_eq!(to_value(exception).unwrap(), written);
    let exception: earlier_types::error::Refused = from_value(written).unwrap();
    assert_eq!(to_value(exception).unwrap(), json!({"message": "m", "part": {"name": "a"}}));
}

#[test]
fn types_are_read_leniently_by_themselves_wherever_the_model_uses_them() {
    let parts: Vec<earlier_types::Part> = from_value(json!([{"name": "a", "size": 1}])).unwrap();
    assert_eq!(to_value(parts).unwrap(), json!([{"name": "a"}]));
    // `Item` is a part of outputs alone in the earlier model, and also of inputs in the later one.
    let written = json!({"id": "i", "note": "n", "new": {"deep": [null]}});
    assert_eq!(from_value::<earlier_types::Item>(written.clone()).unwrap().id.as_deref(), Some("i"));
    assert_eq!(from_value::<later_types::Item>(written).unwrap().note.as_deref(), Some("n"));
    let choice: earlier_types::Choice = from_value(json!({"count": 4})).unwrap();
    let tag = "count".to_owned();
    assert_eq!(choice, earlier_types::Choice::Unknown { tag, value: json!(4) });
}

#[test]
fn outputs_are_read_as_leniently_as_replies() {
    let nulls = json!({"parts": [null, {"name": "a"}], "byName": {"a": null}, "choices": [{}, null], "choice": {}});
    let output: earlier::ExchangeOutput = from_value(nulls).unwrap();
    assert_eq!(to_value(output).unwrap(), json!({"parts": [{"name": "a"}], "byName": {}, "choices": []}));
    let noted = json!({"choice": {"__type": "small#Choice", "new": null, "text": "t"}});
    let output: earlier::ExchangeOutput = from_value(noted).unwrap();
    assert_eq!(output.choice, Some(earlier_types::Choice::Text("t".to_owned())));
    // Values that are not what the model says are errors as before.
    for (json, expected) in [
        (json!({"parts": [{"name": 5}]}), "parts[0].name: expected a string, found a number"),
        (json!({"tree": {"children": [{"value": 0.5}]}}), "tree.children[0].value: expected a whole number of 32 bits"),
        (json!({"choice": {"text": "a", "new": 1}}), "choice: expected one member with a value, found"),
        (json!(null), "expected an object, found null"),
    ] {
        let error = from_value::<earlier::ExchangeOutput>(json.clone()).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{json}: {error}");
    }
}

#[test]
fn inputs_are_read_strictly_at_every_depth() {
    for (json, place) in [
        (json!({"new": 1}), "new"),
        (json!({"part": {"name": "a", "size": 1}}), "part.size"),
        (json!({"tree": {"children": [{}, {"children": [{"label": "l"}]}]}}), "tree.children[1].children[0].label"),
        (json!({"choice": {"count": 4}}), "choice.count"),
        (json!({"choice": {"part": {"size": 1}}}), "choice.part.size"),
    ] {
        let expected = format!("{place}: the model has no member of this name");
        let error = from_value::<earlier::ExchangeInput>(json.clone()).unwrap_err();
        assert_eq!(error.to_string(), expected, "{json}");
        // Also beside an output, whatever holds them both.
        let pair = json!([later_output(), json]);
        let error = from_value::<(earlier::ExchangeOutput, earlier::ExchangeInput)>(pair).unwrap_err();
        assert_eq!(error.to_string(), expected, "{json}");
    }
    let input: earlier::ExchangeInput = from_value(json!({"part": {"colour": "blue"}})).unwrap();
    assert_eq!(input.part.unwrap().colour, Some("blue".into()));
}
