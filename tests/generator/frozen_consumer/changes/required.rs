//! Members that become required or optional.

use super::{addition, change};
use crate::change::Change;
use crate::change::Outcome::{Fails, Same};

pub fn changes() -> Vec<Change> {
    vec![
        addition("input: required member becomes optional", |model| {
            model.free("ListPackagesRequest", "repository");
            model.free("UpdateRulesRequest", "domain");
            model.free("PublishPackageVersionRequest", "assetName");
        }),
        addition("input: required member of a nested structure becomes optional", |model| model.free("Tag", "value")),
        change("input: optional member becomes required, which the program sets", Same, |model| {
            model.require("GetAuthorizationTokenRequest", "durationSeconds");
        }),
        change(
            "input: optional member becomes required, which the program does not always set",
            Fails("E0277"),
            |model| {
                model.require("UpdateRulesRequest", "effectiveTime");
            },
        ),
        addition("output: required structure or number becomes optional", |model| {
            model.free("DomainDescription", "limits");
            model.free("DomainDescription", "size");
        }),
        addition("output: optional structure, number, time, map or enumeration becomes required", |model| {
            for member in ["quota", "packageCount", "createdTime", "status", "counts", "tags", "origin", "digest"] {
                model.require("DomainDescription", member);
            }
        }),
        change("output: required text becomes optional", Fails("E0308"), |model| {
            model.free("DomainDescription", "name");
        }),
        change("output: required list becomes optional", Same, |model| model.free("DomainDescription", "formats")),
        change("output: optional text becomes required", Fails("E0308"), |model| {
            model.require("DomainDescription", "owner");
        }),
        change("output: optional list becomes required", Same, |model| model.require("DomainDescription", "mirrors")),
    ]
}
