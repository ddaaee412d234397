//! Types that come to be used in the other direction.

use super::{addition, change, of};
use crate::change::Change;
use crate::change::Outcome::Fails;

pub fn changes() -> Vec<Change> {
    vec![
        addition("structures of outputs come to be used in an input", |model| {
            model.operation_with("PutSummary", "input", "PackageSummary");
            model.operation_with("PutDomain", "input", "DomainDescription");
        }),
        addition("structures of inputs come to be used in an output", |model| {
            model.operation_with("GetTag", "output", "Tag");
            model.operation_with("GetTarget", "output", "Target");
        }),
        addition("input comes to be used in an output", |model| {
            model.operation_with("GetRules", "output", "UpdateRulesRequest");
        }),
        addition("output comes to be used in an input", |model| {
            model.operation_with("PutRules", "input", "UpdateRulesResult");
        }),
        addition("exception comes to be used in an output", |model| {
            model.operation_with("GetFailure", "output", "ValidationException");
        }),
        change("structure of inputs leaves them", Fails("E0425 E0432"), |model| {
            model.member("TagResourceRequest", "tags", of("Strings"));
        }),
    ]
}
