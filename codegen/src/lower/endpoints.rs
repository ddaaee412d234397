//! The endpoint rule set: parameters and rules.

use super::expressions::Names;
use super::{Lowering, names};
use crate::ir::{
    AuthScheme, BuiltIn, EndpointRule, EndpointRules, Expression, Outcome, Parameter, ParameterKind, Partition,
};
use botocore_model::{
    EndpointRuleSet, Outcome as ModelledOutcome, Parameter as ModelledParameter, ParameterType, Rule as ModelledRule,
};
use serde_json::Value;

impl Lowering<'_> {
    /// Rule set and partitions. A service without a rule set knows no endpoint of its own.
    pub fn endpoints(&mut self) -> (EndpointRules, Vec<Partition>) {
        let partitions = self.partitions();
        let Some(rule_set) = &self.model.endpoint_rule_set else {
            return (given_endpoint_only(), partitions);
        };
        let parameters = self.parameters(rule_set);
        let names = Names::of_parameters(&parameters);
        let rules = rules(&rule_set.rules, &names).unwrap_or_else(|problem| {
            self.problems.push(format!("endpoint rule set: {problem}"));
            Vec::new()
        });
        (EndpointRules { parameters, rules }, partitions)
    }

    fn parameters(&mut self, rule_set: &EndpointRuleSet) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for (name, modelled) in &rule_set.parameters {
            match (parameter_kind(modelled), built_in(modelled.built_in.as_deref())) {
                (Ok(kind), Ok(built_in)) => parameters.push(Parameter {
                    name: name.clone(),
                    field: names::field_name(name),
                    kind,
                    docs: self.docs(modelled.documentation.as_deref(), None),
                    built_in,
                }),
                (Err(problem), _) | (_, Err(problem)) => {
                    self.problems.push(format!("endpoint rule set: parameter {name} {problem}"));
                }
            }
        }
        parameters
    }
}

fn parameter_kind(modelled: &ModelledParameter) -> Result<ParameterKind, String> {
    match (&modelled.type_, &modelled.default) {
        (ParameterType::String, None) => Ok(ParameterKind::OptionalString),
        (ParameterType::String, Some(Value::String(text))) => Ok(ParameterKind::String(text.clone())),
        (ParameterType::Boolean, None) => Ok(ParameterKind::OptionalBoolean),
        (ParameterType::Boolean, Some(Value::Bool(truth))) => Ok(ParameterKind::Boolean(*truth)),
        (ParameterType::StringArray, None) => Ok(ParameterKind::Strings),
        (_, Some(default)) => Err(format!("has the default {default}, which is not generated for its type")),
    }
}

fn built_in(name: Option<&str>) -> Result<Option<BuiltIn>, String> {
    Ok(match name {
        None => None,
        Some("AWS::Region") => Some(BuiltIn::Region),
        Some("AWS::UseDualStack") => Some(BuiltIn::UseDualStack),
        Some("AWS::UseFIPS") => Some(BuiltIn::UseFips),
        Some("SDK::Endpoint") => Some(BuiltIn::Endpoint),
        Some(other) => return Err(format!("is the built-in {other}, which is not generated")),
    })
}

fn rules(modelled: &[ModelledRule], names: &Names) -> Result<Vec<EndpointRule>, String> {
    modelled.iter().map(|rule| self::rule(rule, names.clone())).collect()
}

fn rule(modelled: &ModelledRule, mut names: Names) -> Result<EndpointRule, String> {
    let mut conditions = Vec::new();
    for condition in &modelled.conditions {
        conditions.extend(names.condition(condition)?);
    }
    let outcome = match &modelled.outcome {
        ModelledOutcome::Tree(inner) => Outcome::Rules(rules(inner, &names)?),
        ModelledOutcome::Error(message) => Outcome::Error(names.expression(message)?.expression),
        ModelledOutcome::Endpoint { url, properties, headers } => {
            let mut lowered = Vec::new();
            for (name, values) in headers {
                let values: Result<_, String> =
                    values.iter().map(|value| Ok(names.expression(value)?.expression)).collect();
                lowered.push((name.clone(), values?));
            }
            Outcome::Endpoint {
                url: names.expression(url)?.expression,
                headers: lowered,
                auth_schemes: auth_schemes(properties, &names)?,
            }
        }
    };
    Ok(EndpointRule { conditions, outcome })
}

/// The `authSchemes` property; another property is a problem.
fn auth_schemes(properties: &indexmap::IndexMap<String, Value>, names: &Names) -> Result<Vec<AuthScheme>, String> {
    let mut schemes = Vec::new();
    for (name, value) in properties {
        if name != "authSchemes" {
            return Err(format!("the endpoint property {name} is not generated"));
        }
        for scheme in value.as_array().ok_or_else(|| format!("authSchemes of an endpoint is no list but {value}"))? {
            schemes.push(auth_scheme(scheme, names)?);
        }
    }
    Ok(schemes)
}

fn auth_scheme(scheme: &Value, names: &Names) -> Result<AuthScheme, String> {
    let members = scheme.as_object().ok_or_else(|| format!("the auth scheme {scheme} is no object"))?;
    let mut lowered =
        AuthScheme { name: String::new(), signing_name: None, signing_region: None, signing_region_set: Vec::new() };
    for (member, value) in members {
        let not_generated = || format!("the member {member} of an auth scheme is not generated as {value}");
        let text = |value: &Value| template(value, names)?.ok_or_else(not_generated);
        match (member.as_str(), value) {
            ("name", Value::String(name)) => lowered.name.clone_from(name),
            ("signingName", value) => lowered.signing_name = Some(text(value)?),
            ("signingRegion", value) => lowered.signing_region = Some(text(value)?),
            ("signingRegionSet", Value::Array(regions)) => {
                lowered.signing_region_set = regions.iter().map(text).collect::<Result<_, _>>()?;
            }
            _ => return Err(not_generated()),
        }
    }
    if lowered.name.is_empty() {
        return Err("an auth scheme of an endpoint has no name".to_owned());
    }
    Ok(lowered)
}

/// A text with references; `None` when the value is no text.
fn template(value: &Value, names: &Names) -> Result<Option<Expression>, String> {
    let text = value.as_str().map(|text| botocore_model::Expression::Text(text.to_owned()));
    let typed = text.map(|text| names.expression(&text)).transpose()?;
    Ok(typed.map(|typed| typed.expression))
}

/// What stands in for a rule set: the endpoint that the caller gives.
fn given_endpoint_only() -> EndpointRules {
    let endpoint = Parameter {
        name: "Endpoint".to_owned(),
        field: "endpoint".to_owned(),
        kind: ParameterKind::OptionalString,
        docs: crate::ir::Docs::default(),
        built_in: Some(BuiltIn::Endpoint),
    };
    let given = Expression::Variable { name: "endpoint".to_owned(), text: true };
    let condition = crate::ir::Condition::Bind {
        variable: "endpoint".to_owned(),
        value: Expression::Parameter { field: "endpoint".to_owned(), text: true, optional: true },
    };
    let message = "the model has no endpoint rule set, so an endpoint must be given".to_owned();
    EndpointRules {
        parameters: vec![endpoint],
        rules: vec![
            EndpointRule {
                conditions: vec![condition],
                outcome: Outcome::Endpoint { url: given, headers: Vec::new(), auth_schemes: Vec::new() },
            },
            EndpointRule { conditions: Vec::new(), outcome: Outcome::Error(Expression::Literal(message)) },
        ],
    }
}
