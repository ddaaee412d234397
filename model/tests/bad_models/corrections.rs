//! Corrections: how they are applied, and their faults.

use crate::small::{printed, service, sources};
use botocore_model::{Model, Problems, Source};
use serde_json::{Value, json};

const ADVICE: &str =
    "; if botocore has mended this, delete the correction; otherwise write it anew for what is there now";

/// Reads the small service with a file of corrections.
fn read_file(corrections: &Value) -> Result<Model, Problems> {
    let (service, corrections) = (service().to_string(), corrections.to_string());
    let mut sources = sources(&service);
    sources.corrections.push(Source { name: "small.json", text: &corrections });
    botocore_model::read(&sources)
}

fn file(corrections: &[Value]) -> Value {
    json!({"version": 1.0, "serviceId": "Small", "corrections": corrections})
}

fn read(corrections: &[Value]) -> Result<Model, Problems> {
    read_file(&file(corrections))
}

fn add(path: &str, value: impl Into<Value>) -> Value {
    let value = value.into();
    json!({"reason": "A test.", "file": "service-2.json", "path": path, "action": "add", "value": value})
}

fn replace(path: &str, expect: impl Into<Value>, value: impl Into<Value>) -> Value {
    let (expect, value) = (expect.into(), value.into());
    json!({
        "reason": "A test.", "file": "service-2.json", "path": path, "action": "replace", "expect": expect, "value": value
    })
}

fn remove(path: &str, expect: impl Into<Value>) -> Value {
    let expect = expect.into();
    json!({"reason": "A test.", "file": "service-2.json", "path": path, "action": "remove", "expect": expect})
}

/// Asserts that a correction is refused for one problem, which is that it was never applied.
#[track_caller]
fn never(correction: Value, problem: &str) {
    assert_eq!(
        printed(read(&[correction])),
        [format!("small.json: $.corrections[0]: never applied: it expects {problem}{ADVICE}")],
    );
}

#[test]
fn entries_are_added_replaced_and_removed() {
    let model = read(&[
        add("/shapes/Name/sensitive", true),
        replace("/shapes/Name/max", 10, 20),
        remove("/shapes/Name/pattern", "[a-z]+"),
        replace(
            "/operations/ListThings/http",
            json!({"method": "GET", "responseCode": 200, "requestUri": "/{shelf}/things"}),
            json!({"method": "POST", "requestUri": "/{shelf}"}),
        ),
    ])
    .unwrap();
    let name = &model[model.service.shapes.find("Name").unwrap()];
    let botocore_model::ShapeKind::String(string) = &name.kind else { panic!("{name:?}") };
    assert_eq!((name.sensitive, string.pattern.as_deref()), (true, None));
    assert_eq!(model.service.operations["ListThings"].http.method, "POST");
    assert_eq!(model.corrected, 4);
}

#[test]
fn items_of_lists_are_found_by_value() {
    let structure = |corrections: &[Value]| {
        let model = read(corrections).unwrap();
        crate::small::structure(&model, "ListThingsRequest").clone()
    };
    let required = "/shapes/ListThingsRequest/required/-";
    assert!(structure(&[add(required, json!("limit"))]).required.iter().eq(["shelf", "limit"]));
    let errors = |corrections: &[Value]| read(corrections).unwrap().service.operations["ListThings"].errors.len();
    let not_found = json!({"shape": "NotFound"});
    assert_eq!(errors(&[remove("/operations/ListThings/errors/-", not_found.clone())]), 0);
    let again =
        replace("/operations/ListThings/errors/-", not_found.clone(), json!({"shape": "NotFound", "fault": true}));
    assert_eq!(errors(&[again]), 1);
    let problem = r#"nothing at /operations/ListThings/errors/- of service-2.json, and finds {"shape":"NotFound"}"#;
    never(add("/operations/ListThings/errors/-", not_found), problem);
    never(
        remove("/operations/ListThings/errors/-", json!({"shape": "Gone"})),
        r#"{"shape":"Gone"} at /operations/ListThings/errors/- of service-2.json, and finds nothing"#,
    );
    never(
        remove("/operations/ListThings/errors/0", json!({"shape": "NotFound"})),
        r#"an object at /operations/ListThings/errors of service-2.json, and finds [{"shape":"NotFound"}]"#,
    );
}

#[test]
fn a_correction_that_upstream_has_mended_is_refused() {
    never(add("/shapes/Name/min", 2), "nothing at /shapes/Name/min of service-2.json, and finds 1");
    never(replace("/shapes/Name/min", 2, 3), "2 at /shapes/Name/min of service-2.json, and finds 1");
    never(
        replace("/shapes/Name/sensitive", false, true),
        "false at /shapes/Name/sensitive of service-2.json, and finds nothing",
    );
    never(remove("/shapes/Name/max", 11), "11 at /shapes/Name/max of service-2.json, and finds 10");
    never(remove("/shapes/Gone", json!({})), "{} at /shapes/Gone of service-2.json, and finds nothing");
    never(
        add("/operations/Gone/documentation", "x"),
        "an object or a list at /operations/Gone of service-2.json, and finds nothing",
    );
    never(
        add("/operations/ListThings/name/x", "x"),
        r#"an object or a list at /operations/ListThings/name of service-2.json, and finds "ListThings""#,
    );
}

#[test]
fn long_values_are_shown_from_where_they_differ() {
    let service =
        crate::small::set(service(), "/documentation", json!(format!("{}mended{}", "a".repeat(200), "b".repeat(200))));
    let expected = format!("{}broken{}", "a".repeat(200), "b".repeat(200));
    let (service, corrections) = (service.to_string(), file(&[remove("/documentation", json!(expected))]).to_string());
    let mut sources = sources(&service);
    sources.corrections.push(Source { name: "small.json", text: &corrections });
    let problems = printed(botocore_model::read(&sources));
    let (a, b) = ("a".repeat(25), "b".repeat(69));
    assert_eq!(
        problems,
        [format!(
            "small.json: $.corrections[0]: never applied: it expects …{a}broken{b}… at /documentation of service-2.json, \
             and finds …{a}mended{b}…{ADVICE}"
        )],
    );
}

#[test]
fn paginators_and_rules_are_corrected_where_there_are_none() {
    let of = |file: &str, path: &str, value: Value| {
        let mut correction = add(path, value);
        correction["file"] = json!(file);
        read(&[correction])
    };
    let paginator = json!({"input_token": "next", "output_token": "next", "result_key": "things"});
    let model = of("paginators-1.json", "/pagination/ListThings", paginator).unwrap();
    assert_eq!(model.paginators["ListThings"].result_key, ["things"]);
    assert_eq!(
        printed(of("endpoint-rule-set-1.json", "/parameters/Region", json!({}))),
        [format!(
            "small.json: $.corrections[0]: never applied: it expects an object or a list at /parameters of \
             a file that is not there, and finds nothing{ADVICE}"
        )],
    );
}

#[test]
fn problems_name_the_correction_that_they_are_in() {
    assert_eq!(
        printed(read(&[
            add("/shapes/Name/documentation", "<p>A name.</p>"),
            replace(
                "/shapes/Names",
                json!({"type": "list", "member": {"shape": "Name"}}),
                json!({"type": "list", "member": {"shape": "Nam"}})
            ),
            add("/operations/ListThings/errors/-", json!({"shape": "Nothing"})),
        ])),
        [
            "small.json: $.corrections[2].value.shape: there is no shape \"Nothing\"",
            "small.json: $.corrections[1].value.member.shape: there is no shape \"Nam\"; did you mean \"Name\"?",
        ],
    );
    // What stands beside is still the model's.
    assert_eq!(
        printed(read(&[add("/shapes/Name/sensitive", true), remove("/shapes/Names/member", json!({"shape": "Name"}))])),
        ["service-2.json: $.shapes.Names: the key \"member\" is missing"],
    );
}

#[test]
fn later_corrections_find_what_earlier_ones_leave() {
    let model = read(&[
        add("/shapes/Name/documentation", "<p>A name.</p>"),
        replace("/shapes/Name/documentation", "<p>A name.</p>", "<p>The name.</p>"),
    ]);
    assert_eq!(model.unwrap().corrected, 2);
}

#[test]
fn corrections_of_other_services_are_read_and_left_aside() {
    let mut other = file(&[remove("/shapes/Gone", json!({}))]);
    other["serviceId"] = json!("Other");
    assert_eq!(read_file(&other).unwrap().corrected, 0);
    other["corrections"][0]["reason"] = json!(1);
    assert_eq!(printed(read_file(&other)), ["small.json: $.corrections[0].reason: expected a string, found 1"]);
}

#[test]
fn faults_of_their_own() {
    let refused = |change: &dyn Fn(&mut Value), problem: &str| {
        let mut correction = add("/shapes/Name/sensitive", true);
        change(&mut correction);
        assert_eq!(printed(read(&[correction])), [format!("small.json: $.corrections[0]{problem}")]);
    };
    let set = |key: &'static str, value: Value| move |correction: &mut Value| correction[key] = value.clone();
    let unset = |key: &'static str| {
        move |correction: &mut Value| {
            correction.as_object_mut().unwrap().shift_remove(key);
        }
    };
    refused(&unset("reason"), ": the key \"reason\" is missing");
    refused(
        &set("reason", json!(" ")),
        ".reason: the reason is empty; say what is wrong upstream, and how that is known",
    );
    refused(
        &set("file", json!("service-3.json")),
        ".file: unknown file \"service-3.json\"; did you mean \"service-2.json\"?",
    );
    refused(
        &set("path", json!("shapes/Name")),
        ".path: \"shapes/Name\" is not a path; \
         write the keys from the top with a / before each, such as /shapes/Name/documentation",
    );
    refused(&set("action", json!("delete")), ".action: unknown action \"delete\"; known are add, replace, remove");
    refused(&unset("value"), ": the key \"value\" is missing");
    refused(&set("action", json!("replace")), ": the key \"expect\" is missing");
    refused(
        &set("expect", json!(false)),
        ".expect: unknown key \"expect\"; \
         teach the reader what it means in model/src/read/corrections.rs, or remove it",
    );
    assert_eq!(
        printed(read(&[replace("/shapes/Name/min", 1, 1)])),
        ["small.json: $.corrections[0]: the correction puts in what it expects"],
    );
    assert_eq!(
        printed(read_file(&json!({"version": 2.0, "corrections": [], "more": 1}))),
        [
            "small.json: $.version: expected version 1.0 of the format of corrections, found 2.0",
            "small.json: $: the key \"serviceId\" is missing",
            "small.json: $.more: unknown key \"more\"; \
             teach the reader what it means in model/src/read/corrections.rs, or remove it",
        ],
    );
}

#[test]
fn keys_of_our_own_are_read_as_strictly() {
    let model = read(&[
        add("/metadata/localHeaders", json!({"Accept": "application/json"})),
        add("/operations/ListThings/localLeftOut", "it fails"),
    ])
    .unwrap();
    assert_eq!(model.service.metadata.headers["Accept"], "application/json");
    assert_eq!(model.service.operations["ListThings"].left_out.as_deref(), Some("it fails"));
    for (name, value) in [("", "x"), ("A b", "x"), ("A", "x\ny"), ("A", "ä")] {
        let problems = printed(read(&[add("/metadata/localHeaders", json!({name: value}))]));
        assert!(problems[0].contains("is not a header"), "{problems:?}");
    }
}
