//! Base64 with padding, read with or without it.

use ::base64::Engine;
use ::base64::alphabet::STANDARD;
use ::base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Writes bytes as base64.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Reads base64 and ignores white space in it; `None` if `text` is not valid base64.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    if text.contains(|c: char| c.is_ascii_whitespace()) {
        let text: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
        return BASE64.decode(text).ok();
    }
    BASE64.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn padding_is_written_and_may_be_missing() {
        assert_eq!(encode(b"value"), "dmFsdWU=");
        for text in ["dmFsdWU=", "dmFsdWU", "dmFs\ndWU=\n"] {
            assert_eq!(decode(text).as_deref(), Some(&b"value"[..]));
        }
        assert_eq!(decode("?"), None);
    }
}
