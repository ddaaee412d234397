//! Paginators.

use super::{addition, change, of};
use crate::change::Change;
use crate::change::Outcome::{Fails, Prints};
use serde_json::json;

pub fn changes() -> Vec<Change> {
    vec![
        addition("paginator added", |model| {
            let mut paginator = model.paginators["pagination"]["ListPackages"].clone();
            paginator["result_key"] = json!("domains");
            model.paginators["pagination"]["ListDomains"] = paginator;
        }),
        change("paginator removed", Fails("E0277 E0599"), |model| model.paginators["pagination"] = json!({})),
        change("paginator: lists something else", Fails("E0277 E0609"), |model| {
            model.member("ListPackagesResult", "names", of("Strings"));
            model.paginators["pagination"]["ListPackages"]["result_key"] = json!("names");
        }),
        change("paginator: loses its limit key", Prints, |model| {
            model.paginators["pagination"]["ListPackages"].as_object_mut().unwrap().remove("limit_key");
        }),
    ]
}
