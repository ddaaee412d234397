//! The record of published names: how it is read and written, and its faults.

use crate::small::{printed, service, sources};
use botocore_model::{Model, Problems, Section, Source};
use serde_json::{Value, json};

fn read(record: &str) -> Result<Model, Problems> {
    let service = service().to_string();
    let mut sources = sources(&service);
    sources.published = Some(Source { name: "names-1.local.json", text: record });
    botocore_model::read(&sources)
}

fn refused(record: &Value, problems: &[&str]) {
    assert_eq!(printed(read(&record.to_string())), problems);
}

#[test]
fn a_record_is_written_as_it_is_read() {
    let text = "\
{
  \"version\": 1.0,
  \"types\": {
    \"Thing\": \"Thing\",
    \"Thing2\": \"OtherThing\"
  },
  \"members\": {
    \"Thing\": {
      \"fooBar\": \"foo_bar\"
    },
    \"Thing2\": {
      \"a\": \"a\"
    }
  },
  \"values\": {
    \"Colour\": {
      \"a \\\"b\\\"\": \"AB\"
    }
  }
}
";
    let record = read(text).unwrap().published.unwrap();
    assert_eq!(record.to_string(), text);
    assert_eq!(record.get(&Section::Types, "Thing2").unwrap(), "OtherThing");
    assert_eq!(record.section(&Section::Members("Thing".to_owned())).count(), 1);
    assert_eq!(read("{\"version\": 1}").unwrap().published.unwrap().to_string(), "{\n  \"version\": 1.0\n}\n");
}

#[test]
fn a_model_may_keep_no_record() {
    let service = service().to_string();
    assert_eq!(botocore_model::read(&sources(&service)).unwrap().published, None);
}

#[test]
fn faults_of_their_own() {
    refused(
        &json!({"version": 2}),
        &["names-1.local.json: $.version: expected version 1.0 of the record of names, found 2"],
    );
    refused(&json!({}), &["names-1.local.json: $: the key \"version\" is missing"]);
    refused(
        &json!({"version": 1.0, "type": {}}),
        &["names-1.local.json: $.type: unknown key \"type\"; did you mean \"types\"?"],
    );
    refused(
        &json!({"version": 1.0, "types": {"Thing": 1}, "members": {"Thing": []}, "values": "none"}),
        &[
            "names-1.local.json: $.types.Thing: expected a string, found 1",
            "names-1.local.json: $.members.Thing: expected an object, found an empty list",
            "names-1.local.json: $.values: expected an object, found the string \"none\"",
        ],
    );
    assert_eq!(
        printed(read("{\"version\": 1.0, \"types\": {\"A\": \"A\", \"A\": \"B\"}}")),
        ["names-1.local.json: line 1, column 40: the key \"A\" stands twice in one object; \
          the file is not valid JSON; mend it or fetch it again"],
    );
}
