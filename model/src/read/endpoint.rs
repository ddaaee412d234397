//! Reads `endpoint-rule-set-1.json`.

use super::rule;
use crate::json::{Cursor, Object};
use crate::{Deprecation, EndpointRuleSet, Parameter, ParameterType};
use serde_json::Value;

/// The version of the rule language.
const VERSION: &str = "1.0";

/// Models write these with and without a capital.
const TYPES: [(&str, ParameterType); 6] = [
    ("string", ParameterType::String),
    ("String", ParameterType::String),
    ("boolean", ParameterType::Boolean),
    ("Boolean", ParameterType::Boolean),
    ("stringArray", ParameterType::StringArray),
    ("StringArray", ParameterType::StringArray),
];

pub fn read(root: &Cursor) -> Option<EndpointRuleSet> {
    let mut object = root.object()?;
    let version = object.required("version");
    if let Some(version) = &version
        && version.str().is_some_and(|found| found != VERSION)
    {
        version.problem(format!("the version of the rule language is not {VERSION:?}"), None);
    }
    let parameters = object.required("parameters").and_then(|it| it.collect(|_, entry| parameter(entry)));
    let rules = object.required("rules").map(|it| rule::read_all(&it));
    object.close();
    Some(EndpointRuleSet { version: VERSION.to_owned(), parameters: parameters?, rules: rules? })
}

fn parameter(cursor: &Cursor) -> Option<Parameter> {
    let mut object = cursor.object()?;
    let type_ = object.required("type").and_then(|it| it.word("parameter type", &TYPES));
    let built_in = object.optional_text("builtIn");
    let required = object.flag("required");
    let default = object.optional("default");
    let documentation = object.optional_text("documentation");
    let deprecated = deprecation(&mut object);
    object.close();
    let type_ = type_?;
    let default = default.and_then(|it| default_of(type_, &it));
    Some(Parameter { type_, built_in, required, default, documentation, deprecated })
}

fn default_of(type_: ParameterType, cursor: &Cursor) -> Option<Value> {
    match type_ {
        ParameterType::String => cursor.str().map(|_| ())?,
        ParameterType::Boolean => cursor.flag().map(|_| ())?,
        ParameterType::StringArray => drop(cursor.texts()),
    }
    Some(cursor.value().clone())
}

fn deprecation(object: &mut Object) -> Option<Deprecation> {
    let cursor = object.optional("deprecated")?;
    let mut object = cursor.object()?;
    let deprecation = Deprecation { message: object.optional_text("message"), since: object.optional_text("since") };
    object.close();
    Some(deprecation)
}
