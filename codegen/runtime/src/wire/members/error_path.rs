//! Where in a document an error is, told in the error's text: `$.packages[3].format: …`.
//!
//! serde's errors carry a text only, so each level that an error passes puts its own step first.
//! A text that begins with `$` has steps already; none of serde's own does.

use crate::wire::decode_error::DecodeError;
use serde_core::de::Error;

/// Adds the step into a member.
pub(super) fn member<E: Error>(name: &str, error: &E) -> E {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !name.is_empty() && name.bytes().all(plain) {
        step(&format!(".{name}"), error)
    } else {
        step(&format!("[{name:?}]"), error)
    }
}

/// Adds the step into a list.
pub(super) fn item<E: Error>(index: usize, error: &E) -> E {
    step(&format!("[{index}]"), error)
}

fn step<E: Error>(step: &str, error: &E) -> E {
    let text = error.to_string();
    match text.strip_prefix('$') {
        Some(steps) => E::custom(format_args!("${step}{steps}")),
        None => E::custom(format_args!("${step}: {text}")),
    }
}

/// The error of a value that was read through serde: `packages[3].format: …`.
#[cfg(feature = "serde")]
pub(super) fn of_value<E: Error>(error: E) -> E {
    let text = error.to_string();
    match text.strip_prefix('$') {
        Some(steps) => E::custom(steps.strip_prefix('.').unwrap_or(steps)),
        None => error,
    }
}

/// The error of a whole body.
pub(super) fn of_body(error: &serde_json::Error) -> DecodeError {
    let text = error.to_string();
    if let Some(steps) = text.strip_prefix('$') {
        let steps = steps.strip_prefix('.').unwrap_or(steps);
        let (place, problem) = steps.split_once(": ").unwrap_or(("", steps));
        return DecodeError::new(place, problem);
    }
    if error.is_data() {
        return DecodeError::new("", text);
    }
    DecodeError::new("", format!("the body is not valid JSON: {text}"))
}
