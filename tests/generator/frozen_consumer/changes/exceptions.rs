//! Exceptions.

use super::{addition, change, header, of};
use crate::change::Change;
use crate::change::Outcome::{Fails, Prints, Same};
use serde_json::json;

pub fn changes() -> Vec<Change> {
    vec![
        addition("exception added, which replies hold already", |model| {
            model.exception("QuotaExceededException", &["DeletePackage", "DescribeDomain"]);
        }),
        addition("exceptions added with names of the error's methods and types", |model| {
            for name in ["Retryable", "Timeout", "Throttling", "Exception", "Error", "Service", "Transport"] {
                model.exception(name, &["DescribeDomain"]);
            }
        }),
        addition("exception: optional member added", |model| {
            model.member("ResourceNotFoundException", "colour", of("String"));
            model.member("ThrottlingException", "colour", header("String", "X-Colour"));
        }),
        addition("operation declares another exception", |model| {
            model.set("/operations/ListDomains/errors", json!([of("ThrottlingException")]));
        }),
        change("exception becomes retryable", Same, |model| {
            model.set("/shapes/ResourceNotFoundException/retryable", json!({"throttling": false}));
        }),
        change("exception: status changes", Prints, |model| {
            model.set("/shapes/ResourceNotFoundException/error/httpStatusCode", json!(410));
        }),
        change("exception: code changes", Prints, |model| {
            model.set("/shapes/ResourceNotFoundException/error/code", json!("Gone"));
        }),
        change("exception: member removed", Fails("E0609"), |model| {
            model.remove("/shapes/ThrottlingException/members/retryAfterSeconds");
        }),
        change("exception removed", Fails("E0425 E0599"), |model| {
            model.remove("/shapes/ThrottlingException");
            model.set("/operations/DeletePackage/errors", json!([of("ResourceNotFoundException")]));
            model.set("/operations/DescribeDomain/errors", json!([of("ResourceNotFoundException")]));
        }),
    ]
}
