//! Expressions of endpoint rule sets.

/// What yields a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A string; it may hold templates such as `{Region}` or `{PartitionResult#dnsSuffix}`.
    Text(String),
    /// A truth value.
    Boolean(bool),
    /// A whole number.
    Number(i64),
    /// Value of a parameter, or of what a condition has assigned.
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
    /// As many as the function takes.
    pub arguments: Vec<Expression>,
}
