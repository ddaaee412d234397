//! Reads least and greatest values, lengths and counts.

use crate::Bounds;
use crate::json::Object;
use serde_json::Number;

/// Bounds of a length or a count.
pub fn length(object: &mut Object) -> Bounds {
    read(object, "a whole number of at least 0", Number::is_u64)
}

/// Bounds of a whole number.
pub fn whole(object: &mut Object) -> Bounds {
    read(object, "a whole number", |number| number.is_i64() || number.is_u64())
}

/// Bounds of any number.
pub fn any(object: &mut Object) -> Bounds {
    read(object, "a number", |_| true)
}

fn read(object: &mut Object, expected: &str, fits: fn(&Number) -> bool) -> Bounds {
    let mut bound = |key: &'static str| {
        let cursor = object.optional(key)?;
        let number = cursor.value().as_number().filter(|number| fits(number)).or_else(|| cursor.mismatch(expected))?;
        Some((number, cursor))
    };
    let (min, max) = (bound("min"), bound("max"));
    if let (Some((min, cursor)), Some((max, _))) = (&min, &max)
        && above(min, max)
    {
        cursor.problem(format!("the least, {min}, is above the greatest, {max}"), None);
    }
    Bounds { min: min.map(|(number, _)| number.clone()), max: max.map(|(number, _)| number.clone()) }
}

fn above(min: &Number, max: &Number) -> bool {
    match (min.as_i128(), max.as_i128()) {
        (Some(min), Some(max)) => min > max,
        _ => min.as_f64() > max.as_f64(),
    }
}
