//! Functions of rule sets, and the kinds of their arguments.

use super::Typed;
use super::kind::Kind;
use crate::ir::{Expression, Function};

/// Functions that the runtime has.
pub fn standard_function(name: &str, arguments: &[Typed]) -> Result<Typed, String> {
    let (function, kinds, kind, optional): (_, &[Kind], _, _) = match name {
        "aws.partition" => (Function::Partition, &[Kind::Text], Kind::Partition, true),
        "parseURL" => (Function::ParseUrl, &[Kind::Text], Kind::Url, true),
        "aws.parseArn" => (Function::ParseArn, &[Kind::Text], Kind::Arn, true),
        "substring" => {
            (Function::Substring, &[Kind::Text, Kind::Number, Kind::Number, Kind::Boolean], Kind::Text, true)
        }
        "uriEncode" => (Function::UriEncode, &[Kind::Text], Kind::Text, false),
        "isValidHostLabel" => (Function::IsValidHostLabel, &[Kind::Text, Kind::Boolean], Kind::Boolean, false),
        "aws.isVirtualHostableS3Bucket" => {
            (Function::IsVirtualHostableS3Bucket, &[Kind::Text, Kind::Boolean], Kind::Boolean, false)
        }
        _ => return Err(format!("the function {name} is not generated")),
    };
    if arguments.len() != kinds.len() {
        return Err(format!("{name} takes {} arguments and is given {}", kinds.len(), arguments.len()));
    }
    let arguments = arguments.iter().zip(kinds).enumerate().map(|(index, (value, kind))| {
        let problem = |problem| format!("argument {} of {name} {problem}", index + 1);
        match value.of_kind(*kind).map_err(problem)? {
            Expression::Number(..0) => Err(problem("is below 0".to_owned())),
            argument => Ok(argument),
        }
    });
    let arguments = arguments.collect::<Result<_, String>>()?;
    Ok(Typed { expression: Expression::Call { function, arguments }, kind, optional })
}

/// A truth value; a parameter without a value is false.
pub fn truth(value: &Typed) -> Result<Expression, String> {
    if value.optional && value.kind == Kind::Boolean {
        return Ok(Expression::Equal(Box::new(value.expression.clone()), Box::new(Expression::Boolean(true))));
    }
    value.of_kind(Kind::Boolean).map_err(|problem| format!("the argument of not {problem}"))
}

/// Both sides of a comparison, which are of one kind. Of truth values that are not literals, both must be there.
pub fn compared<'a>(left: &'a Typed, right: &'a Typed, kind: Kind) -> Result<(&'a Typed, &'a Typed), String> {
    let is_literal = |side: &Typed| matches!(side.expression, Expression::Boolean(_));
    for (side, other) in [(left, right), (right, left)] {
        let is_flag = kind == Kind::Boolean && side.kind == kind && side.optional;
        if !(is_flag && is_literal(other)) {
            side.of_kind(kind).map_err(|problem| format!("one side of a comparison {problem}"))?;
        }
    }
    Ok((left, right))
}
