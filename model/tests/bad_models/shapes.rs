//! Shapes: what is read of them, and their faults.

use crate::small::{read, refused, refused_with, service, set, structure, unset};
use botocore_model::{Deprecation, Exception, Location, Member, Retryable, ShapeKind, TimestampFormat};
use serde_json::json;

#[test]
fn every_trait_of_a_member_is_read() {
    let member = json!({
        "shape": "Name",
        "documentation": "<p>It.</p>",
        "location": "header",
        "locationName": "x-it",
        "flattened": true,
        "xmlAttribute": true,
        "xmlNamespace": {"uri": "https://example.com"},
        "streaming": true,
        "idempotencyToken": true,
        "jsonvalue": true,
        "contextParam": {"name": "It"},
        "deprecated": true,
        "timestampFormat": "unixTimestamp",
        "eventpayload": true,
        "eventheader": true,
        "box": true,
        "enum": ["a"]
    });
    let model = set(service(), "/shapes/ListThingsRequest/members/it", member);
    let model = read(&model).unwrap();
    let structure = structure(&model, "ListThingsRequest");
    let expected = Member {
        shape: model.service.shapes.find("Name").unwrap(),
        documentation: Some("<p>It.</p>".to_owned()),
        location: Some(Location::Header),
        flattened: true,
        xml_attribute: true,
        location_name: Some("x-it".to_owned()),
        streaming: true,
        idempotency_token: true,
        jsonvalue: true,
        host_label: false,
        context_param: Some("It".to_owned()),
        deprecated: Some(Deprecation::default()),
        timestamp_format: Some(TimestampFormat::EpochSeconds),
        event_payload: true,
        event_header: true,
        boxed: true,
        values: vec!["a".to_owned()],
    };
    assert_eq!(structure.members["it"], expected);
    assert!(structure.required.iter().eq(["shelf"]));
}

#[test]
fn name_and_flatness_of_a_shape_are_those_of_references_that_say_nothing() {
    let list = json!({"type": "list", "member": {"shape": "Name"}, "locationName": "Named", "flattened": true});
    let model = set(service(), "/shapes/Names", list);
    let nested = json!({"type": "list", "member": {"shape": "Names"}});
    let model = set(model, "/shapes/Nested", nested);
    let own = json!({"shape": "Names", "locationName": "Own"});
    let model = read(&set(model, "/shapes/ListThingsResult/members/own", own)).unwrap();
    let members = &structure(&model, "ListThingsResult").members;
    let named = |member: &'static str| (members[member].wire_name(member), members[member].flattened);
    assert_eq!([named("things"), named("own"), named("next")], [("Named", true), ("Own", true), ("next", false)]);
    let ShapeKind::List(nested) = &model[model.service.shapes.find("Nested").unwrap()].kind else {
        panic!("Nested is not a list")
    };
    assert_eq!((nested.member.location_name.as_deref(), nested.member.flattened), (Some("Named"), true));
}

#[test]
fn every_trait_of_an_exception_is_read() {
    let busy = json!({
        "type": "structure",
        "members": {},
        "exception": true,
        "error": {"code": "Busy", "httpStatusCode": 503},
        "fault": true,
        "retryable": {"throttling": true},
        "synthetic": true,
        "sensitive": true
    });
    let model = read(&set(service(), "/shapes/BusyError", busy)).unwrap();
    let structure = structure(&model, "BusyError");
    assert!(model[structure.shape].sensitive);
    let expected = Exception {
        code: Some("Busy".to_owned()),
        http_status: Some(503),
        sender_fault: false,
        fault: true,
        retryable: Some(Retryable { throttling: true }),
        synthetic: true,
    };
    assert_eq!(structure.exception, Some(expected));
}

#[test]
fn shapes_are_sorted_and_members_keep_their_order() {
    let model = read(&service()).unwrap();
    let names: Vec<_> = model.service.shapes.iter().map(|(_, shape)| shape.name.as_str()).collect();
    assert_eq!(names, ["Limit", "ListThingsRequest", "ListThingsResult", "Name", "Names", "NotFound", "Tags"]);
    let members: Vec<_> = structure(&model, "ListThingsRequest").members.keys().collect();
    assert_eq!(members, ["shelf", "next", "limit"]);
}

#[test]
fn unknown_type() {
    refused_with(
        "/shapes/Name/type",
        json!("strng"),
        "service-2.json: $.shapes.Name.type: unknown shape type \"strng\"; did you mean \"string\"?",
    );
    refused_with(
        "/shapes/Name/type",
        json!("bigdecimal"),
        "service-2.json: $.shapes.Name.type: unknown shape type \"bigdecimal\"; known are structure, list, map, \
         string, integer, long, float, double, boolean, blob, timestamp",
    );
}

#[test]
fn trait_of_another_type() {
    refused_with(
        "/shapes/Name/sparse",
        json!(true),
        "service-2.json: $.shapes.Name.sparse: unknown key \"sparse\"; \
         teach the reader what it means in model/src/read/shape.rs, or remove it",
    );
}

#[test]
fn trait_of_another_protocol() {
    refused_with(
        "/shapes/Names/queryName",
        json!("names"),
        "service-2.json: $.shapes.Names.queryName: unknown key \"queryName\"; \
         teach the reader what it means in model/src/read/shape.rs, or remove it",
    );
}

#[test]
fn unknown_trait_of_a_member() {
    refused_with(
        "/shapes/ListThingsResult/members/next/locationname",
        json!("x"),
        "service-2.json: $.shapes.ListThingsResult.members.next.locationname: unknown key \"locationname\"; \
         did you mean \"locationName\"?",
    );
}

#[test]
fn location() {
    refused_with(
        "/shapes/ListThingsRequest/members/next/location",
        json!("cookie"),
        "service-2.json: $.shapes.ListThingsRequest.members.next.location: unknown location \"cookie\"; \
         known are uri, querystring, header, headers, statusCode",
    );
}

#[test]
fn timestamp_format() {
    refused_with(
        "/shapes/Time",
        json!({"type": "timestamp", "timestampFormat": "iso-8601"}),
        "service-2.json: $.shapes.Time.timestampFormat: unknown timestamp format \"iso-8601\"; \
         did you mean \"iso8601\"?",
    );
}

#[test]
fn flag_of_the_wrong_type() {
    refused_with(
        "/shapes/Name/sensitive",
        json!("yes"),
        "service-2.json: $.shapes.Name.sensitive: expected true or false, found the string \"yes\"",
    );
}

#[test]
fn bounds() {
    let name = "service-2.json: $.shapes.Name.min";
    let message = "expected a whole number of at least 0, found";
    refused_with("/shapes/Name/min", json!(-1), &format!("{name}: {message} -1"));
    refused_with("/shapes/Name/min", json!(1.5), &format!("{name}: {message} 1.5"));
    refused_with("/shapes/Name/min", json!("1"), &format!("{name}: {message} the string \"1\""));
    refused_with("/shapes/Name/min", json!(11), &format!("{name}: the least, 11, is above the greatest, 10"));
    refused_with(
        "/shapes/Limit/max",
        json!(1e300),
        "service-2.json: $.shapes.Limit.max: expected a whole number, found 1e+300",
    );
    refused_with(
        "/shapes/Ratio",
        json!({"type": "double", "min": 0.5, "max": 0.25}),
        "service-2.json: $.shapes.Ratio.min: the least, 0.5, is above the greatest, 0.25",
    );
}

#[test]
fn enumeration_without_values() {
    refused_with("/shapes/Name/enum", json!([]), "service-2.json: $.shapes.Name.enum: an enumeration without values");
}

#[test]
fn required_member_that_is_not_there() {
    refused_with(
        "/shapes/ListThingsRequest/required",
        json!(["shelf", "nxt"]),
        "service-2.json: $.shapes.ListThingsRequest.required[1]: the structure has no member \"nxt\"; \
         did you mean \"next\"?",
    );
    refused_with(
        "/shapes/ListThingsRequest/required",
        json!(["shelf", "shelf"]),
        "service-2.json: $.shapes.ListThingsRequest.required[1]: the member \"shelf\" is required twice",
    );
}

#[test]
fn payload_that_is_not_there() {
    refused_with(
        "/shapes/NotFound/payload",
        json!("body"),
        "service-2.json: $.shapes.NotFound.payload: the structure has no member \"body\"",
    );
}

#[test]
fn member_lost_beside_a_payload() {
    let members = json!({"all": {"shape": "ListThingsResult"}, "next": {"shape": "Name"}});
    let result = json!({"type": "structure", "payload": "all", "members": members});
    let model = set(service(), "/shapes/Wrapped", result);
    refused(
        &set(model, "/operations/ListThings/output/shape", json!("Wrapped")),
        &["service-2.json: $.shapes.Wrapped.members.next: the payload \"all\" is the whole body, \
           so this member cannot travel; give it a location"],
    );
}

#[test]
fn members_in_the_same_place() {
    refused_with(
        "/shapes/ListThingsRequest/members/limit/locationName",
        json!("next"),
        "service-2.json: $.shapes.ListThingsRequest.members.limit: this member travels in the same place as \"next\"",
    );
}

#[test]
fn members_in_the_same_place_of_a_body() {
    let (one, other) = (json!({"shape": "Name", "locationName": "name"}), json!({"shape": "Name"}));
    let inner = json!({"type": "structure", "members": {"one": one, "name": other}});
    let problem = "service-2.json: $.shapes.Inner.members.name: this member travels in the same place as \"one\"";
    refused(&set(service(), "/shapes/Inner", inner.clone()), &[problem]);
    // In a body, a location means nothing.
    refused(
        &set(set(service(), "/shapes/Inner", inner.clone()), "/shapes/Inner/members/one/location", json!("header")),
        &[problem],
    );
    let attribute = set(set(service(), "/shapes/Inner", inner), "/shapes/Inner/members/one/xmlAttribute", json!(true));
    read(&attribute).unwrap();
}

#[test]
fn headers_that_differ_by_case_alone() {
    let header = |name: &str| json!({"shape": "Name", "location": "header", "locationName": name});
    let model = set(service(), "/shapes/ListThingsRequest/members/one", header("X-Name"));
    refused(
        &set(model, "/shapes/ListThingsRequest/members/other", header("x-name")),
        &["service-2.json: $.shapes.ListThingsRequest.members.other: this member travels in the same place as \"one\""],
    );
}

#[test]
fn list_without_member() {
    refused(
        &unset(service(), "/shapes/Names/member"),
        &["service-2.json: $.shapes.Names: the key \"member\" is missing"],
    );
}
