//! How problems are reported together.

use crate::small::{read, service, set, sources};
use botocore_model::Source;
use serde_json::json;

#[test]
fn all_problems_of_all_files_in_one_report() {
    let model = set(service(), "/shapes/Name/type", json!("text"));
    let model = set(model, "/operations/ListThings/colour", json!("red")).to_string();
    let mut sources = sources(&model);
    sources.paginators = Some(Source { name: "paginators-1.json", text: r#"{"pagination": 1}"# });
    sources.partitions = Some(Source { name: "partitions.json", text: "{" });
    let problems = botocore_model::read(&sources).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "partitions.json: line 1, column 1: EOF while parsing an object; the file is not valid JSON; mend it or fetch it again\n\
         service-2.json: $.operations.ListThings.colour: unknown key \"colour\"; \
         teach the reader what it means in model/src/read/operation.rs, or remove it\n\
         service-2.json: $.shapes.Name.type: unknown shape type \"text\"; known are structure, list, map, string, \
         integer, long, float, double, boolean, blob, timestamp\n\
         paginators-1.json: $.pagination: expected an object, found 1\n\
         4 problems in paginators-1.json, partitions.json, service-2.json"
    );
}

#[test]
fn one_problem_is_singular() {
    let problems = read(&set(service(), "/version", json!("1"))).unwrap_err();
    assert!(problems.to_string().ends_with("\n1 problem in service-2.json"), "{problems}");
}

#[test]
fn fifty_are_shown_and_the_rest_counted() {
    let mut model = service();
    for index in 0..60 {
        model = set(model, &format!("/shapes/Shape{index}"), json!({"type": "nothing"}));
    }
    let printed = read(&model).unwrap_err().to_string();
    assert_eq!(printed.lines().count(), 51);
    assert_eq!(printed.lines().last(), Some("60 problems in service-2.json, of which the first 50 are shown"));
}

#[test]
fn echoed_values_are_escaped_and_cut() {
    let hostile = "/\u{202e}\u{1b}[2J{shelf} ";
    let printed = read(&set(service(), "/operations/ListThings/http/method", json!(hostile))).unwrap_err().to_string();
    assert!(printed.contains(r"\u{202e}\u{1b}[2J"), "{printed}");
    let at = "/shapes/ListThingsResult/members/next/contextParam";
    let printed = read(&set(service(), at, json!({"name": "x", "\u{202e}\n": 1}))).unwrap_err().to_string();
    assert!(!printed.contains('\u{202e}') && printed.lines().count() == 2, "{printed}");
    let long = "é".repeat(100_000);
    let printed = read(&set(service(), "/operations/ListThings/http/requestUri", json!(long))).unwrap_err().to_string();
    assert!(printed.len() < 2_000 && printed.contains("does not begin with a slash"), "{printed}");
}
