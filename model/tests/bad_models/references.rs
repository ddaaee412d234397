//! References that lead nowhere or to the wrong kind of shape, and cycles.

use crate::small::{read, refused, refused_with, service, set};
use serde_json::{Value, json};

#[test]
fn dangling_references() {
    refused_with(
        "/operations/ListThings/input/shape",
        json!("ListThingRequest"),
        "service-2.json: $.operations.ListThings.input.shape: there is no shape \"ListThingRequest\"; \
         did you mean \"ListThingsRequest\"?",
    );
    refused_with(
        "/operations/ListThings/errors",
        json!([{"shape": "NotFound"}, {"shape": "Gone"}]),
        "service-2.json: $.operations.ListThings.errors[1].shape: there is no shape \"Gone\"",
    );
    refused_with(
        "/shapes/ListThingsResult/members/next/shape",
        json!("Nothing"),
        "service-2.json: $.shapes.ListThingsResult.members.next.shape: there is no shape \"Nothing\"",
    );
    for (pointer, path) in [
        ("/shapes/Names/member/shape", "$.shapes.Names.member.shape"),
        ("/shapes/Tags/key/shape", "$.shapes.Tags.key.shape"),
        ("/shapes/Tags/value/shape", "$.shapes.Tags.value.shape"),
    ] {
        let problem = format!("service-2.json: {path}: there is no shape \"Nam\"; did you mean \"Name\"?");
        refused_with(pointer, json!("Nam"), &problem);
    }
}

#[test]
fn wrong_kinds() {
    refused_with(
        "/operations/ListThings/output/shape",
        json!("Names"),
        "service-2.json: $.operations.ListThings.output.shape: the shape \"Names\" is not a structure",
    );
    refused_with(
        "/operations/ListThings/errors",
        json!([{"shape": "ListThingsResult"}]),
        "service-2.json: $.operations.ListThings.errors[0].shape: the shape \"ListThingsResult\" \
         is not a structure with an exception",
    );
    refused_with(
        "/shapes/Tags/key/shape",
        json!("Limit"),
        "service-2.json: $.shapes.Tags.key.shape: the shape \"Limit\" is not a string, as keys of maps are",
    );
}

#[test]
fn a_shape_that_cannot_be_read_is_no_dangling_reference() {
    refused_with(
        "/shapes/Names/type",
        json!("array"),
        "service-2.json: $.shapes.Names.type: unknown shape type \"array\"; known are structure, list, map, string, \
         integer, long, float, double, boolean, blob, timestamp",
    );
}

#[test]
fn operations_that_cannot_be_read_are_the_only_problem() {
    refused_with("/operations", json!(1), "service-2.json: $.operations: expected an object, found 1");
    refused_with("/shapes", json!(null), "service-2.json: $.shapes: expected an object, found null");
}

fn structure(member: &str, shape: &str, required: bool) -> Value {
    let required = if required { json!([member]) } else { json!([]) };
    json!({"type": "structure", "members": {member: {"shape": shape}}, "required": required})
}

#[test]
fn cycle_of_required_members() {
    let model = set(service(), "/shapes/A", structure("b", "B", true));
    let model = set(model, "/shapes/B", structure("c", "C", true));
    refused(
        &set(model, "/shapes/C", structure("b", "B", true)),
        &["service-2.json: $.shapes.C.required: structures require each other without end: B.c, C.b is B again; \
           no value of them can be made; one of these members cannot be required"],
    );
}

#[test]
fn structure_that_requires_itself() {
    refused_with(
        "/shapes/A",
        structure("a", "A", true),
        "service-2.json: $.shapes.A.required: structures require each other without end: A.a is A again; \
         no value of them can be made; one of these members cannot be required",
    );
}

#[test]
fn cycles_that_end_are_read() {
    let model = set(service(), "/shapes/A", structure("b", "B", true));
    assert!(read(&set(model, "/shapes/B", structure("a", "A", false))).is_ok());
    let model = set(service(), "/shapes/A", structure("list", "List", true));
    assert!(read(&set(model, "/shapes/List", json!({"type": "list", "member": {"shape": "A"}}))).is_ok());
}

#[test]
fn a_long_chain_of_required_members_is_read() {
    let mut model = service();
    for index in 0..20_000 {
        let next = if index == 19_999 { "Name".to_owned() } else { format!("Link{}", index + 1) };
        let shapes = model["shapes"].as_object_mut().unwrap();
        shapes.insert(format!("Link{index}"), structure("next", &next, true));
    }
    assert!(read(&model).is_ok());
}
