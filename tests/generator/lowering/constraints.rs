//! Limits of shapes, and how checks get to them through lists and maps.

use super::support::{generate, model, refusal};
use super::{file, has_lines};
use serde_json::{Value, json};

/// The model with a member of the input that has a shape.
fn with_shape(shapes: &[(&str, Value)]) -> Value {
    let mut model = model();
    for (name, shape) in shapes {
        model["shapes"][*name] = shape.clone();
    }
    model["shapes"]["PutRequest"]["members"]["odd"] = json!({"shape": shapes[0].0});
    model
}

#[test]
fn a_list_or_map_is_checked_for_its_own_limits_or_those_within() {
    let free = ("Free", json!({"type": "string"}));
    let short = ("Short", json!({"type": "string", "max": 3}));
    let list = |of: &str| json!({"type": "list", "member": {"shape": of}});
    let map = |key: &str, value: &str| json!({"type": "map", "key": {"shape": key}, "value": {"shape": value}});
    let limited = |mut shape: Value| {
        shape["max"] = json!(2);
        shape
    };
    for (odd, expected) in [
        (list("Free"), ""),
        (list("Short"), "ODD: Constraint = Constraint::NONE.each(&SHORT);"),
        (limited(list("Free")), "ODD: Constraint = Constraint::NONE.max_length(2);"),
        (map("Free", "Free"), ""),
        (map("Short", "Free"), "ODD: Constraint = Constraint::NONE.keys(&SHORT);"),
        (map("Free", "Short"), "ODD: Constraint = Constraint::NONE.each(&SHORT);"),
        (limited(map("Free", "Free")), "ODD: Constraint = Constraint::NONE.max_length(2);"),
    ] {
        let model = with_shape(&[("Odd", odd), free.clone(), short.clone()]);
        let constraints = file(&model, "src/constraints.rs");
        if expected.is_empty() {
            assert!(!constraints.contains("ODD"), "{constraints}");
            has_lines(&model, "src/operation/put.rs", &["odd: \"odd\","]);
        } else {
            assert!(constraints.contains(expected), "{expected}: {constraints}");
            has_lines(&model, "src/operation/put.rs", &["odd: \"odd\" [constraints::ODD],"]);
        }
    }
}

#[test]
fn a_length_of_nothing_is_no_limit() {
    let model = with_shape(&[("Odd", json!({"type": "string", "min": 0, "max": 5}))]);
    let constraints = file(&model, "src/constraints.rs");
    assert!(constraints.contains("ODD: Constraint = Constraint::NONE.max_length(5);"), "{constraints}");
    has_lines(&model, "src/operation/put.rs", &["/// Length: at most 5 characters."]);
}

#[test]
fn lists_that_nest_too_deep_are_refused_once() {
    let nested = |depth: usize| {
        let list = |index: usize| {
            let inner = if index == depth { "Text".to_owned() } else { format!("List{:02}", index + 1) };
            (format!("List{index:02}"), json!({"type": "list", "member": {"shape": inner}}))
        };
        let lists: Vec<_> = (1..=depth).map(list).collect();
        let lists: Vec<_> = lists.iter().map(|(name, list)| (name.as_str(), list.clone())).collect();
        with_shape(&lists)
    };
    generate(&nested(31)).unwrap();
    let advice = "nest too deep; no type can hold them; put a structure between";
    refusal(&nested(32), &["$.shapes.List01: the lists", advice, "1 problem"]);
    refusal(&nested(40), &["$.shapes.List09: the lists", advice, "1 problem"]);
}

#[test]
fn a_circle_of_lists_is_refused_once() {
    let list = |of: &str| json!({"type": "list", "member": {"shape": of}});
    let map = json!({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Inner"}});
    let model = with_shape(&[("Odd", list("Inner")), ("Inner", map.clone()), ("Outer", list("Odd"))]);
    refusal(&model, &["Inner: the lists or maps that this one holds nest without end", "1 problem"]);
    let model = with_shape(&[
        ("Odd", list("Map")),
        ("Map", json!({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Odd"}})),
    ]);
    refusal(&model, &["without end", "1 problem"]);
}
