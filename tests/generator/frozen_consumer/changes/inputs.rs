//! Members of inputs.

use super::{addition, change, header, of, query};
use crate::change::Change;
use crate::change::Outcome::{Fails, Prints, Same, Warns};
use serde_json::json;

pub fn changes() -> Vec<Change> {
    vec![
        addition("input: optional member added to the query", |model| {
            model.member("ListPackagesRequest", "colour", query("String", "colour"));
        }),
        addition("input: optional member added to the headers, beside a stream", |model| {
            model.member("PublishPackageVersionRequest", "colour", header("String", "X-Colour"));
        }),
        addition("input: optional members of all types added to the body", |model| {
            model.shape("Ratio", json!({"type": "double"}));
            model.shape("Any", json!({"type": "structure", "document": true, "members": {}}));
            for shape in ["Ratio", "Any", "Blob", "Rule", "Strings", "TextByName", "Target", "Effect", "Timestamp"] {
                model.member("UpdateRulesRequest", &format!("new{shape}"), of(shape));
            }
        }),
        addition("input: first member in the body", |model| {
            model.member("DeletePackageRequest", "reason", of("String"));
        }),
        addition("input: idempotency token added", |model| {
            model.member("TagResourceRequest", "clientToken", json!({"shape": "String", "idempotencyToken": true}));
        }),
        addition("input: optional member added to a nested structure", |model| {
            model.member("Tag", "colour", of("String"));
            model.member("Rule", "weight", of("Count"));
        }),
        change("input: required member added", Fails("E0277 E0308"), |model| {
            model.member("ListPackagesRequest", "colour", query("String", "colour"));
            model.require("ListPackagesRequest", "colour");
        }),
        change("input: member removed", Fails("E0599"), |model| {
            model.remove("/shapes/ListPackagesRequest/members/prefix");
        }),
        change("input: member deprecated", Warns("deprecated"), |model| {
            model.set("/shapes/ListPackagesRequest/members/prefix/deprecated", json!(true));
        }),
        change("input: stream added", Fails("E0277"), |model| {
            model.member("DescribeDomainRequest", "content", of("Content"));
            model.set("/shapes/DescribeDomainRequest/payload", json!("content"));
        }),
        change("input: int becomes long", Fails("E0308"), |model| model.set("/shapes/PageSize/type", json!("long"))),
        change("input: bounds tightened, so that what was sent is refused", Prints, |model| {
            model.set("/shapes/DomainName/min", json!(5));
        }),
        change("input: greatest length and pattern tightened", Same, |model| {
            model.set("/shapes/DomainName/max", json!(3));
            model.set("/shapes/DomainName/pattern", json!("[0-9]+"));
        }),
        addition("input: bounds and pattern dropped", |model| {
            for bound in ["min", "max", "pattern"] {
                model.remove(&format!("/shapes/DomainName/{bound}"));
            }
            for bound in ["min", "max"] {
                model.remove(&format!("/shapes/PageSize/{bound}"));
            }
        }),
    ]
}
