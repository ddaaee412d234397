//! Endpoint rule sets: what is read of them, and their faults.

use crate::small::{printed, service, set, sources};
use botocore_model::{Expression, Model, Outcome, Problems, Source, Template};
use serde_json::{Value, json};

fn read(service: &Value, rule_set: &Value) -> Result<Model, Problems> {
    let (service, rule_set) = (service.to_string(), rule_set.to_string());
    let mut sources = sources(&service);
    sources.endpoint_rule_set = Some(Source { name: "rules.json", text: &rule_set });
    botocore_model::read(&sources)
}

fn rule_set() -> Value {
    json!({
        "version": "1.0",
        "parameters": {
            "Region": {"type": "string", "builtIn": "AWS::Region", "required": true, "documentation": "Region."},
            "UseFIPS": {"type": "Boolean", "builtIn": "AWS::UseFIPS", "required": true, "default": false}
        },
        "rules": [
            {
                "type": "tree",
                "conditions": [{"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "Partition"}],
                "rules": [{
                    "type": "endpoint",
                    "conditions": [{"fn": "booleanEquals", "argv": [
                        true, {"fn": "getAttr", "argv": [{"ref": "Partition"}, "supportsFIPS"]}
                    ]}],
                    "endpoint": {
                        "url": "https://small.{Region}.{Partition#dnsSuffix}",
                        "properties": {"authSchemes": [{"name": "sigv4", "signingRegion": "{Region}"}]},
                        "headers": {"x-region": [{"ref": "Region"}]}
                    }
                }]
            },
            {"type": "error", "conditions": [], "error": "no endpoint", "documentation": "The last."}
        ]
    })
}

/// Asserts that the rule set, with one value set, is refused for one problem.
#[track_caller]
fn refused_with(pointer: &str, value: Value, problem: &str) {
    assert_eq!(printed(read(&service(), &set(rule_set(), pointer, value))), [problem]);
}

#[test]
fn rules_are_read() {
    let rule_set = read(&service(), &rule_set()).unwrap().endpoint_rule_set.unwrap();
    assert_eq!(rule_set.parameters["Region"].built_in.as_deref(), Some("AWS::Region"));
    assert_eq!(rule_set.parameters["UseFIPS"].default, Some(json!(false)));
    let [tree, error] = rule_set.rules.as_slice() else { panic!("two rules are read as {:?}", rule_set.rules) };
    assert_eq!(tree.conditions[0].call.arguments, [Expression::Reference("Region".to_owned())]);
    assert_eq!(tree.conditions[0].assign.as_deref(), Some("Partition"));
    assert!(matches!(&tree.outcome, Outcome::Tree(rules) if matches!(rules[0].outcome, Outcome::Endpoint { .. })));
    assert_eq!(error.outcome, Outcome::Error(Expression::Text(Template::parse("no endpoint").unwrap())));
}

#[test]
fn version() {
    refused_with("/version", json!("2.0"), "rules.json: $.version: the version of the rule language is not \"1.0\"");
}

#[test]
fn unknown_function() {
    refused_with(
        "/rules/0/rules/0/conditions/0/fn",
        json!("booleanEqual"),
        "rules.json: $.rules[0].rules[0].conditions[0].fn: unknown function \"booleanEqual\"; \
         did you mean \"booleanEquals\"?",
    );
}

#[test]
fn number_of_arguments() {
    refused_with(
        "/rules/0/rules/0/conditions/0/argv",
        json!([true]),
        "rules.json: $.rules[0].rules[0].conditions[0].argv: the function takes 2 arguments, and 1 are given",
    );
}

#[test]
fn unknown_references() {
    refused_with(
        "/rules/0/conditions/0/argv",
        json!([{"ref": "Regin"}]),
        "rules.json: $.rules[0].conditions[0].argv[0]: nothing is called \"Regin\" here; did you mean \"Region\"?",
    );
    refused_with(
        "/rules/0/rules/0/endpoint/url",
        json!("https://{Bucket}"),
        "rules.json: $.rules[0].rules[0].endpoint.url: nothing is called \"Bucket\" here",
    );
    refused_with(
        "/rules/1/error",
        json!("none in {Partition#name}"),
        "rules.json: $.rules[1].error: nothing is called \"Partition\" here",
    );
    refused_with(
        "/rules/0/rules/0/endpoint/properties/authSchemes",
        json!([{"name": "sigv4", "signingRegion": "{Reg}"}]),
        "rules.json: $.rules[0].rules[0].endpoint.properties.authSchemes[0].signingRegion: \
         nothing is called \"Reg\" here",
    );
}

#[test]
fn braces() {
    refused_with(
        "/rules/0/rules/0/endpoint/url",
        json!("https://{Region"),
        "rules.json: $.rules[0].rules[0].endpoint.url: \"https://{Region\" has braces that do not pair up",
    );
}

#[test]
fn assigned_twice() {
    refused_with(
        "/rules/0/rules/0/conditions/0/assign",
        json!("Partition"),
        "rules.json: $.rules[0].rules[0].conditions[0]: the name \"Partition\" has a value already",
    );
}

#[test]
fn types() {
    refused_with(
        "/rules/1/type",
        json!("eror"),
        "rules.json: $.rules[1].type: unknown rule type \"eror\"; did you mean \"error\"?",
    );
    refused_with(
        "/parameters/Region/type",
        json!("number"),
        "rules.json: $.parameters.Region.type: unknown parameter type \"number\"; known are string, String, boolean, \
         Boolean, stringArray, StringArray",
    );
    refused_with(
        "/parameters/UseFIPS/default",
        json!("false"),
        "rules.json: $.parameters.UseFIPS.default: expected true or false, found the string \"false\"",
    );
    refused_with(
        "/rules/0/rules/0/conditions/0/argv",
        json!([true, null]),
        "rules.json: $.rules[0].rules[0].conditions[0].argv[1]: expected an expression, found null",
    );
}

#[test]
fn parameters_that_operations_and_members_set() {
    let fixed = set(service(), "/operations/ListThings/staticContextParams", json!({"Fast": {"value": true}}));
    assert_eq!(
        printed(read(&fixed, &rule_set())),
        ["service-2.json: $.operations.ListThings.staticContextParams.Fast: \
          the endpoint rule set has no parameter \"Fast\""],
    );
    let member = set(service(), "/shapes/ListThingsRequest/members/shelf/contextParam", json!({"name": "region"}));
    assert_eq!(
        printed(read(&member, &rule_set())),
        ["service-2.json: $.shapes.ListThingsRequest.members.shelf.contextParam.name: \
          the endpoint rule set has no parameter \"region\"; did you mean \"Region\"?"],
    );
}

#[test]
fn outcomes_that_are_no_strings() {
    for (pointer, path) in
        [("/rules/1/error", "$.rules[1].error"), ("/rules/0/rules/0/endpoint/url", "$.rules[0].rules[0].endpoint.url")]
    {
        let problem = format!("rules.json: {path}: expected a string, a reference or a call, found true");
        refused_with(pointer, json!(true), &problem);
    }
}

#[test]
fn tree_without_rules() {
    refused_with(
        "/rules/0/rules",
        json!([]),
        "rules.json: $.rules[0].rules: there is no rule, so there is no endpoint",
    );
}
