//! Operations come, go and change.

use super::{addition, change, of, query};
use crate::change::Change;
use crate::change::Outcome::{Fails, Warns};
use serde_json::{Value, json};

pub fn changes() -> Vec<Change> {
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
