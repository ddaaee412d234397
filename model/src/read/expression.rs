//! Reads expressions of endpoint rule sets.

use crate::json::{Cursor, Object};
use crate::{Call, Expression};
use serde_json::Value;

/// Functions of the rule language, each with the number of its arguments.
const FUNCTIONS: [(&str, usize); 12] = [
    ("isSet", 1),
    ("not", 1),
    ("getAttr", 2),
    ("booleanEquals", 2),
    ("stringEquals", 2),
    ("substring", 4),
    ("uriEncode", 1),
    ("parseURL", 1),
    ("isValidHostLabel", 2),
    ("aws.partition", 1),
    ("aws.parseArn", 1),
    ("aws.isVirtualHostableS3Bucket", 2),
];

pub fn read(cursor: &Cursor) -> Option<Expression> {
    match cursor.value() {
        Value::String(_) => cursor.template().map(Expression::Text),
        Value::Bool(truth) => Some(Expression::Boolean(*truth)),
        Value::Number(number) => match number.as_i64() {
            Some(number) => Some(Expression::Number(number)),
            None => cursor.mismatch("a whole number of 64 bits"),
        },
        Value::Array(_) => Some(Expression::List(cursor.items().filter_map(|item| read(&item)).collect())),
        Value::Object(map) if map.contains_key("ref") => reference(cursor),
        Value::Object(_) => {
            let mut object = cursor.object()?;
            let call = call(&mut object);
            object.close();
            call.map(Expression::Call)
        }
        Value::Null => cursor.mismatch("an expression"),
    }
}

/// An expression that may yield a string.
pub fn text(cursor: &Cursor) -> Option<Expression> {
    match cursor.value() {
        Value::String(_) | Value::Object(_) => read(cursor),
        _ => cursor.mismatch("a string, a reference or a call"),
    }
}

fn reference(cursor: &Cursor) -> Option<Expression> {
    let mut object = cursor.object()?;
    let name = object.text("ref");
    object.close();
    name.map(Expression::Reference)
}

/// The keys `fn` and `argv`.
pub fn call(object: &mut Object) -> Option<Call> {
    let function = object.required("fn");
    let arity = function.as_ref().and_then(|it| it.word("function", &FUNCTIONS));
    let arguments = object.required("argv");
    let arguments = arguments.map(|it| {
        let given = it.items().count();
        if let Some(arity) = arity
            && given != arity
        {
            it.problem(format!("the function takes {arity} arguments, and {given} are given"), None);
        }
        it.items().filter_map(|item| read(&item)).collect()
    });
    Some(Call { function: function?.text()?, arguments: arguments? })
}
