//! Members in the path and the host of a request, with percent-encoding.

use crate::wire::encode_error::EncodeError;
use crate::wire::text::ToText;
use std::fmt::Write;

/// Writes a member as one segment of the path. All characters except letters, digits and `-_.~` are
/// percent-encoded.
///
/// # Errors
/// Returns an error if the member is missing or empty, or contains a line break or NUL.
pub fn label<T: ToText>(member: &'static str, value: &Option<T>) -> Result<String, EncodeError> {
    Ok(encode(&text(member, value.as_ref())?))
}

/// Writes a member as several segments of the path. It differs from [`label`] in that `/` is kept.
///
/// # Errors
/// Returns an error if the member is missing or empty, or contains a line break or NUL.
pub fn greedy_label<T: ToText>(member: &'static str, value: &Option<T>) -> Result<String, EncodeError> {
    Ok(encode_path(&text(member, value.as_ref())?))
}

/// Writes a member as a label of the host name.
///
/// # Errors
/// Returns an error if the member is missing, or is not 1 to 63 letters, digits and hyphens.
pub fn host_label<T: ToText>(member: &'static str, value: &Option<T>) -> Result<String, EncodeError> {
    let text = text(member, value.as_ref())?;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if text.len() > 63 || !text.bytes().all(allowed) {
        let problem = "is part of the host name, so must be 1 to 63 letters, digits and hyphens";
        return Err(EncodeError::new(member, problem));
    }
    Ok(text)
}

/// Percent-encodes all characters except letters, digits and `-_.~`, in upper-case hexadecimal.
#[must_use]
pub fn encode(text: &str) -> String {
    encode_except(text, is_unreserved)
}

/// Percent-encodes all characters except letters, digits and `-_.~/`, in upper-case hexadecimal.
#[must_use]
pub fn encode_path(text: &str) -> String {
    encode_except(text, is_of_path)
}

/// Whether a byte is a letter, a digit or one of `-_.~`.
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~')
}

/// Whether a byte is unreserved or `/`.
pub(crate) const fn is_of_path(byte: u8) -> bool {
    is_unreserved(byte) || byte == b'/'
}

/// Percent-encodes all bytes but those that are kept, in upper-case hexadecimal.
pub(crate) fn encode_except(text: &str, is_kept: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_encoded(&mut encoded, text, is_kept);
    encoded
}

/// Appends a text with all bytes percent-encoded but those that are kept, which are ASCII.
pub(crate) fn push_encoded(encoded: &mut String, text: &str, is_kept: impl Fn(u8) -> bool) {
    let mut kept_from = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| !is_kept(*byte)) {
        // Between two bytes of one character there is nothing to keep.
        encoded.push_str(text.get(kept_from..at).unwrap_or_default());
        // Writing to a string cannot fail.
        let _ = write!(encoded, "%{byte:02X}");
        kept_from = at + 1;
    }
    encoded.push_str(text.get(kept_from..).unwrap_or_default());
}

/// Decodes what is percent-encoded. A `%` without two hexadecimal digits stays as it is.
#[cfg(any(feature = "blocking", feature = "transport"))]
pub(crate) fn decode(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().iter();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(&byte) = bytes.next() {
        let encoded = bytes.as_slice().first_chunk().filter(|_| byte == b'%');
        let value = encoded.and_then(|[high, low]| {
            let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            Some(digit(high)? << 4 | digit(low)?)
        });
        if value.is_some() {
            bytes.nth(1);
        }
        decoded.push(value.unwrap_or(byte));
    }
    decoded
}

fn text<T: ToText>(member: &'static str, value: Option<&T>) -> Result<String, EncodeError> {
    let problem = match value.map(ToText::to_text) {
        None => "is part of the request's address, but missing",
        Some(text) if text.is_empty() => "is part of the request's address, but empty",
        Some(text) if text.contains(['\r', '\n', '\0']) => {
            "is part of the request's address, but holds a line break or NUL"
        }
        Some(text) => return Ok(text.into_owned()),
    };
    Err(EncodeError::new(member, problem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_the_unreserved_is_encoded() {
        let text = Some(" %:/?#[]@!$&'()*+,;=😹-_.~aZ9");
        assert_eq!(
            label("string", &text).unwrap(),
            "%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9-_.~aZ9"
        );
    }

    #[cfg(any(feature = "blocking", feature = "transport"))]
    #[test]
    fn what_is_encoded_is_decoded() {
        for (text, decoded) in [("a%20b%C3%a9", "a b\u{e9}"), ("100%", "100%"), ("%4", "%4"), ("%zz%41", "%zzA")] {
            assert_eq!(decode(text), decoded.as_bytes(), "{text}");
        }
    }

    #[test]
    fn greedy_labels_keep_slashes() {
        assert_eq!(label("a", &Some("hello/escape")).unwrap(), "hello%2Fescape");
        assert_eq!(greedy_label("a", &Some("there/guy you")).unwrap(), "there/guy%20you");
    }

    #[test]
    fn scalars_are_labels_too() {
        assert_eq!(label("float", &Some(f32::NAN)).unwrap(), "NaN");
        assert_eq!(label("double", &Some(5.1)).unwrap(), "5.1");
        assert_eq!(label("boolean", &Some(true)).unwrap(), "true");
    }

    #[test]
    fn labels_that_would_change_the_path_are_refused() {
        for (value, word) in [(None, "missing"), (Some(""), "empty"), (Some("a\nb"), "line break")] {
            let error = label("domain", &value).unwrap_err();
            assert_eq!(error.what(), "domain");
            assert!(error.problem().contains(word), "{error}");
            assert!(greedy_label("domain", &value).is_err());
        }
    }

    #[test]
    fn host_labels_cannot_leave_the_host() {
        assert_eq!(host_label("label", &Some("bar-1")).unwrap(), "bar-1");
        for value in ["a.b", "a/b", "", "é"] {
            assert!(host_label("label", &Some(value)).is_err(), "{value}");
        }
        assert!(host_label("label", &Some("a".repeat(63))).is_ok());
        assert!(host_label("label", &Some("a".repeat(64))).is_err());
    }
}
