//! Rules of endpoint rule sets.

use super::{Call, Expression};
use indexmap::IndexMap;
use serde_json::Value;

/// A rule: its outcome follows if all conditions hold.
#[derive(Debug, Clone, PartialEq)]
pub struct EndpointRule {
    /// All must hold, in this order.
    pub conditions: Vec<Condition>,
    /// Plain text.
    pub documentation: Option<String>,
    /// The result of the rule.
    pub outcome: Outcome,
}

/// A condition holds when its call yields something other than false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The call.
    pub call: Call,
    /// Name by which later conditions and the outcome refer to its value.
    pub assign: Option<String>,
}

/// The result of a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// Its address.
        url: Expression,
        /// Properties such as `authSchemes`; strings within may hold templates.
        properties: IndexMap<String, Value>,
        /// Headers to send, each with its values.
        headers: IndexMap<String, Vec<Expression>>,
    },
    /// An error message: there is no endpoint.
    Error(Expression),
    /// The first of these rules whose conditions hold; if none does, there is no endpoint.
    Tree(Vec<EndpointRule>),
}
