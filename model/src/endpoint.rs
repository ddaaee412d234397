//! Endpoint rule sets: from parameters to the address of a service.

mod expression;
mod rule;

use crate::Deprecation;
pub use expression::{Call, Expression};
use indexmap::IndexMap;
pub use rule::{Condition, EndpointRule, Outcome};
use serde_json::Value;

/// A rule set, as `endpoint-rule-set-1.json` describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct EndpointRuleSet {
    /// Version of the language, `1.0`.
    pub version: String,
    /// Parameters by name.
    pub parameters: IndexMap<String, Parameter>,
    /// Rules; the first whose conditions hold decides.
    pub rules: Vec<EndpointRule>,
}

/// A parameter of a rule set.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Type of its value.
    pub type_: ParameterType,
    /// Source of its value, such as `AWS::Region`.
    pub built_in: Option<String>,
    /// It must have a value.
    pub required: bool,
    /// Value when none is given, of its type.
    pub default: Option<Value>,
    /// Plain text.
    pub documentation: Option<String>,
    /// Set when it is deprecated.
    pub deprecated: Option<Deprecation>,
}

/// Type of a parameter's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterType {
    /// A string.
    String,
    /// A truth value.
    Boolean,
    /// A list of strings.
    StringArray,
}
