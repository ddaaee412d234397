//! Operations that a service can do without.

use super::support::{generate, model, refusal, with};
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
fn what_is_left_out_by_hand_has_to_be_there() {
    let mut model = with("/metadata/serviceId", json!("Machine Learning"));
    refusal(&model, &["$.operations: there is no operation Predict"]);
    model["operations"]["Predict"] = json!({"name": "Predict", "http": {"method": "GET", "requestUri": "/"}});
    let output = generate(&model).unwrap();
    assert_eq!(output.left_out.len(), 1);
    assert!(!output.files.contains_key("src/operation/predict.rs"));
}
