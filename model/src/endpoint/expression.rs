//! Expressions of endpoint rule sets.

use crate::Template;

/// An expression that yields a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A string; names in it are references such as `{Region}` or `{PartitionResult#dnsSuffix}`.
    Text(Template),
    /// A truth value.
    Boolean(bool),
    /// A whole number.
    Number(i64),
    /// Value of a parameter, or a value that a condition has assigned.
    Reference(String),
    /// Call of a function.
    Call(Call),
    /// A list.
    List(Vec<Expression>),
}

/// Call of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// One of the functions of the rule language, such as `isSet` or `aws.partition`.
    pub function: String,
    /// Arguments, as many as the function takes.
    pub arguments: Vec<Expression>,
}
