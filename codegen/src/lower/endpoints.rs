//! The endpoint rule set: parameters and rules.

use botocore_model::{
    EndpointRuleSet, Outcome as ModelledOutcome, Parameter as ModelledParameter, ParameterType, Rule as ModelledRule,
};
use serde_json::Value;

use super::{Lowering, expressions::Names, names};
use crate::ir::{AuthScheme, BuiltIn, EndpointRule, EndpointRules, Outcome, Parameter, ParameterKind, Partition};

impl Lowering<'_> {
    /// Rule set and partitions. A service without a rule set knows no endpoint of its own.
    pub(super) fn endpoints(&mut self) -> (EndpointRules, Vec<Partition>) {
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
        for scheme in value.as_array().into_iter().flatten() {
            schemes.push(auth_scheme(scheme, names)?);
        }
    }
    Ok(schemes)
}

fn auth_scheme(scheme: &Value, names: &Names) -> Result<AuthScheme, String> {
    let text = |key: &str| {
        let modelled = scheme.get(key).and_then(Value::as_str);
        let lowered =
            modelled.map(|text| names.expression(&botocore_model::Expression::Text(text.to_owned()))).transpose()?;
        Ok::<_, String>(lowered.map(|typed| typed.expression))
    };
    let name = scheme.get("name").and_then(Value::as_str).ok_or("an auth scheme of an endpoint has no name")?;
    Ok(AuthScheme { name: name.to_owned(), signing_name: text("signingName")?, signing_region: text("signingRegion")? })
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
    let given = crate::ir::Expression::Variable { name: "endpoint".to_owned(), text: true };
    let condition = crate::ir::Condition::Bind {
        variable: "endpoint".to_owned(),
        value: crate::ir::Expression::Parameter { field: "endpoint".to_owned(), text: true, optional: true },
    };
    let message = "the model has no endpoint rule set, so an endpoint must be given".to_owned();
    EndpointRules {
        parameters: vec![endpoint],
        rules: vec![
            EndpointRule {
                conditions: vec![condition],
                outcome: Outcome::Endpoint { url: given, headers: Vec::new(), auth_schemes: Vec::new() },
            },
            EndpointRule { conditions: Vec::new(), outcome: Outcome::Error(crate::ir::Expression::Literal(message)) },
        ],
    }
}
