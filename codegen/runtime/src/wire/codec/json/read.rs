//! Reading values from a JSON body.

use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Decode, Names, Structure, error_path};
use serde_json::{Map, Value};

/// Reads a value from a body; an empty body and `null` are no value.
///
/// # Errors
/// The body is not JSON, or not the value that the model says; names the place within it.
pub fn read<T: Decode>(body: &[u8]) -> Result<Option<T>, DecodeError> {
    if body.trim_ascii().is_empty() {
        return Ok(None);
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = T::decode(&mut json, Names::Wire).and_then(|value| {
        json.end()?;
        Ok(value)
    });
    value.map_err(|error| explain(&error))
}

fn explain(error: &serde_json::Error) -> DecodeError {
    let text = error.to_string();
    match error_path::split(&text) {
        Some((place, problem)) => DecodeError::new(place, problem),
        None if error.is_data() => DecodeError::new("", text),
        None => DecodeError::new("", format!("the body is not valid JSON: {text}")),
    }
}

/// Reads the members of a structure that are sound, each on its own. Members that are not of the modelled shape keep
/// their defaults, and so do all of them if the body is not a JSON object.
pub fn read_sound_members<T: Structure>(body: &[u8]) -> T {
    let read = |body: &[u8]| read::<T>(body).map(Option::unwrap_or_default);
    let read_object = |members: Map<String, Value>| read(Value::Object(members).to_string().as_bytes());
    let is_sound = |(name, value): &(String, Value)| {
        let member = Map::from_iter([(name.clone(), value.clone())]);
        read_object(member).is_ok()
    };
    let sound = || read_object(object(body).unwrap_or_default().into_iter().filter(is_sound).collect());
    read(body).or_else(|_| sound()).unwrap_or_default()
}

/// Reads a body as an object; `None` if it is not one.
pub fn object(body: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice(body).ok()
}
