//! The endpoint rule set: parameters and rules.

use super::expressions::Names;
use super::{Lowering, headers, names};
use crate::ir::{
    AuthScheme, BuiltIn, EndpointRule, EndpointRules, Expression, Outcome, Parameter, ParameterKind, Partition,
};
use botocore_model::{
    EndpointRule as ModelledRule, EndpointRuleSet, Expression as ModelledExpression, File, Outcome as ModelledOutcome,
    Parameter as ModelledParameter, ParameterType, Place, Template,
};
use indexmap::IndexMap;
use serde_json::Value;

/// The built-in that asks for endpoints of accounts.
const ACCOUNT_ENDPOINT_MODE: &str = "AWS::Auth::AccountIdEndpointMode";

impl Lowering<'_> {
    /// Whether the service has endpoints of accounts, beside those of regions.
    pub fn has_account_endpoints(&self) -> bool {
        let parameters = self.model.endpoint_rule_set.iter().flat_map(|rule_set| rule_set.parameters.values());
        parameters.into_iter().any(|parameter| parameter.built_in.as_deref() == Some(ACCOUNT_ENDPOINT_MODE))
    }

    /// Rule set and partitions. A service without a rule set knows no endpoint of its own.
    pub fn endpoints(&mut self) -> (EndpointRules, Vec<Partition>) {
        let partitions = self.partitions();
        let Some(rule_set) = &self.model.endpoint_rule_set else {
            return (given_endpoint_only(), partitions);
        };
        let parameters = self.parameters(rule_set);
        let names = Names::of_parameters(&parameters);
        let place = Place::root(File::EndpointRuleSet).key("rules");
        let rules = rules(&rule_set.rules, &names, &place).unwrap_or_else(|(place, message)| {
            self.problem(&place, &message, None);
            Vec::new()
        });
        (EndpointRules { parameters, rules }, partitions)
    }

    fn parameters(&mut self, rule_set: &EndpointRuleSet) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        let mut fields = names::Scope::default();
        for (name, modelled) in &rule_set.parameters {
            match (parameter_kind(modelled), built_in(modelled)) {
                (Ok(kind), Ok(built_in)) => parameters.push(Parameter {
                    name: name.clone(),
                    field: fields.claim(&names::field_name(name)),
                    kind,
                    docs: self.docs(modelled.documentation.as_deref(), None),
                    built_in,
                }),
                (Err((key, message)), _) | (_, Err((key, message))) => {
                    let place = Place::root(File::EndpointRuleSet).key("parameters").key(name).key(key);
                    self.problem(&place, &message, None);
                }
            }
        }
        parameters
    }
}

/// Something that is not generated, and its place.
type Refusal<'a> = (Place<'a>, String);

fn parameter_kind(modelled: &ModelledParameter) -> Result<ParameterKind, (&'static str, String)> {
    match (&modelled.type_, &modelled.default) {
        (ParameterType::String, None) => Ok(ParameterKind::OptionalString),
        (ParameterType::String, Some(Value::String(text))) => Ok(ParameterKind::String(text.clone())),
        (ParameterType::Boolean, None) => Ok(ParameterKind::OptionalBoolean),
        (ParameterType::Boolean, Some(Value::Bool(truth))) => Ok(ParameterKind::Boolean(*truth)),
        (ParameterType::StringArray, None) => Ok(ParameterKind::Strings),
        (_, Some(default)) => {
            Err(("default", format!("the default {default} is not generated for the type of the parameter")))
        }
    }
}

fn built_in(modelled: &ModelledParameter) -> Result<Option<BuiltIn>, (&'static str, String)> {
    let built_in = match modelled.built_in.as_deref() {
        // Endpoints of accounts are not used: without a mode, rules give the region's, which serves all accounts. Nor is the
        // global one of the security token service, whose tokens are not valid in all regions: botocore uses it only if
        // it is told to do as it once did.
        None | Some("AWS::Auth::AccountId" | ACCOUNT_ENDPOINT_MODE | "AWS::STS::UseGlobalEndpoint") => None,
        Some("AWS::Region") => Some(BuiltIn::Region),
        Some("AWS::UseDualStack") => Some(BuiltIn::UseDualStack),
        Some("AWS::UseFIPS") => Some(BuiltIn::UseFips),
        Some("SDK::Endpoint") => Some(BuiltIn::Endpoint),
        Some(other) => return Err(("builtIn", format!("the built-in {other} is not generated"))),
    };
    let type_ = match built_in {
        None => modelled.type_,
        Some(BuiltIn::Region | BuiltIn::Endpoint) => ParameterType::String,
        Some(BuiltIn::UseDualStack | BuiltIn::UseFips) => ParameterType::Boolean,
    };
    if modelled.type_ != type_ {
        return Err(("type", "the built-in of the parameter has another type".to_owned()));
    }
    Ok(built_in)
}

fn rules<'a>(modelled: &'a [ModelledRule], names: &Names, place: &Place<'a>) -> Result<Vec<EndpointRule>, Refusal<'a>> {
    modelled.iter().enumerate().map(|(index, it)| rule(it, names.clone(), &place.clone().index(index))).collect()
}

fn rule<'a>(modelled: &'a ModelledRule, mut names: Names, place: &Place<'a>) -> Result<EndpointRule, Refusal<'a>> {
    let mut conditions = Vec::new();
    for (index, condition) in modelled.conditions.iter().enumerate() {
        let at = |message| (place.clone().key("conditions").index(index), message);
        conditions.extend(names.condition(condition).map_err(at)?);
    }
    let outcome = match &modelled.outcome {
        ModelledOutcome::Tree(inner) => Outcome::Rules(rules(inner, &names, &place.clone().key("rules"))?),
        ModelledOutcome::Error(message) => {
            Outcome::Error(names.text(message).map_err(|message| (place.clone().key("error"), message))?)
        }
        ModelledOutcome::Endpoint { url, properties, headers } => {
            let place = place.clone().key("endpoint");
            Outcome::Endpoint {
                url: names.text(url).map_err(|message| (place.clone().key("url"), message))?,
                headers: endpoint_headers(headers, &names, &place.clone().key("headers"))?,
                auth_schemes: auth_schemes(properties, &names, &place.key("properties"))?,
            }
        }
    };
    Ok(EndpointRule { conditions, outcome })
}

fn endpoint_headers<'a>(
    modelled: &'a IndexMap<String, Vec<ModelledExpression>>,
    names: &Names,
    place: &Place<'a>,
) -> Result<Vec<(String, Vec<Expression>)>, Refusal<'a>> {
    let mut headers = Vec::new();
    for (name, values) in modelled {
        if !headers::is_name(name) {
            return Err((place.clone().key(name), "no header can have this name".to_owned()));
        }
        let values: Result<_, _> = values.iter().map(|value| names.text(value)).collect();
        headers.push((name.clone(), values.map_err(|message| (place.clone().key(name), message))?));
    }
    Ok(headers)
}

/// The `authSchemes` property; another property is a problem.
fn auth_schemes<'a>(
    properties: &'a IndexMap<String, Value>,
    names: &Names,
    place: &Place<'a>,
) -> Result<Vec<AuthScheme>, Refusal<'a>> {
    let mut schemes = Vec::new();
    for (name, value) in properties {
        let place = place.clone().key(name);
        // The features that user agents name are not told.
        if name == "metricValues" {
            continue;
        }
        if name != "authSchemes" {
            return Err((place, "this property of an endpoint is not generated".to_owned()));
        }
        let no_list = || (place.clone(), format!("authSchemes must be a list, but is {value}"));
        for (index, scheme) in value.as_array().ok_or_else(no_list)?.iter().enumerate() {
            schemes.push(auth_scheme(scheme, names, &place.clone().index(index))?);
        }
    }
    Ok(schemes)
}

fn auth_scheme<'a>(scheme: &'a Value, names: &Names, place: &Place<'a>) -> Result<AuthScheme, Refusal<'a>> {
    let no_object = || (place.clone(), format!("the auth scheme must be an object, but is {scheme}"));
    let members = scheme.as_object().ok_or_else(no_object)?;
    let mut name = None;
    let (mut signing_name, mut signing_region, mut signing_region_set) = (None, None, Vec::new());
    for (member, value) in members {
        let refused = |message| (place.clone().key(member), message);
        let not_generated = || refused(format!("{member} of an auth scheme is not generated as {value}"));
        let text = |value: &Value| template(value, names).map_err(refused)?.ok_or_else(not_generated);
        match (member.as_str(), value) {
            ("name", Value::String(text)) => name = Some(text.clone()).filter(|name| !name.is_empty()),
            ("signingName", value) => signing_name = Some(text(value)?),
            ("signingRegion", value) => signing_region = Some(text(value)?),
            ("signingRegionSet", Value::Array(regions)) => {
                signing_region_set = regions.iter().map(text).collect::<Result<_, _>>()?;
            }
            _ => return Err(not_generated()),
        }
    }
    let name = name.ok_or_else(|| (place.clone(), "the auth scheme has no name".to_owned()))?;
    Ok(AuthScheme { name, signing_name, signing_region, signing_region_set })
}

/// A text with references; `None` if the value is not a text.
fn template(value: &Value, names: &Names) -> Result<Option<Expression>, String> {
    let Some(text) = value.as_str() else { return Ok(None) };
    let template = Template::parse(text).map_err(|wrong| format!("{text:?} has {wrong}"))?;
    Ok(Some(names.template(&template)?.expression))
}

/// Stands in for a missing rule set: the endpoint that the caller gives.
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
