//! Inputs and outputs as parts of a program's own types.

use codeartifact::operation::describe_domain::DescribeDomainOutput;
use codeartifact::operation::list_packages::ListPackagesInput;
use serde::{Deserialize, Serialize};
use serde_json::{Value, from_str, from_value, json, to_string};
use std::collections::HashMap;

#[derive(Serialize, Deserialize)]
struct Kept {
    at: i32,
    #[serde(flatten)]
    output: DescribeDomainOutput,
    #[serde(flatten)]
    rest: HashMap<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Mine {
    dry_run: bool,
}

#[derive(Serialize, Deserialize)]
struct Settings {
    #[serde(flatten)]
    input: ListPackagesInput,
    #[serde(flatten)]
    mine: Mine,
}

#[test]
fn a_flattened_output_takes_its_members_and_leaves_the_others() {
    let json = r#"{"at":1,"domain":{"name":"d"},"other":[2]}"#;
    let kept: Kept = from_str(json).unwrap();
    assert_eq!(kept.output.domain.as_ref().and_then(|domain| domain.name.as_deref()), Some("d"));
    assert_eq!(kept.rest, HashMap::from([("other".to_owned(), json!([2]))]));
    assert_eq!(to_string(&kept).unwrap(), json);
}

#[test]
fn a_flattened_input_leaves_members_that_are_not_its_own() {
    let json = r#"{"domain":"d","format":"npm","dry_run":true}"#;
    let settings: Settings = from_str(json).unwrap();
    assert_eq!((settings.input.domain.as_deref(), settings.mine.dry_run), (Some("d"), true));
    assert_eq!(to_string(&settings).unwrap(), json);
    let error = from_value::<Settings>(json!({"dry_run": true, "domain": 5})).err().unwrap();
    assert_eq!(error.to_string(), "domain: expected a string, found a number");
}
