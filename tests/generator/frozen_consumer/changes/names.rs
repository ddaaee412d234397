//! Additions whose names meet others.

use super::{addition, change, of, query};
use crate::change::Change;
use crate::change::Outcome::Fails;
use serde_json::json;

pub fn changes() -> Vec<Change> {
    vec![
        addition("names: members added with names of builders' methods", |model| {
            for name in [
                "send",
                "build",
                "builder",
                "new",
                "customize",
                "into_paginator",
                "with_state",
                "as_input",
                "send_with_metadata",
                "input",
                "state",
            ] {
                model.member("ListPackagesRequest", name, query("String", name));
                model.member("Rule", name, of("String"));
            }
        }),
        addition("names: members added with names of traits' methods", |model| {
            for name in TRAIT_METHODS {
                model.member("UpdateRulesRequest", name, of("String"));
                model.member("Rule", name, of("String"));
                model.member("PackageSummary", name, of("String"));
                model.member("ResourceNotFoundException", name, of("String"));
            }
        }),
        addition("names: members added that are keywords", |model| {
            for name in ["type", "self", "Self", "crate", "super", "async", "match"] {
                model.member("Rule", name, of("String"));
            }
        }),
        addition(
            "names: types, members and values added that meet published ones, with the lines that are asked for",
            |model| {
                model.structure("DOMAINDescription");
                model.member("DescribeServiceResult", "domain", of("DOMAINDescription"));
                model.name("/types/DOMAINDescription", "OtherDomainDescription");
                model.member("PackageSummary", "Package", of("String"));
                model.name("/members/PackageSummary/Package", "other_package");
                model.set("/shapes/PackageFormat/enum", json!(["NPM", "npm", "pypi", "maven"]));
                model.name("/values/PackageFormat/NPM", "LoudNpm");
            },
        ),
        addition("names: structures added with names of emitted types", |model| {
            for name in
                ["TagBuilder", "ListPackagesInput", "ListPackagesBuilder", "Exception", "Error", "Client", "Config"]
            {
                model.structure(name);
                model.member("DescribeServiceResult", name, of(name));
            }
            model.name("/types/TagBuilder", "WhoBuildsTags");
        }),
        addition("names: structures added with names of the prelude", |model| {
            for name in ["Option", "Result", "Vec", "Box", "Send", "Default", "HashMap", "Some", "Ok"] {
                model.structure(name);
                model.member("DescribeServiceResult", name, of(name));
            }
        }),
        addition("names: structures added with names that the program uses for its own", |model| {
            for name in ["Colour", "Known", "Fake", "Failure", "Service", "Label"] {
                model.structure(name);
                model.member("DescribeServiceResult", name, of(name));
            }
        }),
        change(
            "names: member added with the name of a method that the program gives the type",
            Fails("E0599"),
            |model| {
                model.member("PackageSummary", "label", of("String"));
            },
        ),
        change(
            "names: error added with the name of a type, where the program imports both by `*`",
            Fails("E0599"),
            |model| {
                model.exception("rule", &["DescribeDomain"]);
            },
        ),
    ]
}

const TRAIT_METHODS: [&str; 14] = [
    "clone",
    "default",
    "as_ref",
    "into",
    "from",
    "eq",
    "ne",
    "borrow",
    "to_owned",
    "try_into",
    "fmt",
    "hash",
    "type_id",
    "clone_from",
];
