//! Checks an input by the constraints of the model.

use crate::model::Shape;
use crate::pattern;
use crate::refusal::Refusal;
use serde_json::{Map, Value};

/// Checks the members of an input. Its payload is the body, and so is always there.
pub fn check_members(shape: Shape<'_>, members: &Map<String, Value>) -> Result<(), Refusal> {
    for member in shape.members().filter(|member| shape.payload() != Some(member.name)) {
        match members.get(member.name) {
            Some(value) if !value.is_null() => check(member.shape, value, member.name)?,
            _ if member.required => return Err(wrong(member.name, "is missing")),
            _ => {}
        }
    }
    Ok(())
}

/// Checks a value and all that is in it. `place` names it in the message.
fn check(shape: Shape<'_>, value: &Value, place: &str) -> Result<(), Refusal> {
    match (shape.kind(), value) {
        ("structure", Value::Object(members)) => check_members(shape, members),
        ("list", Value::Array(elements)) => {
            bounds(shape, elements.len(), place, "elements")?;
            elements.iter().try_for_each(|element| check(shape.element(), element, place))
        }
        ("map", Value::Object(entries)) => entries.iter().try_for_each(|(key, value)| {
            check(shape.key(), &Value::String(key.clone()), place)?;
            check(shape.value(), value, place)
        }),
        ("string", Value::String(text)) => check_text(shape, text, place),
        ("integer" | "long", Value::Number(number)) => {
            let number = number.as_i64().ok_or_else(|| wrong(place, "is not a whole number"))?;
            let fits = shape.least().is_none_or(|least| number >= least)
                && shape.greatest().is_none_or(|greatest| number <= greatest);
            if fits { Ok(()) } else { Err(wrong(place, "is out of its range")) }
        }
        ("boolean", Value::Bool(_)) => Ok(()),
        (kind, _) => Err(wrong(place, &format!("is not a {kind}"))),
    }
}

fn check_text(shape: Shape<'_>, text: &str, place: &str) -> Result<(), Refusal> {
    bounds(shape, text.chars().count(), place, "characters")?;
    if shape.values().is_some_and(|values| !values.iter().any(|value| value == text)) {
        return Err(wrong(place, "is not one of the values that it may have"));
    }
    match shape.pattern() {
        Some(pattern) if !pattern::matches(pattern, text) => {
            Err(wrong(place, &format!("does not match the pattern {pattern}")))
        }
        _ => Ok(()),
    }
}

fn bounds(shape: Shape<'_>, length: usize, place: &str, what: &str) -> Result<(), Refusal> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    if shape.least().is_some_and(|least| length < least) {
        return Err(wrong(place, &format!("has too few {what}")));
    }
    if shape.greatest().is_some_and(|greatest| length > greatest) {
        return Err(wrong(place, &format!("has too many {what}")));
    }
    Ok(())
}

fn wrong(place: &str, what: &str) -> Refusal {
    Refusal::invalid(format!("The member {place} {what}."))
}
