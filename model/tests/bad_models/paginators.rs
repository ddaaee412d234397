//! Paginators: what is read of them, and their faults.

use crate::small::{printed, service, set, sources};
use botocore_model::{Model, Paginator, Problems, Source};
use serde_json::{Value, json};

fn read(paginators: &Value) -> Result<Model, Problems> {
    let (service, paginators) = (service().to_string(), paginators.to_string());
    let mut sources = sources(&service);
    sources.paginators = Some(Source { name: "paginators-1.json", text: &paginators });
    botocore_model::read(&sources)
}

fn paginator() -> Value {
    json!({"pagination": {"ListThings": {
        "input_token": "next", "output_token": "next", "limit_key": "limit", "result_key": "things"
    }}})
}

#[track_caller]
fn refused_with(pointer: &str, value: Value, problem: &str) {
    assert_eq!(printed(read(&set(paginator(), pointer, value))), [problem]);
}

#[test]
fn lone_strings_become_lists() {
    let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
    let expected = Paginator {
        input_token: texts(&["next"]),
        output_token: texts(&["next"]),
        limit_key: Some("limit".to_owned()),
        result_key: texts(&["things", "tags"]),
        more_results: Some("next".to_owned()),
        non_aggregate_keys: texts(&["tags"]),
    };
    let described = set(paginator(), "/pagination/ListThings/result_key", json!(["things", "tags"]));
    let described = set(described, "/pagination/ListThings/more_results", json!("next"));
    let described = set(described, "/pagination/ListThings/non_aggregate_keys", json!(["tags"]));
    assert_eq!(read(&described).unwrap().paginators["ListThings"], expected);
}

#[test]
fn unknown_operation() {
    let described = json!({"pagination": {"ListThing": paginator()["pagination"]["ListThings"]}});
    assert_eq!(
        printed(read(&described)),
        ["paginators-1.json: $.pagination.ListThing: the service has no operation \"ListThing\"; \
          did you mean \"ListThings\"?"],
    );
}

#[test]
fn unknown_member() {
    refused_with(
        "/pagination/ListThings/input_token",
        json!("token"),
        "paginators-1.json: $.pagination.ListThings.input_token: the input of ListThings has no member \"token\"",
    );
    refused_with(
        "/pagination/ListThings/result_key",
        json!("thing.name"),
        "paginators-1.json: $.pagination.ListThings.result_key: the output of ListThings has no member \"thing\"; \
         did you mean \"things\"?",
    );
}

#[test]
fn unknown_member_of_a_member() {
    let mut service = service();
    service["shapes"]["ListThingsResult"]["members"]["page"] = json!({"shape": "Page"});
    service["shapes"]["Page"] = json!({"type": "structure", "members": {"next": {"shape": "Name"}}});
    let read = |token: &str| {
        let paginators = set(paginator(), "/pagination/ListThings/output_token", json!(token)).to_string();
        let service = service.to_string();
        let mut sources = sources(&service);
        sources.paginators = Some(Source { name: "paginators-1.json", text: &paginators });
        botocore_model::read(&sources)
    };
    for (token, path) in [("page.nxt", "page.nxt"), ("page.nxt[0].a", "page.nxt")] {
        let problem = format!(
            "paginators-1.json: $.pagination.ListThings.output_token: the output of ListThings has no member {path:?}; \
             did you mean \"next\"?"
        );
        assert_eq!(printed(read(token)), [problem]);
    }
    for expression in ["page.next", "things[-1].name", "next || things[-1]", "tags.key"] {
        assert_eq!(read(expression).unwrap().paginators["ListThings"].output_token, [expression]);
    }
}

#[test]
fn tokens_that_do_not_pair() {
    refused_with(
        "/pagination/ListThings/input_token",
        json!(["next", "shelf"]),
        "paginators-1.json: $.pagination.ListThings: 2 input tokens do not pair with 1 output tokens",
    );
}

#[test]
fn wrong_types() {
    refused_with(
        "/pagination/ListThings/output_token",
        json!([]),
        "paginators-1.json: $.pagination.ListThings.output_token: \
         expected a string or a list of at least one, found an empty list",
    );
}

#[test]
fn unknown_key() {
    refused_with(
        "/pagination/ListThings/py_input_token",
        json!("next"),
        "paginators-1.json: $.pagination.ListThings.py_input_token: unknown key \"py_input_token\"; \
         did you mean \"input_token\"?",
    );
}
