//! Operations that a service can do without.

use super::support::{generate, model};
use botocore_codegen::Options;
use codeartifact_tests::small_models;
use serde_json::json;

#[test]
fn event_streams_are_left_out_by_name() {
    let mut model = model();
    model["operations"]["Other"] = json!({"name": "Other", "http": {"method": "GET", "requestUri": "/"}});
    model["shapes"]["Events"] =
        json!({"type": "structure", "eventstream": true, "members": {"thing": {"shape": "Thing"}}});
    let events = json!({"shape": "Events"});
    for (request, reply, reason) in [
        (true, false, "its request is an event stream"),
        (false, true, "its reply is an event stream"),
        (true, true, "its request and its reply are event streams"),
    ] {
        let mut model = model.clone();
        if request {
            model["shapes"]["PutRequest"]["members"]["events"] = events.clone();
        }
        if reply {
            model["shapes"]["PutResponse"] = json!({"type": "structure", "members": {"events": events}});
        }
        let output = generate(&model).unwrap();
        let left_out: Vec<_> = output.left_out.iter().map(|it| (it.operation.as_str(), it.reason.as_str())).collect();
        assert_eq!(left_out, [("Put", reason)]);
        assert!(output.files["src/lib.rs"].contains(&format!("//! - `Put`: {reason}.\n")));
        assert_eq!((output.operations, output.files.contains_key("src/operation/put.rs")), (1, false));
    }
    assert!(generate(&model).unwrap().left_out.is_empty());
}

#[test]
fn a_correction_leaves_an_operation_out_with_its_reason() {
    let model = small_models::read("corrected").unwrap();
    let output = botocore_codegen::generate(&model, &Options::default()).unwrap();
    assert_eq!(output.left_out.len(), 1);
    assert!(output.files["src/lib.rs"].contains("//! - `Guess`: nobody knows where its requests go.\n"));
    assert!(!output.files.contains_key("src/operation/guess.rs"));
    // Of what is pruned nothing is said, corrected or not.
    let of = |operation: &str| Options { operations: Some(vec![operation.to_owned()]), ..Options::default() };
    assert!(botocore_codegen::generate(&model, &of("Export")).unwrap().left_out.is_empty());
    let refused = botocore_codegen::generate(&model, &of("Guess")).unwrap_err();
    let refused: Vec<_> = refused.iter().map(ToString::to_string).collect();
    assert_eq!(
        refused,
        ["corrected.corrections.json: $.corrections[1].value: \
          the operation is not generated: nobody knows where its requests go"]
    );
}
