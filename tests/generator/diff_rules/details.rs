//! What rules say of a change, and of changes that are less plain than those of the pairs.

use botocore_codegen::diff::{Comparison, Direction, compare};
use serde_json::{Value, json};
use small_models::pairs::model;

/// Compares two models of one operation, whose input and output are made of these shapes.
fn compared(old: &Value, new: &Value) -> Comparison {
    let whole = |shapes: &Value| {
        let operation = json!({"input": {"shape": "In"}, "output": {"shape": "Out"}});
        let mut service = json!({"operations": {"Make": operation}, "shapes": {
            "In": {"type": "structure", "members": {}}, "Out": {"type": "structure", "members": {}},
        }});
        for (name, shape) in shapes.as_object().unwrap() {
            service["shapes"][name] = shape.clone();
        }
        model("details", json!({"service": service})).unwrap()
    };
    compare(&whole(old), &whole(new)).unwrap()
}

/// The rules that see a change, but for that of documentation, with what they say.
fn seen(old: &Value, new: &Value) -> Vec<String> {
    let changes = compared(old, new).changes.into_iter();
    let told = changes.filter(|change| change.rule.id != "documentation-changed");
    told.map(|change| format!("{} {} {}", change.rule.id, change.rust, change.detail).trim_end().to_owned()).collect()
}

fn structure(members: &Value) -> Value {
    json!({"type": "structure", "members": members})
}

#[test]
fn limits_are_compared_within_lists_and_maps() {
    let shapes = |word: Value, size: Value| {
        json!({
            "In": structure(&json!({"words": {"shape": "Words"}, "sizes": {"shape": "Sizes"}, "size": {"shape": "Size"}})),
            "Words": {"type": "list", "member": {"shape": "Word"}},
            "Sizes": {"type": "map", "key": {"shape": "Word"}, "value": {"shape": "Size"}},
            "Word": word,
            "Size": size,
        })
    };
    let old = shapes(json!({"type": "string", "min": 2}), json!({"type": "integer", "min": 1, "max": 9}));
    let path = "operation::make::MakeInput::";
    let raised = shapes(json!({"type": "string", "min": 3}), json!({"type": "integer", "min": 1, "max": 9}));
    assert_eq!(
        seen(&old, &raised),
        ["words", "sizes"].map(|it| format!("least-limit-raised {path}{it} the least length 2 becomes 3"))
    );
    let lowered = shapes(json!({"type": "string"}), json!({"type": "integer", "min": -1, "max": 9}));
    assert_eq!(seen(&old, &lowered), ["words", "sizes", "size"].map(|it| format!("least-limit-lowered {path}{it}")));
    let narrowed = shapes(json!({"type": "string", "min": 2}), json!({"type": "integer", "min": 5, "max": 8}));
    assert_eq!(
        seen(&old, &narrowed),
        [
            format!("least-limit-raised {path}sizes `1` becomes `5`"),
            format!("full-limit-changed {path}sizes the greatest number: `9` becomes `8`"),
            format!("least-limit-raised {path}size `1` becomes `5`"),
            format!("full-limit-changed {path}size the greatest number: `9` becomes `8`"),
        ]
    );
}

#[test]
fn a_type_is_renamed_only_if_no_other_could_be_it() {
    let shapes = |names: &[&str], thing: &Value| {
        let members = names.iter().map(|name| (name.to_lowercase(), json!({"shape": name}))).collect();
        let mut shapes = json!({"Out": structure(&Value::Object(members))});
        for name in names {
            shapes[*name] = structure(thing);
        }
        shapes
    };
    let rules_of = |new: &[&str], thing: &Value| {
        let mut seen = seen(&shapes(&["Thing"], thing), &shapes(new, thing));
        seen.retain(|change| change.starts_with("type-"));
        seen
    };
    let rules = |new: &[&str]| rules_of(new, &json!({"text": {"shape": "String"}}));
    assert_eq!(rules(&["Item"]), ["type-renamed types::Thing `Thing` becomes `Item`"]);
    assert_eq!(
        rules(&["Item", "Part"]),
        ["type-removed types::Thing structure", "type-added types::Item structure", "type-added types::Part structure"]
    );
    // Types without members have nothing by which one could be the other.
    assert_eq!(
        rules_of(&["Item"], &json!({})),
        ["type-removed types::Thing structure", "type-added types::Item structure"]
    );
}

#[test]
fn a_type_of_both_directions_is_told_once() {
    let shapes = |kind: &str| {
        let member = json!({"thing": {"shape": "Thing"}});
        json!({
            "In": structure(&member), "Out": structure(&member), "Size": {"type": kind},
            "Thing": structure(&json!({"size": {"shape": "Size"}})),
        })
    };
    let changes = compared(&shapes("integer"), &shapes("long")).changes;
    let [change] = changes.as_slice() else { panic!("{changes:#?}") };
    assert_eq!(change.directions, [Direction::Input, Direction::Output]);
    assert_eq!(change.place, "shapes.Thing.members.size");
    assert_eq!(change.detail, "`Option<i32>` becomes `Option<i64>`");
}

#[test]
fn an_operation_that_is_left_out_is_gone_for_a_reason() {
    let stream = json!({"type": "structure", "eventstream": true, "members": {"text": {"shape": "Event"}}});
    let event = json!({"type": "structure", "event": true, "members": {}});
    let new = json!({"Out": structure(&json!({"events": {"shape": "Stream"}})), "Stream": stream, "Event": event});
    let seen = seen(&json!({}), &new);
    assert_eq!(seen, ["operation-removed Client::make left out: its reply is an event stream"]);
}

#[test]
fn a_name_that_cannot_be_kept_is_said() {
    let shapes = |members: Value| json!({"Out": structure(&members)});
    let string = json!({"shape": "String"});
    let old = shapes(json!({"Text": string}));
    let comparison = compared(&old, &shapes(json!({"text": string, "Text": string})));
    let problems = comparison.unsettled.unwrap().to_string();
    assert!(problems.contains("published name") && problems.contains("$.shapes.Out.members.text"), "{problems}");
    assert!(compared(&old, &shapes(json!({"Text": string, "note": string}))).unsettled.is_none());
}

#[test]
fn a_member_that_is_written_otherwise_in_the_model_is_the_same_by_its_name() {
    let whole = |member: &str, names: Value| {
        let mut shape = structure(&json!({}));
        shape["members"][member] = json!({"shape": "String"});
        let service = json!({"operations": {"Make": {"output": {"shape": "Out"}}}, "shapes": {"Out": shape}});
        model("details", json!({"service": service, "names": names})).unwrap()
    };
    let old = whole("DomainName", json!({}));
    let new = whole("domainName", json!({"members": {"Out": {"domainName": "domain_name"}}}));
    let changes = compare(&old, &new).unwrap().changes;
    let ids: Vec<_> = changes.iter().map(|change| change.rule.id).collect();
    assert_eq!(ids, ["wire-name-changed"]);
}
