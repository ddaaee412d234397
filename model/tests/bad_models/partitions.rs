//! Faults of partitions.

use crate::small::{printed, service, set, sources, unset};
use botocore_model::Source;
use serde_json::{Value, json};

#[track_caller]
fn refused(partitions: &Value, problems: &[&str]) {
    let (service, partitions) = (service().to_string(), partitions.to_string());
    let mut sources = sources(&service);
    sources.partitions = Some(Source { name: "partitions.json", text: &partitions });
    assert_eq!(printed(botocore_model::read(&sources)), problems);
}

fn partitions() -> Value {
    let outputs = json!({
        "name": "aws", "dnsSuffix": "amazonaws.com", "dualStackDnsSuffix": "api.aws",
        "implicitGlobalRegion": "us-east-1", "supportsFIPS": true, "supportsDualStack": true
    });
    let regions = json!({"us-east-1": {"description": "Virginia"}});
    json!({"version": "1.1", "partitions": [
        {"id": "aws", "regionRegex": "^us\\-\\w+\\-\\d+$", "regions": regions, "outputs": outputs}
    ]})
}

#[test]
fn good_ones_are_read() {
    refused(&partitions(), &[]);
}

#[test]
fn no_partition() {
    refused(
        &json!({"partitions": []}),
        &["partitions.json: $.partitions: there is no partition; the first is that of regions that match none"],
    );
}

#[test]
fn missing_output() {
    refused(
        &unset(partitions(), "/partitions/0/outputs/supportsFIPS"),
        &["partitions.json: $.partitions[0].outputs: the key \"supportsFIPS\" is missing"],
    );
}

#[test]
fn unknown_key_of_a_region() {
    refused(
        &set(partitions(), "/partitions/0/regions/us-east-1/outputs", json!({})),
        &["partitions.json: $.partitions[0].regions[\"us-east-1\"].outputs: unknown key \"outputs\"; \
           teach the reader what it means in model/src/read/partitions.rs, or remove it"],
    );
}
