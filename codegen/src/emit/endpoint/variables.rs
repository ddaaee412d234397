//! Which local variables of a rule set are used.

use crate::ir::{AuthScheme, Condition, EndpointRule, Expression, Outcome};

/// Whether the conditions behind a variable, or what follows from them, use it.
pub fn is_used(variable: &str, conditions: &[&Condition], outcome: &Outcome) -> bool {
    conditions.iter().any(|condition| in_condition(variable, condition)) || in_outcome(variable, outcome)
}

fn in_condition(variable: &str, condition: &Condition) -> bool {
    match condition {
        Condition::Bind { value, .. } | Condition::Holds(value) => in_expression(variable, value),
    }
}

fn in_rule(variable: &str, rule: &EndpointRule) -> bool {
    rule.conditions.iter().any(|condition| in_condition(variable, condition)) || in_outcome(variable, &rule.outcome)
}

fn in_outcome(variable: &str, outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Rules(rules) => rules.iter().any(|rule| in_rule(variable, rule)),
        Outcome::Error(message) => in_expression(variable, message),
        Outcome::Endpoint { url, headers, auth_schemes } => {
            in_expression(variable, url) || is_used_behind_url(variable, headers, auth_schemes)
        }
    }
}

/// Whether what an endpoint has beside its URL uses a variable.
pub fn is_used_behind_url(variable: &str, headers: &[(String, Vec<Expression>)], schemes: &[AuthScheme]) -> bool {
    let values = headers.iter().flat_map(|(_, values)| values);
    values.chain(schemes.iter().flat_map(expressions)).any(|value| in_expression(variable, value))
}

fn expressions(scheme: &AuthScheme) -> impl Iterator<Item = &Expression> {
    scheme.signing_name.iter().chain(&scheme.signing_region).chain(&scheme.signing_region_set)
}

fn in_expression(variable: &str, expression: &Expression) -> bool {
    match expression {
        Expression::Variable { name, .. } => name == variable,
        Expression::Boolean(_) | Expression::Number(_) | Expression::Literal(_) | Expression::Parameter { .. } => false,
        Expression::Text(parts) | Expression::Call { arguments: parts, .. } => {
            parts.iter().any(|part| in_expression(variable, part))
        }
        Expression::Attribute { of, .. }
        | Expression::Element { of, .. }
        | Expression::IsAbsent(of)
        | Expression::IsPresent(of)
        | Expression::Not(of) => in_expression(variable, of),
        Expression::Equal(left, right) => in_expression(variable, left) || in_expression(variable, right),
    }
}
