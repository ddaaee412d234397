//! The changes, one a row. A new kind of change is a row here; the table for people, `table.md`, is made from it.
//!
//! What is an `addition` must not be noticed by any program. If one is, the generator or the runtime has to be mended:
//! there is no way to say here that an addition breaks something.

use crate::change::Outcome::{Fails, Prints, Same, Warns};
use crate::change::{Change, Outcome, Promise};
use crate::doctored::Doctored;
use serde_json::{Value, json};

/// All changes, in the order of the table.
pub fn changes() -> Vec<Change> {
    let groups = [
        operations,
        inputs,
        outputs,
        required,
        enumerations,
        unions,
        exceptions,
        paginators,
        directions,
        names,
        shapes,
        wire,
    ];
    groups.into_iter().flat_map(|group| group()).collect()
}

fn addition(name: &'static str, edit: fn(&mut Doctored)) -> Change {
    Change { name, edit, promise: Promise::Unnoticed }
}

fn change(name: &'static str, outcome: Outcome, edit: fn(&mut Doctored)) -> Change {
    Change { name, edit, promise: Promise::Noticed(outcome) }
}

fn of(shape: &str) -> Value {
    json!({"shape": shape})
}

fn query(shape: &str, name: &str) -> Value {
    json!({"shape": shape, "location": "querystring", "locationName": name})
}

fn header(shape: &str, name: &str) -> Value {
    json!({"shape": shape, "location": "header", "locationName": name})
}

fn operations() -> Vec<Change> {
    vec![
        addition("operation added", |model| model.operation_with("DescribeRepository", "output", "Limits")),
        addition("operations added with names of the client's methods", |model| {
            for name in
                ["New", "Send", "Config", "Load", "FromEnv", "FromConf", "Clone", "Into", "Paginate", "Customize"]
            {
                model.operation(name);
            }
        }),
        addition("operations added with names of modules and types", |model| {
            for name in ["Error", "Types", "Client", "Operation", "Builder", "Primitives", "Service", "Exception"] {
                model.operation_with(name, "output", "Limits");
            }
        }),
        change("operation removed", Fails("E0432 E0599"), |model| model.remove("/operations/DescribeService")),
        change("operation deprecated", Warns("deprecated"), |model| {
            model.set("/operations/DescribeDomain/deprecated", json!(true));
        }),
        addition("operation without input gets one", |model| {
            model.shape(
                "DescribeServiceRequest",
                json!({"type": "structure", "members": {"at": query("String", "at")}}),
            );
            model.set("/operations/DescribeService/input", of("DescribeServiceRequest"));
        }),
        addition("operation without output gets one", |model| {
            model.shape(
                "DeletePackageResult",
                json!({"type": "structure", "members": {"deletedTime": of("Timestamp")}}),
            );
            model.set("/operations/DeletePackage/output", of("DeletePackageResult"));
        }),
        addition("empty output gets a member", |model| model.member("TagResourceResult", "tagCount", of("Count"))),
        addition("documentation of everything changes", |model| {
            let docs = json!("<p>Now with <code>Limits</code>, [brackets] and a <a href=\"x\">link</a>.</p>");
            for place in
                ["/operations/ListPackages", "/shapes/Rule", "/shapes/Rule/members/effect", "/shapes/PackageFormat"]
            {
                model.set(&format!("{place}/documentation"), docs.clone());
            }
        }),
        addition("order of operations, shapes and members changes", |model| {
            reverse(&mut model.service["operations"]);
            reverse(&mut model.service["shapes"]);
            for (_, shape) in model.service["shapes"].as_object_mut().unwrap() {
                if shape["type"] == "structure" {
                    reverse(&mut shape["members"]);
                }
            }
        }),
    ]
}

fn reverse(object: &mut Value) {
    let entries: Vec<_> = object.as_object().unwrap().clone().into_iter().rev().collect();
    *object = Value::Object(entries.into_iter().collect());
}

fn inputs() -> Vec<Change> {
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

fn outputs() -> Vec<Change> {
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

fn required() -> Vec<Change> {
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

fn enumerations() -> Vec<Change> {
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

fn unions() -> Vec<Change> {
    vec![
        addition("union: member added, which replies hold already", |model| {
            model.member("Origin", "git", of("String"));
            model.member("Target", "formats", of("PackageFormats"));
        }),
        addition("union: structure in it gets a member", |model| {
            model.member("UpstreamOrigin", "branch", of("String"));
        }),
        addition("union: new member of its own type", |model| model.member("Origin", "mirrorOf", of("Origin"))),
        change("union: member removed", Fails("E0599"), |model| model.remove("/shapes/Origin/members/external")),
    ]
}

fn exceptions() -> Vec<Change> {
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

fn paginators() -> Vec<Change> {
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

fn directions() -> Vec<Change> {
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

fn names() -> Vec<Change> {
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

fn shapes() -> Vec<Change> {
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

fn wire() -> Vec<Change> {
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
