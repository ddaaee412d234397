//! Shapes that are renamed or restructured.

use super::{addition, change};
use crate::change::Change;
use crate::change::Outcome::Fails;
use crate::doctored::Doctored;
use serde_json::json;

pub fn changes() -> Vec<Change> {
    vec![
        addition("list, map, text and number shapes renamed", |model| {
            for (before, after) in [("Strings", "Texts"), ("PackageSummaries", "Summaries"), ("Count", "Number")] {
                rename(model, before, after);
            }
        }),
        addition("shapes of inputs and outputs renamed", |model| {
            rename(model, "ListPackagesRequest", "ListPackagesInput");
            rename(model, "ListPackagesResult", "PackageListing");
        }),
        change("structure renamed", Fails("E0425 E0432 E0433"), |model| {
            rename(model, "PackageSummary", "PackageEntry");
        }),
        change("enumeration renamed", Fails("E0425 E0432"), |model| rename(model, "PackageFormat", "Format")),
    ]
}

fn rename(model: &mut Doctored, before: &str, after: &str) {
    let [quoted, renamed] = [before, after].map(|name| json!(name).to_string());
    let text = model.service.to_string();
    let text = text.replace(&format!("{{\"shape\":{quoted}"), &format!("{{\"shape\":{renamed}"));
    let text = text.replace(&format!("{quoted}:{{\"type\""), &format!("{renamed}:{{\"type\""));
    model.service = serde_json::from_str(&text).unwrap();
}
