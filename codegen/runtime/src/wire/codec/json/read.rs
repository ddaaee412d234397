//! Reading values from a JSON body.

use super::mend::mend;
use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Context, Decode, error_path};
use serde_core::de::Error;
use serde_json::de::StrRead;

/// The byte order mark with which a few writers of UTF-8 begin.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads a value from a body; an empty body and `null` hold none.
///
/// # Errors
/// The body is not JSON, or not the value that the model says, or takes more memory than it may; names the
/// place within it.
pub fn read<T: Decode>(body: &[u8], context: &Context) -> Result<Option<T>, DecodeError> {
    let json = without_mark(body);
    if json.trim_ascii().is_empty() {
        return Ok(None);
    }
    parse(json, context).map_err(|error| explain(&error, context))
}

/// Reads a value, and tries once more without what serde refuses needlessly.
pub(super) fn parse<T: Decode>(json: &[u8], context: &Context) -> serde_json::Result<Option<T>> {
    let mut value = None;
    parse_by(json, context, &mut |json| {
        value = T::decode(json, context)?;
        Ok(())
    })?;
    Ok(value)
}

/// Reads the value at the beginning of some JSON.
type Reading<'a> = dyn FnMut(&mut serde_json::Deserializer<StrRead<'_>>) -> serde_json::Result<()> + 'a;

/// What is the same for all types, so that it is not compiled for each of them.
fn parse_by(json: &[u8], context: &Context, read: &mut Reading<'_>) -> serde_json::Result<()> {
    let left = context.budget().left();
    parse_strictly(json, context, read).or_else(|error| match mend(json) {
        Some(mended) => {
            context.budget().restore(left);
            context.charge(json.len())?;
            parse_strictly(&mended, context, read)
        }
        None => Err(error),
    })
}

fn parse_strictly(json: &[u8], context: &Context, read: &mut Reading<'_>) -> serde_json::Result<()> {
    context.charge(json.len())?;
    // Checked as a whole, since serde would check each text by itself.
    let text = std::str::from_utf8(json).map_err(|_| Error::custom("the body is not UTF-8 text"))?;
    let mut json = serde_json::Deserializer::from_str(text);
    read(&mut json)?;
    json.end()
}

pub(super) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(MARK).unwrap_or(body)
}

fn explain(error: &serde_json::Error, context: &Context) -> DecodeError {
    let text = error.to_string();
    // The position at which the memory ran out says nothing about the body.
    let position = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&position).filter(|_| context.budget().is_exhausted()).unwrap_or(&text);
    match error_path::split(text) {
        Some((place, problem)) => DecodeError::new(place, problem),
        None if error.is_data() => DecodeError::new("", text),
        None => DecodeError::new("", format!("the body is not valid JSON: {text}")),
    }
}
