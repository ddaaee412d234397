//! Enumerations and their values.

use super::{addition, change, of, query};
use crate::change::Change;
use crate::change::Outcome::Fails;
use serde_json::json;

pub fn changes() -> Vec<Change> {
    vec![
        addition("enumeration: value added, which replies hold already", |model| {
            model.value("PackageFormat", "helm");
            model.value("DomainStatus", "Frozen");
            model.value("VersionStatus", "Archived");
            model.value("ResourceType", "warehouse");
            model.value("ValidationReason", "TOO_LONG");
        }),
        addition("enumeration: value added, which the program sends already", |model| {
            model.value("SortBy", "SIZE");
            model.value("Effect", "WARN");
        }),
        addition("enumeration: values added that are odd words", |model| {
            for value in ["", "Unknown", "unknown", "Self", "as_str", "values"] {
                model.value("PackageFormat", value);
            }
        }),
        addition("enumeration added", |model| {
            model.shape("Colour", json!({"type": "string", "enum": ["red"]}));
            model.member("DomainDescription", "colour", of("Colour"));
            model.member("ListPackagesRequest", "colour", query("Colour", "colour"));
        }),
        change("enumeration: value removed", Fails("E0599"), |model| model.remove("/shapes/PackageFormat/enum/maven")),
        change("enumeration becomes text", Fails("E0432"), |model| model.remove("/shapes/SortBy/enum")),
    ]
}
