//! Endpoint rule sets: conditions and their values as Rust, and what has no counterpart.

use super::support::model;
use botocore_codegen::Options;
use botocore_model::{Source, Sources};
use serde_json::{Value, json};

/// The emitted file of a rule set, or the problems that it has.
fn endpoints(rule_set: &Value) -> Result<String, String> {
    let (service, rule_set) = (model().to_string(), rule_set.to_string());
    let sources = Sources {
        endpoint_rule_set: Some(Source { name: "rules.json", text: &rule_set }),
        ..Sources::of_text("service-2.json", &service)
    };
    let model = botocore_model::read(&sources).map_err(|problems| problems.to_string())?;
    let output = botocore_codegen::generate(&model, &Options::default()).map_err(|problems| problems.to_string())?;
    Ok(output.files["src/endpoint.rs"].clone())
}

/// A rule set with one rule, which has these conditions and this address.
fn rule_set(conditions: &Value, url: &str) -> Value {
    let endpoint = json!({"url": url, "properties": {"metricValues": ["O"]}, "headers": {}});
    json!({
        "version": "1.0",
        "parameters": {
            "Region": {"builtIn": "AWS::Region", "required": false, "type": "string"},
            "UseFIPS": {"builtIn": "AWS::UseFIPS", "required": true, "default": false, "type": "boolean"},
            "Stage": {"required": true, "default": "live", "type": "string"},
            "Global": {"required": false, "type": "boolean"},
            "Names": {"required": false, "type": "stringArray"}
        },
        "rules": [{"conditions": conditions, "endpoint": endpoint, "type": "endpoint"}]
    })
}

/// The emitted conditions of a rule, one after the other.
fn emitted(conditions: &Value) -> String {
    let text = endpoints(&rule_set(conditions, "https://a.example")).unwrap_or_else(|problems| panic!("{problems}"));
    let (_, body) = text.split_once("-> Result<Endpoint, EndpointError> {\n    ").unwrap();
    let (_, body) = body.split_once("-> Result<Endpoint, EndpointError> {\n    ").unwrap_or(("", body));
    let (conditions, _) = body.split_once("Ok(Endpoint").unwrap_or_else(|| panic!("{text}"));
    let conditions = conditions.split_whitespace().collect::<Vec<_>>().join(" ");
    conditions.trim_start_matches("if ").trim_end_matches("return").trim_end_matches("{ ").trim().to_owned()
}

fn call(name: &str, arguments: &Value) -> Value {
    json!({"fn": name, "argv": arguments})
}

fn assigned(name: &str, arguments: &Value, variable: &str) -> Value {
    json!({"fn": name, "argv": arguments, "assign": variable})
}

fn reference(name: &str) -> Value {
    json!({"ref": name})
}

#[test]
fn conditions_read_as_a_person_would_write_them() {
    let is_set = |name: &str| call("isSet", &json!([reference(name)]));
    let equals = |left: Value, right: Value| call("booleanEquals", &json!([left, right]));
    let same = |left: Value, right: Value| call("stringEquals", &json!([left, right]));
    let not = |condition: Value| call("not", &json!([condition]));
    for (condition, expected) in [
        (is_set("Region"), "params.region.is_some()"),
        (is_set("Stage"), ""),
        (not(not(is_set("Stage"))), ""),
        (not(is_set("Stage")), "false"),
        (not(is_set("Region")), "params.region.is_none()"),
        (not(not(is_set("Region"))), "!params.region.is_none()"),
        (not(not(equals(reference("UseFIPS"), json!(true)))), "params.use_fips"),
        (equals(reference("UseFIPS"), json!(true)), "params.use_fips"),
        (equals(reference("UseFIPS"), json!(false)), "!params.use_fips"),
        (equals(json!(false), reference("UseFIPS")), "!params.use_fips"),
        (equals(reference("Global"), json!(true)), "params.global == Some(true)"),
        (equals(json!(true), reference("Global")), "params.global == Some(true)"),
        (not(equals(reference("Global"), json!(true))), "params.global != Some(true)"),
        (same(reference("Region"), json!("here")), "params.region.as_deref() == Some(\"here\")"),
        (same(json!("here"), reference("Region")), "params.region.as_deref() == Some(\"here\")"),
        (same(reference("Stage"), json!("")), "params.stage.is_empty()"),
        (not(same(reference("Stage"), json!(""))), "!params.stage.is_empty()"),
        (same(reference("Region"), json!("")), "params.region.as_deref() == Some(\"\")"),
        (same(reference("Stage"), json!("a{Region}")), "params.stage == format!(\"a{}\", "),
        (same(reference("Stage"), reference("Region")), "params.stage == params.region.as_deref()"),
        (not(same(reference("Stage"), json!("live"))), "params.stage != \"live\""),
        (
            call("isValidHostLabel", &json!([reference("Stage"), true])),
            "endpoint::is_valid_host_label(&params.stage, true)",
        ),
        (
            call("aws.isVirtualHostableS3Bucket", &json!([reference("Stage"), false])),
            "endpoint::is_virtual_hostable_s3_bucket(&params.stage, false)",
        ),
        (
            same(call("uriEncode", &json!([reference("Stage")])), json!("a")),
            "&endpoint::uri_encode(&params.stage) == \"a\"",
        ),
    ] {
        let found = emitted(&json!([condition]));
        assert!(found.starts_with(expected) && found.is_empty() == expected.is_empty(), "{expected}: {found}");
    }
}

#[test]
fn what_a_condition_finds_has_a_name_in_those_after_it() {
    let part = || json!([reference("Stage"), 0, 3, false]);
    for (condition, name, expected) in [
        (
            assigned("substring", &part(), "Part"),
            "Part",
            "let Some(part) = endpoint::substring(&params.stage, 0, 3, false)",
        ),
        // The names of the resolver's own arguments stay theirs.
        (assigned("substring", &part(), "Partitions"), "Partitions", "let Some(partitions_) = endpoint::substring("),
        (assigned("substring", &part(), "Params"), "Params", "let Some(params_) = endpoint::substring("),
        (
            assigned("getAttr", &json!([reference("Names"), "[1]"]), "Second"),
            "Second",
            "let Some(second) = params.names.get(1",
        ),
        (call("isSet", &json!([reference("Region")])), "Region", "let Some(region) = &params.region"),
    ] {
        let used = call("stringEquals", &json!([reference(name), "a"]));
        let found = emitted(&json!([condition, used]));
        let variable = expected.split(['(', ')']).nth(1).unwrap();
        assert!(found.starts_with(expected) && found.ends_with(&format!("&& {variable} == \"a\"")), "{found}");
    }
}

#[test]
fn attributes_of_what_functions_yield_are_fields() {
    for (function, attributes, compared) in [
        ("parseURL", "scheme authority path normalizedPath", true),
        ("parseURL", "isIp", false),
        ("aws.partition", "name dnsSuffix dualStackDnsSuffix implicitGlobalRegion", true),
        ("aws.partition", "supportsFIPS supportsDualStack", false),
        ("aws.parseArn", "partition service region accountId", true),
    ] {
        for attribute in attributes.split(' ') {
            let field = match attribute {
                "supportsFIPS" => "supports_fips".to_owned(),
                other => other.chars().fold(String::new(), |field, c| {
                    if c.is_uppercase() { field + "_" + &c.to_lowercase().to_string() } else { field + &c.to_string() }
                }),
            };
            let value = call("getAttr", &json!([reference("Found"), attribute]));
            let (equals, other) = if compared { ("stringEquals", json!("a")) } else { ("booleanEquals", json!(true)) };
            let conditions =
                [assigned(function, &json!([reference("Stage")]), "Found"), call(equals, &json!([value, other]))];
            let found = emitted(&json!(conditions));
            let end = if compared { format!("&& found.{field} == \"a\"") } else { format!("&& found.{field}") };
            assert!(found.ends_with(&end), "{end}: {found}");
        }
    }
    let arn = assigned("aws.parseArn", &json!([reference("Stage")]), "Arn");
    let first = assigned("getAttr", &json!([reference("Arn"), "resourceId[0]"]), "First");
    let found = emitted(&json!([arn, first]));
    assert!(found.ends_with("&& arn.resource_id.first().is_some()"), "{found}");
}

#[test]
fn what_has_no_counterpart_is_named() {
    let stage = || reference("Stage");
    let attribute = |of: Value, path: Value| call("stringEquals", &json!([call("getAttr", &json!([of, path])), "a"]));
    for (condition, expected) in [
        (
            assigned("uriEncode", &json!([stage()]), "Coded"),
            "uriEncode is assigned to Coded, though it is never absent",
        ),
        (call("uriEncode", &json!([stage()])), "uriEncode is a condition, but does not yield true or false"),
        (call("stringEquals", &json!([["a"], "a"])), "a list stands where no list is generated"),
        (attribute(reference("Names"), reference("Region")), "getAttr is given a path that is not a literal"),
        (attribute(reference("Names"), json!("[a]")), "[a] has an index that is not a number"),
        (attribute(reference("Names"), json!("first")), "there is no attribute first here"),
        (attribute(stage(), json!("[0]")), "there is no attribute [0] here"),
    ] {
        let problems = endpoints(&rule_set(&json!([condition]), "https://a.example")).unwrap_err();
        let place = format!("rules.json: $.rules[0].conditions[0]: {expected}");
        assert!(problems.contains(&place), "{place}: {problems}");
    }
    let problems = endpoints(&rule_set(&json!([]), "https://{Nobody}")).unwrap_err();
    assert!(problems.contains("$.rules[0].endpoint.url: nothing is called"), "{problems}");
    let mut rules = rule_set(&json!([]), "https://a.example");
    rules["parameters"]["Odd"] = json!({"builtIn": "AWS::Odd", "required": false, "type": "string"});
    let problems = endpoints(&rules).unwrap_err();
    assert!(problems.contains("rules.json: $.parameters.Odd.builtIn: the built-in AWS::Odd is not"), "{problems}");
}

#[test]
fn values_of_another_kind_than_their_place_needs_are_named() {
    let stage = || reference("Stage");
    let flag = || reference("UseFIPS");
    for (condition, expected) in [
        (assigned("parseURL", &json!([flag()]), "Url"), "argument 1 of parseURL is a truth value, but must be a text"),
        (call("isValidHostLabel", &json!([stage(), 1])), "argument 2 of isValidHostLabel is a number, but must be a"),
        (
            call("isValidHostLabel", &json!([stage(), reference("Global")])),
            "argument 2 of isValidHostLabel may be absent; assign it, or check it with isSet first",
        ),
        (assigned("substring", &json!([stage(), -1, 2, false]), "Part"), "argument 2 of substring is below 0"),
        (call("not", &json!([stage()])), "the argument of not is a text, but must be a truth value"),
        (
            call("stringEquals", &json!([stage(), true])),
            "one side of a comparison is a truth value, but must be a text",
        ),
        (call("stringEquals", &json!([reference("Names"), "a"])), "one side of a comparison is a list of texts, but"),
        (call("booleanEquals", &json!([flag(), "a"])), "one side of a comparison is a text, but must be a truth value"),
        (call("booleanEquals", &json!([flag(), reference("Global")])), "one side of a comparison may be absent"),
        (
            assigned("getAttr", &json!([call("parseURL", &json!([stage()])), "path"]), "Path"),
            "path is read from what may be absent",
        ),
    ] {
        let problems = endpoints(&rule_set(&json!([condition]), "https://a.example")).unwrap_err();
        let place = format!("rules.json: $.rules[0].conditions[0]: {expected}");
        assert!(problems.contains(&place), "{place}: {problems}");
    }
    for (url, expected) in [
        ("https://{UseFIPS}", "{UseFIPS} is a truth value, but must be a text"),
        ("https://{Names}", "{Names} is a list of texts, but must be a text"),
    ] {
        let problems = endpoints(&rule_set(&json!([]), url)).unwrap_err();
        assert!(problems.contains(&format!("rules.json: $.rules[0].endpoint.url: {expected}")), "{problems}");
    }
    let mut rules = rule_set(&json!([]), "https://a.example");
    rules["rules"][0]["endpoint"]["url"] = call("substring", &json!([stage(), 0, 2, false]));
    rules["parameters"]["Region"]["type"] = json!("boolean");
    let problems = endpoints(&rules).unwrap_err();
    for expected in [
        "$.rules[0].endpoint.url: the value may be absent; assign it, or check it with isSet first",
        "$.parameters.Region.type: the built-in of the parameter has another type",
    ] {
        assert!(problems.contains(expected), "{problems}");
    }
    let mut rules = rule_set(&json!([]), "https://a.example");
    rules["rules"][0]["endpoint"]["headers"] = json!({"X Odd": ["a"]});
    let problems = endpoints(&rules).unwrap_err();
    assert!(problems.contains("$.rules[0].endpoint.headers[\"X Odd\"]: no header can have this name"), "{problems}");
}

#[test]
fn a_service_without_rules_has_the_endpoint_that_it_is_given() {
    let text = super::file(&model(), "src/endpoint.rs");
    assert!(
        text.contains("if let Some(endpoint) = &params.endpoint {\n        return Ok(Endpoint::new(endpoint));"),
        "{text}"
    );
    assert!(
        text.contains("Err(\"the model has no endpoint rule set, so an endpoint must be given\".into())"),
        "{text}"
    );
}

#[test]
fn parameters_that_tell_an_account_are_not_used_where_a_region_will_do() {
    let mut service = model();
    service["operations"]["Put"]["operationContextParams"] = json!({"Account": {"path": "id"}});
    let mut rules = rule_set(&json!([]), "https://a.example");
    rules["parameters"]["Account"] = json!({"builtIn": "AWS::Auth::AccountId", "required": false, "type": "string"});
    let generate = |rules: &Value| {
        let (service, rules) = (service.to_string(), rules.to_string());
        let sources = Sources {
            endpoint_rule_set: Some(Source { name: "rules.json", text: &rules }),
            ..Sources::of_text("service-2.json", &service)
        };
        let model = botocore_model::read(&sources).map_err(|problems| problems.to_string())?;
        botocore_codegen::generate(&model, &Options::default()).map(drop).map_err(|problems| problems.to_string())
    };
    let problems = generate(&rules).unwrap_err();
    assert!(problems.contains("operationContextParams is not generated"), "{problems}");
    let mode = json!({"builtIn": "AWS::Auth::AccountIdEndpointMode", "required": false, "type": "string"});
    rules["parameters"]["AccountIdEndpointMode"] = mode;
    generate(&rules).unwrap();
}
