//! Expressions and conditions of endpoint rule sets, typed.

mod functions;
mod kind;

use crate::ir::{Condition, Expression, Parameter, ParameterKind};
use botocore_model::{Call, Condition as Modelled, Expression as ModelledExpression, Template, TemplatePart};
use functions::standard_function;
use heck::ToSnakeCase as _;
use kind::Kind;
use std::collections::HashMap;

/// Parameters of the emitted resolver, which no variable of a rule set may hide.
const PARAMETERS: [&str; 2] = ["params", "partitions"];

/// An expression with the type of its value.
#[derive(Debug, Clone)]
pub struct Typed {
    pub expression: Expression,
    pub kind: Kind,
    /// It may be absent.
    pub optional: bool,
}

/// The names that a rule can refer to. Each tree of rules has its own.
#[derive(Debug, Clone)]
pub struct Names {
    values: HashMap<String, Typed>,
}

impl Names {
    /// The parameters of a rule set.
    pub fn of_parameters(parameters: &[Parameter]) -> Self {
        let values = parameters.iter().map(|parameter| {
            let (kind, optional) = match parameter.kind {
                ParameterKind::OptionalString => (Kind::Text, true),
                ParameterKind::String(_) => (Kind::Text, false),
                ParameterKind::OptionalBoolean => (Kind::Boolean, true),
                ParameterKind::Boolean(_) => (Kind::Boolean, false),
                ParameterKind::Strings => (Kind::Texts, false),
            };
            let field = parameter.field.clone();
            let expression = Expression::Parameter { field, text: kind == Kind::Text, optional };
            (parameter.name.clone(), Typed { expression, kind, optional })
        });
        Self { values: values.collect() }
    }

    /// Lowers a condition; `None` if it always holds. The name that it binds is known from here on.
    pub fn condition(&mut self, modelled: &Modelled) -> Result<Option<Condition>, String> {
        if let Some(name) = &modelled.assign {
            let value = self.call(&modelled.call)?;
            if !value.optional {
                return Err(format!("{} is assigned to {name}, though it is never absent", modelled.call.function));
            }
            return Ok(Some(self.bind(name, value)));
        }
        if let ("isSet", [ModelledExpression::Reference(name)]) =
            (modelled.call.function.as_str(), modelled.call.arguments.as_slice())
        {
            let value = self.reference(name)?;
            return Ok(value.optional.then(|| self.bind(name, value)));
        }
        let holds = self.call(&modelled.call)?;
        match holds.kind {
            _ if holds.optional => Ok(Some(Condition::Holds(Expression::IsPresent(Box::new(holds.expression))))),
            Kind::Boolean if holds.expression == Expression::Boolean(true) => Ok(None),
            Kind::Boolean => Ok(Some(Condition::Holds(holds.expression))),
            _ => Err(format!("{} is a condition, but does not yield true or false", modelled.call.function)),
        }
    }

    fn bind(&mut self, name: &str, value: Typed) -> Condition {
        let mut variable = super::names::field_name(&name.to_snake_case());
        while PARAMETERS.contains(&variable.as_str()) || self.is_taken(&variable, name) {
            variable.push('_');
        }
        let expression = Expression::Variable { name: variable.clone(), text: value.kind == Kind::Text };
        self.values.insert(name.to_owned(), Typed { expression, kind: value.kind, optional: false });
        Condition::Bind { variable, value: value.expression }
    }

    /// Whether a variable is the value of another name, which it would hide.
    fn is_taken(&self, variable: &str, name: &str) -> bool {
        let is_variable =
            |value: &Typed| matches!(&value.expression, Expression::Variable { name, .. } if name == variable);
        self.values.iter().any(|(other, value)| other != name && is_variable(value))
    }

    fn reference(&self, name: &str) -> Result<Typed, String> {
        self.values.get(name).cloned().ok_or_else(|| format!("nothing is called {name} here"))
    }

    /// Lowers an expression.
    pub fn expression(&self, modelled: &ModelledExpression) -> Result<Typed, String> {
        let plain = |expression, kind| Typed { expression, kind, optional: false };
        Ok(match modelled {
            ModelledExpression::Boolean(truth) => plain(Expression::Boolean(*truth), Kind::Boolean),
            ModelledExpression::Number(number) => plain(Expression::Number(*number), Kind::Number),
            ModelledExpression::Text(template) => self.template(template)?,
            ModelledExpression::Reference(name) => self.reference(name)?,
            ModelledExpression::Call(call) => self.call(call)?,
            ModelledExpression::List(_) => return Err("a list stands where no list is generated".to_owned()),
        })
    }

    /// Lowers an expression that has to be a text.
    pub fn text(&self, modelled: &ModelledExpression) -> Result<Expression, String> {
        self.expression(modelled)?.of_kind(Kind::Text).map_err(|problem| format!("the value {problem}"))
    }

    /// `https://{Region}.{PartitionResult#dnsSuffix}` put together.
    pub fn template(&self, template: &Template) -> Result<Typed, String> {
        let parts = template.parts.iter().map(|part| match part {
            TemplatePart::Literal(text) => Ok(Expression::Literal(text.clone())),
            TemplatePart::Name(name) => {
                let value = match name.split_once('#') {
                    None => self.reference(name)?,
                    Some((name, path)) => attribute(self.reference(name)?, path)?,
                };
                value.of_kind(Kind::Text).map_err(|problem| format!("{{{name}}} {problem}"))
            }
        });
        let parts: Vec<Expression> = parts.collect::<Result<_, String>>()?;
        let expression = match <[Expression; 1]>::try_from(parts) {
            Ok([only]) => only,
            Err(parts) if parts.is_empty() => Expression::Literal(String::new()),
            Err(parts) => Expression::Text(parts),
        };
        Ok(Typed { expression, kind: Kind::Text, optional: false })
    }

    fn call(&self, call: &Call) -> Result<Typed, String> {
        let arguments: Vec<Typed> =
            call.arguments.iter().map(|argument| self.expression(argument)).collect::<Result<_, _>>()?;
        let truth = |expression| Ok(Typed { expression, kind: Kind::Boolean, optional: false });
        match (call.function.as_str(), arguments.as_slice()) {
            ("isSet", [value]) if value.optional => truth(Expression::IsPresent(Box::new(value.expression.clone()))),
            ("isSet", [_]) => truth(Expression::Boolean(true)),
            ("not", [value]) => truth(not(functions::truth(value)?)),
            ("booleanEquals", [left, right]) => truth(equal(functions::compared(left, right, Kind::Boolean)?)),
            ("stringEquals", [left, right]) => truth(equal(functions::compared(left, right, Kind::Text)?)),
            ("getAttr", [value, path]) => match &path.expression {
                Expression::Literal(path) => attribute(value.clone(), path),
                _ => Err("getAttr is given a path that is not a literal".to_owned()),
            },
            (name, _) => standard_function(name, &arguments),
        }
    }
}

fn not(expression: Expression) -> Expression {
    match expression {
        Expression::Boolean(truth) => Expression::Boolean(!truth),
        Expression::Not(inner) => *inner,
        Expression::IsPresent(inner) => Expression::IsAbsent(inner),
        other => Expression::Not(Box::new(other)),
    }
}

/// Comparison; with a literal truth value it is the other side itself.
fn equal((left, right): (&Typed, &Typed)) -> Expression {
    match (&left.expression, &right.expression) {
        (Expression::Boolean(truth), _) if !right.optional => as_is(right.expression.clone(), *truth),
        (_, Expression::Boolean(truth)) if !left.optional => as_is(left.expression.clone(), *truth),
        (literal @ (Expression::Boolean(_) | Expression::Literal(_)), other) => {
            Expression::Equal(Box::new(other.clone()), Box::new(literal.clone()))
        }
        (one, other) => Expression::Equal(Box::new(one.clone()), Box::new(other.clone())),
    }
}

fn as_is(expression: Expression, truth: bool) -> Expression {
    if truth { expression } else { not(expression) }
}

/// The attribute that `getAttr` and `{name#path}` refer to.
fn attribute(value: Typed, path: &str) -> Result<Typed, String> {
    let (name, index) = match path.strip_suffix(']').and_then(|path| path.split_once('[')) {
        None => (path, None),
        Some((name, index)) => {
            (name, Some(index.parse::<usize>().map_err(|_| format!("{path} has an index that is not a number"))?))
        }
    };
    if value.optional {
        return Err(format!("{path} is read from what may be absent; assign it first"));
    }
    let unknown = || format!("there is no attribute {path} here");
    // A list is an attribute of itself: `[0]` is an item of it.
    let (whole, kind) = if value.kind == Kind::Texts && name.is_empty() {
        (value.expression, Kind::Texts)
    } else {
        let (field, kind) = field_of(value.kind, name).ok_or_else(unknown)?;
        let of = Box::new(value.expression);
        (Expression::Attribute { of, field: field.to_owned(), text: kind == Kind::Text }, kind)
    };
    match (kind, index) {
        (Kind::Texts, Some(index)) => {
            let expression = Expression::Element { of: Box::new(whole), index };
            Ok(Typed { expression, kind: Kind::Text, optional: true })
        }
        (_, None) => Ok(Typed { expression: whole, kind, optional: false }),
        (_, Some(_)) => Err(unknown()),
    }
}

/// Field of the runtime's structure that an attribute is.
fn field_of(kind: Kind, attribute: &str) -> Option<(&'static str, Kind)> {
    Some(match (kind, attribute) {
        (Kind::Partition, "name") => ("name", Kind::Text),
        (Kind::Partition, "dnsSuffix") => ("dns_suffix", Kind::Text),
        (Kind::Partition, "dualStackDnsSuffix") => ("dual_stack_dns_suffix", Kind::Text),
        (Kind::Partition, "implicitGlobalRegion") => ("implicit_global_region", Kind::Text),
        (Kind::Partition, "supportsFIPS") => ("supports_fips", Kind::Boolean),
        (Kind::Partition, "supportsDualStack") => ("supports_dual_stack", Kind::Boolean),
        (Kind::Url, "scheme") => ("scheme", Kind::Text),
        (Kind::Url, "authority") => ("authority", Kind::Text),
        (Kind::Url, "path") => ("path", Kind::Text),
        (Kind::Url, "normalizedPath") => ("normalized_path", Kind::Text),
        (Kind::Url, "isIp") => ("is_ip", Kind::Boolean),
        (Kind::Arn, "partition") => ("partition", Kind::Text),
        (Kind::Arn, "service") => ("service", Kind::Text),
        (Kind::Arn, "region") => ("region", Kind::Text),
        (Kind::Arn, "accountId") => ("account_id", Kind::Text),
        (Kind::Arn, "resourceId") => ("resource_id", Kind::Texts),
        _ => return None,
    })
}
