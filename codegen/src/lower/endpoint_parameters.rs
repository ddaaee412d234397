//! Endpoint parameters that operations and their members set, each to a value of its type.

use super::Lowering;
use crate::ir::{ContextValue, Structure, Type};
use botocore_model::{ContextValue as ModelledValue, Operation as Modelled, ParameterType, Place};

impl Lowering<'_> {
    /// The parameters that an operation sets, whatever its input is.
    pub fn fixed_endpoint_parameters(&mut self, modelled: &Modelled) -> Vec<(String, ContextValue)> {
        let place = Place::operation(&modelled.name);
        // For services with endpoints of accounts they tell the account, and those endpoints are not used.
        if !modelled.operation_context_params.is_empty() && !self.has_account_endpoints() {
            let place = place.clone().key("operationContextParams");
            self.problem(&place, "operationContextParams is not generated", None);
        }
        let of_client = &self.model.service.client_context_params;
        if let Some(free) = of_client.iter().find(|name| !modelled.static_context_params.contains_key(*name)) {
            let message =
                format!("a client's configuration may set the endpoint parameter {free}, which is not generated");
            self.problem(&place, &message, None);
        }
        let mut parameters = Vec::new();
        for (parameter, value) in &modelled.static_context_params {
            let (value, type_) = match value {
                ModelledValue::String(text) => (ContextValue::String(text.clone()), ParameterType::String),
                ModelledValue::Boolean(truth) => (ContextValue::Boolean(*truth), ParameterType::Boolean),
                ModelledValue::Strings(texts) => (ContextValue::Strings(texts.clone()), ParameterType::StringArray),
            };
            let place = place.clone().key("staticContextParams").key(parameter).key("value");
            self.check_endpoint_parameter(parameter, Some(type_), &place);
            parameters.push((parameter.clone(), value));
        }
        parameters
    }

    /// Notes members of an input that set a parameter of another type.
    pub fn check_bound_parameters(&mut self, input: &Structure) {
        for field in &input.fields {
            let Some(parameter) = &field.endpoint_parameter else { continue };
            let type_ = match &field.shape {
                Type::String | Type::JsonText | Type::Enumeration(_) => Some(ParameterType::String),
                Type::Boolean => Some(ParameterType::Boolean),
                Type::List { element, sparse: false } if **element == Type::String => Some(ParameterType::StringArray),
                _ => None,
            };
            let place = Place::member(&input.name.shape, &field.member).key("contextParam").key("name");
            self.check_endpoint_parameter(parameter, type_, &place);
        }
    }

    /// Notes that a parameter is set to a value of another type than its own.
    fn check_endpoint_parameter(&mut self, name: &str, type_: Option<ParameterType>, place: &Place<'_>) {
        let rule_set = self.model.endpoint_rule_set.as_ref();
        let Some(parameter) = rule_set.and_then(|rule_set| rule_set.parameters.get(name)) else { return };
        if type_ != Some(parameter.type_) {
            let expected = match parameter.type_ {
                ParameterType::String => "a string",
                ParameterType::Boolean => "a truth value",
                ParameterType::StringArray => "a list of strings",
            };
            self.problem(place, &format!("the endpoint parameter {name} is {expected}, and this is not"), None);
        }
    }
}
