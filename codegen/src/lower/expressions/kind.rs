//! Kinds of values: an expression of another kind than its place needs would be code that does not compile.

use super::Typed;
use crate::ir::Expression;
use std::fmt;

/// The type of an expression's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Boolean,
    Number,
    Texts,
    Partition,
    Url,
    Arn,
}

impl Typed {
    /// The expression, if its value is of a kind and there in any case. Else the problem, as the rest of a sentence.
    pub fn of_kind(&self, expected: Kind) -> Result<Expression, String> {
        if self.kind != expected {
            return Err(format!("is {}, but must be {expected}", self.kind));
        }
        // Without a value, these are written as an empty text.
        let is_defaulted =
            matches!(self.expression, Expression::Parameter { text: true, .. } | Expression::Element { .. });
        if self.optional && !is_defaulted {
            return Err("may be absent; assign it, or check it with isSet first".to_owned());
        }
        Ok(self.expression.clone())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text",
            Self::Boolean => "a truth value",
            Self::Number => "a number",
            Self::Texts => "a list of texts",
            Self::Partition => "a partition",
            Self::Url => "a URL",
            Self::Arn => "an ARN",
        })
    }
}
