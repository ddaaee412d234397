//! Operations and paginators that a service can do without.

use super::support::{generate, model};
use botocore_codegen::{LeftOut, LeftOutPart, Options};
use botocore_model::{Source, Sources};
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

#[test]
fn paginators_are_left_out_by_name() {
    let output = botocore_codegen::generate(&small_models::read("paginated").unwrap(), &Options::default()).unwrap();
    let reason = "`page.items[-1]` is not a path of members";
    let expected = LeftOut { part: LeftOutPart::Paginator, ..LeftOut::operation("LastItem", reason) };
    assert_eq!(output.left_out, [expected]);
    assert_eq!(output.left_out[0].to_string(), format!("the paginator of LastItem: {reason}"));
    let docs = format!("//! # Operations without a paginator\n//!\n//! - `LastItem`: {reason}.\n");
    assert!(output.files["src/lib.rs"].contains(&docs));
    assert!(!output.files["src/operation/last_item.rs"].contains("paginated"));
}

#[test]
fn a_paginator_is_left_out_for_what_it_holds() {
    let mut model = model();
    model["shapes"]["PutRequest"]["members"]["size"] = json!({"shape": "Size"});
    model["shapes"]["Size"] = json!({"type": "integer"});
    let thing = json!({"type": "structure", "members": {"thing": {"shape": "Thing"}, "page": {"shape": "Text"}, "choice": {"shape": "Choice"}}});
    model["shapes"]["PutResponse"] = thing;
    for (changes, reason) in [
        (json!({}), None),
        (
            json!({"input_token": ["page", "note"], "output_token": ["page", "page"]}),
            Some("its pages have 2 tokens, and one is generated"),
        ),
        (json!({"input_token": "size"}), Some("`size` is not text, a number or a map in both directions")),
        (
            json!({"input_token": "thing", "output_token": "thing"}),
            Some("`thing` is not text, a number or a map in both directions"),
        ),
        (json!({"output_token": "choice.a"}), Some("`choice.a` is not a path of members")),
        (json!({"output_token": "page || `]`"}), Some("`` page || `]` `` is not a path of members")),
        (json!({"limit_key": "thing"}), Some("`thing` is neither a whole number nor text")),
        (json!({"more_results": "page"}), Some("`page` is not a truth value")),
    ] {
        let mut paginator = json!({"input_token": "page", "output_token": "page", "result_key": "thing"});
        changes.as_object().unwrap().iter().for_each(|(key, value)| paginator[key] = value.clone());
        let (service, paginators) = (model.to_string(), json!({"pagination": {"Put": paginator}}).to_string());
        let source = Source { name: "paginators-1.json", text: &paginators };
        let sources = Sources { paginators: Some(source), ..Sources::of_text("service-2.json", &service) };
        let output = botocore_codegen::generate(&botocore_model::read(&sources).unwrap(), &Options::default()).unwrap();
        let found = output.left_out.first().map(|it| it.reason.as_str());
        assert_eq!(found, reason);
        assert_eq!(output.files["src/operation/put.rs"].contains("impl Paged for"), reason.is_none());
    }
}
