//! The members of a reply.

pub use crate::call::body::{members, value};
use crate::wire::base64;
use crate::wire::blob::Blob;
use crate::wire::decode_error::DecodeError;
use crate::wire::text::FromText;
use bytes::Bytes;
use http::{HeaderValue, Response};
use std::borrow::Cow;
use std::collections::HashMap;

/// Reads a header; an empty one that is not a valid value counts as missing.
///
/// # Errors
/// Returns an error if the text is not a valid value.
pub fn header<B, T: FromText>(response: &Response<B>, name: &'static str) -> Result<Option<T>, DecodeError> {
    let Some(text) = response.headers().get(name).map(text) else {
        return Ok(None);
    };
    match T::from_text(&text) {
        Ok(value) => Ok(Some(value)),
        Err(_) if text.trim().is_empty() => Ok(None),
        Err(problem) => Err(DecodeError::new(place(name), problem)),
    }
}

/// Reads a header of comma-separated items, sent once or repeatedly.
///
/// # Errors
/// Returns an error if an item is not a valid value.
pub fn header_list<B, T: FromText>(response: &Response<B>, name: &'static str) -> Result<Option<Vec<T>>, DecodeError> {
    if !response.headers().contains_key(name) {
        return Ok(None);
    }
    let lines = response.headers().get_all(name).iter().map(text);
    let items = lines.flat_map(|line| T::split_list(&line));
    let items: Result<Vec<T>, _> = items.map(|item| T::from_text(&item)).collect();
    let items = items.map_err(|problem| DecodeError::new(place(name), problem));
    items.map(Some)
}

/// Collects the headers whose names begin with the prefix, by the rest of the name in lower case; `None` if there are
/// none. An empty prefix collects all headers.
#[must_use]
pub fn prefix_headers<B>(response: &Response<B>, prefix: &str) -> Option<HashMap<String, String>> {
    let prefix = prefix.to_ascii_lowercase();
    let mut found = HashMap::new();
    for (name, value) in response.headers() {
        if let Some(key) = name.as_str().strip_prefix(&prefix) {
            found.entry(key.to_owned()).or_insert_with(|| text(value).into_owned());
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Reads a header whose text is in base64 because the model gives it a media type.
///
/// # Errors
/// Returns an error if the value is not base64 of UTF-8 text.
pub fn media_type_header<B>(response: &Response<B>, name: &'static str) -> Result<Option<String>, DecodeError> {
    let Some(value) = response.headers().get(name) else {
        return Ok(None);
    };
    let decoded = base64::decode(&text(value)).and_then(|bytes| String::from_utf8(bytes).ok());
    let problem = || DecodeError::new(place(name), "expected base64 of UTF-8 text");
    decoded.map(Some).ok_or_else(problem)
}

/// Writes text as base64, for a request header with a media type.
#[must_use]
pub fn encode_media_type(value: &Option<String>) -> Option<String> {
    value.as_ref().map(|text| base64::encode(text.as_bytes()))
}

/// Reads a body that is text; `None` if it is empty.
///
/// # Errors
/// Returns an error if the body is not UTF-8.
pub fn text_payload<T: From<String>>(response: &Response<Bytes>) -> Result<Option<T>, DecodeError> {
    if response.body().is_empty() {
        return Ok(None);
    }
    let text = std::str::from_utf8(response.body()).map_err(|_| DecodeError::new("", "the body is not UTF-8 text"))?;
    Ok(Some(text.to_owned().into()))
}

/// Reads a body that is a blob; `None` if it is empty.
#[must_use]
pub fn blob_payload(response: &Response<Bytes>) -> Option<Blob> {
    (!response.body().is_empty()).then(|| response.body().clone().into())
}

/// UTF-8, or else Latin-1, in which every byte is a character.
fn text(value: &HeaderValue) -> Cow<'_, str> {
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => text.into(),
        Err(_) => value.as_bytes().iter().copied().map(char::from).collect(),
    }
}

fn place(name: &str) -> String {
    format!("header `{name}`")
}

#[cfg(test)]
mod tests;
