//! Extras: how they are merged, and their faults.

use crate::small::{printed, service, sources};
use botocore_model::{Extended, Extras, Model, Problems, Source};
use serde_json::{Value, json};

/// Reads the small service with extras for its paginators, which it has none of by itself.
fn read(extras: &[Value]) -> Result<Model, Problems> {
    read_extending(Extended::Paginators, extras)
}

fn read_extending(extends: Extended, extras: &[Value]) -> Result<Model, Problems> {
    let service = service().to_string();
    let texts: Vec<String> = extras.iter().map(Value::to_string).collect();
    let mut sources = sources(&service);
    for (text, name) in texts.iter().zip(["first-extras.json", "second-extras.json"]) {
        sources.extras.push(Extras { extends, source: Source { name, text } });
    }
    botocore_model::read(&sources)
}

fn paginators(pagination: &Value) -> Value {
    json!({"version": 1.0, "merge": {"pagination": pagination}})
}

fn things() -> Value {
    json!({"ListThings": {"input_token": "next", "output_token": "next", "result_key": ["things", "tags"]}})
}

#[test]
fn objects_merge_and_anything_else_replaces() {
    let more = json!({"ListThings": {"result_key": ["tags"], "limit_key": "limit"}});
    let model = read(&[paginators(&things()), paginators(&more)]).unwrap();
    let paginator = &model.paginators["ListThings"];
    assert_eq!(paginator.input_token, ["next"]);
    assert_eq!(paginator.result_key, ["tags"]);
    assert_eq!(paginator.limit_key.as_deref(), Some("limit"));
}

#[test]
fn a_service_can_be_extended() {
    let extras = json!({"version": 1, "merge": {"metadata": {"serviceId": "Smaller"}}});
    let model = read_extending(Extended::Service, &[extras]).unwrap();
    assert_eq!(model.service.metadata.service_id.as_deref(), Some("Smaller"));
    assert_eq!(model.service.metadata.api_version, "2020-01-01");
}

#[test]
fn problems_name_the_extras_that_they_are_in() {
    let more = json!({"ListThings": {"limit_key": "limits"}});
    assert_eq!(
        printed(read(&[paginators(&things()), paginators(&more)])),
        ["second-extras.json: $.merge.pagination.ListThings.limit_key: \
          the input of ListThings has no member \"limits\"; did you mean \"limit\"?"],
    );
    let mut wrong = things();
    wrong["ListThings"]["result_key"] = json!(1);
    assert_eq!(
        printed(read(&[paginators(&wrong)])),
        ["first-extras.json: $.merge.pagination.ListThings.result_key: \
          expected a string or a list of at least one, found 1"],
    );
}

#[test]
fn faults_of_their_own() {
    let refused = |extras: Value, problems: &[&str]| assert_eq!(printed(read(&[extras])), problems);
    refused(
        json!({"version": 2, "merge": {}}),
        &["first-extras.json: $.version: expected version 1.0 of the extras format, found 2"],
    );
    refused(json!({"version": 1.0, "merge": [1]}), &["first-extras.json: $.merge: expected an object, found a list"]);
    refused(json!({"version": 1.0}), &["first-extras.json: $: the key \"merge\" is missing"]);
    refused(
        json!({"version": 1.0, "merge": {}, "remove": {}}),
        &["first-extras.json: $.remove: unknown key \"remove\"; \
           teach the reader what it means in model/src/read/extras.rs, or remove it"],
    );
}
