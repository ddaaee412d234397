//! Endpoint parameters and references: rules know what they refer to, and operations set what rules know.

use crate::json::{Report, Step, did_you_mean};
use crate::{Call, EndpointRule, EndpointRuleSet, Expression, Outcome, Parameter, Service, Template};
use indexmap::IndexMap;
use serde_json::Value;

/// Checks that each parameter that operations and members set is one of the rule set.
pub fn parameters(service: &Service, rule_set: &EndpointRuleSet, report: &Report) {
    let check = |name: &str, steps: &[Step]| known_parameter(name, &rule_set.parameters, steps, report);
    for (operation, description) in &service.operations {
        let fixed = description.static_context_params.keys().map(|name| ("staticContextParams", name));
        let computed = description.operation_context_params.keys().map(|name| ("operationContextParams", name));
        for (key, name) in fixed.chain(computed) {
            check(name, &[Step::Key("operations"), Step::Key(operation), Step::Key(key), Step::Key(name)]);
        }
    }
    for (_, structure) in service.shapes.structures() {
        let shape = &service.shapes[structure.shape].name;
        for (member, description) in &structure.members {
            let Some(name) = &description.context_param else { continue };
            let steps = ["shapes", shape, "members", member, "contextParam", "name"].map(Step::Key);
            check(name, &steps);
        }
    }
}

fn known_parameter(name: &str, parameters: &IndexMap<String, Parameter>, steps: &[Step], report: &Report) {
    if !parameters.contains_key(name) {
        let help = did_you_mean(name, parameters.keys().map(String::as_str));
        report.add(steps, format!("the endpoint rule set has no parameter {name:?}"), help);
    }
}

/// Checks that rules refer to parameters, or to what earlier conditions assign.
pub fn references(rule_set: &EndpointRuleSet, report: &Report) {
    let mut scope = Scope {
        names: rule_set.parameters.keys().map(String::as_str).collect(),
        steps: vec![Step::Key("rules")],
        report,
    };
    scope.rules(&rule_set.rules);
}

/// The names that can be referred to at one place of a rule set.
struct Scope<'a> {
    names: Vec<&'a str>,
    steps: Vec<Step<'a>>,
    report: &'a Report,
}

impl<'a> Scope<'a> {
    /// Names that rules assign are known in them alone. Rules nest no deeper than JSON may.
    fn rules(&mut self, rules: &'a [EndpointRule]) {
        for (index, rule) in rules.iter().enumerate() {
            let outside = self.names.len();
            self.within(Step::Index(index), |scope| scope.rule(rule));
            self.names.truncate(outside);
        }
    }

    fn rule(&mut self, rule: &'a EndpointRule) {
        for (index, condition) in rule.conditions.iter().enumerate() {
            self.within(Step::Key("conditions"), |scope| {
                scope.within(Step::Index(index), |scope| {
                    scope.call(&condition.call);
                    scope.assign(condition.assign.as_deref());
                });
            });
        }
        match &rule.outcome {
            Outcome::Tree(rules) => self.within(Step::Key("rules"), |scope| scope.rules(rules)),
            Outcome::Error(message) => self.within(Step::Key("error"), |scope| scope.expression(message)),
            Outcome::Endpoint { url, properties, headers } => self.within(Step::Key("endpoint"), |scope| {
                scope.within(Step::Key("url"), |scope| scope.expression(url));
                for (name, value) in properties {
                    scope.within(Step::Key("properties"), |scope| {
                        scope.within(Step::Key(name), |scope| scope.property(value));
                    });
                }
                for (name, values) in headers {
                    scope.within(Step::Key("headers"), |scope| {
                        scope.within(Step::Key(name), |scope| scope.list(values));
                    });
                }
            }),
        }
    }

    fn assign(&mut self, name: Option<&'a str>) {
        let Some(name) = name else { return };
        if self.names.contains(&name) {
            self.report.add(&self.steps, format!("the name {name:?} has a value already"), None);
        }
        self.names.push(name);
    }

    fn call(&mut self, call: &'a Call) {
        self.within(Step::Key("argv"), |scope| scope.list(&call.arguments));
    }

    fn list(&mut self, expressions: &'a [Expression]) {
        for (index, expression) in expressions.iter().enumerate() {
            self.within(Step::Index(index), |scope| scope.expression(expression));
        }
    }

    fn expression(&mut self, expression: &'a Expression) {
        match expression {
            Expression::Reference(name) => self.reference(name),
            Expression::Call(call) => self.call(call),
            Expression::List(expressions) => self.list(expressions),
            Expression::Text(text) => self.template(text),
            Expression::Boolean(_) | Expression::Number(_) => {}
        }
    }

    fn property(&mut self, value: &'a Value) {
        match value {
            Value::String(text) => match Template::parse(text) {
                Ok(template) => self.template(&template),
                Err(wrong) => self.report.add(&self.steps, format!("{text:?} has {wrong}"), None),
            },
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.within(Step::Index(index), |scope| scope.property(item));
                }
            }
            Value::Object(entries) => {
                for (key, entry) in entries {
                    self.within(Step::Key(key), |scope| scope.property(entry));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn template(&self, template: &Template) {
        for name in template.names() {
            self.reference(name.split('#').next().unwrap_or(name));
        }
    }

    fn reference(&self, name: &str) {
        if !self.names.contains(&name) {
            let help = did_you_mean(name, self.names.iter().copied());
            self.report.add(&self.steps, format!("nothing is called {name:?} here"), help);
        }
    }

    fn within(&mut self, step: Step<'a>, check: impl FnOnce(&mut Self)) {
        self.steps.push(step);
        check(self);
        self.steps.pop();
    }
}
