//! Members of outputs.

use super::{addition, change, header, of};
use crate::change::Change;
use crate::change::Outcome::{Fails, Warns};
use serde_json::json;

pub fn changes() -> Vec<Change> {
    vec![
        addition("output: text added", |model| {
            model.member("ListPackagesResult", "colour", of("String"));
            model.member("PackageSummary", "colour", of("String"));
            model.member("DomainDescription", "colour", of("String"));
            model.member("ListDomainsResult", "colour", of("String"));
        }),
        addition("output: float added", |model| {
            model.shape("Ratio", json!({"type": "double"}));
            model.shape("Weight", json!({"type": "float"}));
            model.member("DomainDescription", "ratio", of("Ratio"));
            model.member("Limits", "ratio", of("Ratio"));
            model.member("PackageSummary", "weight", of("Weight"));
        }),
        addition("output: time, bytes and document added", |model| {
            model.shape("Any", json!({"type": "structure", "document": true, "members": {}}));
            model.member("DomainDescription", "archivedTime", of("Timestamp"));
            model.member("DomainDescription", "seal", of("Blob"));
            model.member("DomainDescription", "notes", of("Any"));
        }),
        addition("output: structures, lists and maps added", |model| {
            model.structure("Note");
            let event = json!({"at": of("Timestamp"), "what": of("String")});
            model.shape("Event", json!({"type": "structure", "members": event}));
            model.shape("History", json!({"type": "list", "member": of("Event")}));
            model.shape("LimitsByFormat", json!({"type": "map", "key": of("PackageFormat"), "value": of("Limits")}));
            model.member("PackageSummary", "note", of("Note"));
            model.member("DomainDescription", "history", of("History"));
            model.member("DomainDescription", "byFormat", of("LimitsByFormat"));
        }),
        addition("output: recursion begins with a new member", |model| {
            model.member("DomainDescription", "parent", of("DomainDescription"));
        }),
        addition("output: required members added", |model| {
            model.member("DomainDescription", "colour", of("String"));
            model.member("PackageSummary", "reviewer", of("String"));
            model.require("DomainDescription", "colour");
            model.require("PackageSummary", "reviewer");
        }),
        addition("output: header added beside a stream", |model| {
            model.member("GetPackageVersionAssetResult", "colour", header("String", "X-Colour"));
        }),
        addition("output: member becomes sensitive", |model| {
            model.set("/shapes/DomainName/sensitive", json!(true));
            model.set("/shapes/TextByName/sensitive", json!(true));
        }),
        change("output: member removed", Fails("E0599"), |model| {
            model.remove("/shapes/DomainDescription/members/owner");
        }),
        change("output: member deprecated", Warns("deprecated"), |model| {
            model.set("/shapes/DomainDescription/members/owner/deprecated", json!(true));
        }),
        change("output: all members removed", Fails("E0432 E0599 E0609"), |model| {
            model.set("/shapes/PublishPackageVersionResult/members", json!({}));
        }),
        change("output: int becomes long", Fails("E0308"), |model| model.set("/shapes/Count/type", json!("long"))),
        change("output: text becomes enumeration", Fails("E0308"), |model| {
            model.shape("Owner", json!({"type": "string", "enum": ["me"]}));
            model.member("DomainDescription", "owner", of("Owner"));
        }),
        change("output: list becomes map", Fails("E0599"), |model| {
            model.member("DomainDescription", "mirrors", of("TextByName"));
        }),
        change("output: list becomes sparse", Fails("E0308 E0599"), |model| {
            model.set("/shapes/Strings/sparse", json!(true));
        }),
        addition("output: recursion begins, and might be cut at a member that is there", |model| {
            model.member("UpstreamOrigin", "summary", of("PackageSummary"));
        }),
        addition("output: recursion begins between two structures", |model| {
            model.member("Limits", "domain", of("DomainDescription"));
        }),
        change("output: stream becomes bytes", Fails("E0308 E0599"), |model| {
            model.remove("/shapes/Content/streaming");
        }),
    ]
}
