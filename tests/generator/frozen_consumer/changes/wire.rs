//! What a change of the wire format does.

use super::{addition, change, header, query};
use crate::change::Change;
use crate::change::Outcome::{Prints, Same};
use serde_json::json;

pub fn changes() -> Vec<Change> {
    vec![
        change("wire: path changes", Prints, |model| {
            model.set("/operations/ListPackages/http/requestUri", json!("/v2/packages"));
        }),
        change("wire: method changes", Prints, |model| model.set("/operations/UpdateRules/http/method", json!("POST"))),
        change("wire: name of a member changes", Prints, |model| {
            model.member("ListPackagesRequest", "repository", query("String", "repo"));
        }),
        change("wire: member moves from the query to a header", Prints, |model| {
            model.member("ListPackagesRequest", "prefix", header("String", "X-Prefix"));
        }),
        change("wire: format of times changes", Prints, |model| {
            model.set("/shapes/Timestamp/timestampFormat", json!("iso8601"));
        }),
        change("wire: operation is not signed any more", Prints, |model| {
            model.set("/operations/UpdateRules/authtype", json!("none"));
        }),
        change("wire: host gets a prefix", Prints, |model| {
            model.set("/operations/UpdateRules/endpoint", json!({"hostPrefix": "rules."}));
        }),
        change("wire: operation asks for a checksum", Same, |model| {
            model.set("/operations/UpdateRules/httpChecksumRequired", json!(true));
        }),
        change("endpoint: address changes", Prints, |model| {
            model.endpoints["rules"][1]["endpoint"]["url"] = json!("https://shelves.{Region}.example");
        }),
        addition("endpoint: parameter added", |model| {
            model.endpoints["parameters"]["UseFIPS"] = json!({
                "builtIn": "AWS::UseFIPS", "required": true, "default": false, "type": "boolean", "documentation": "FIPS.",
            });
        }),
        addition("version of the API changes", |model| model.set("/metadata/apiVersion", json!("2021-01-01"))),
    ]
}
