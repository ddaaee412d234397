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

pub(crate) fn to_base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Reads base64, ignoring white space; `None` when it is none.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    if text.contains(|c: char| c.is_ascii_whitespace()) {
        let text: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
        return BASE64.decode(text).ok();
    }
    BASE64.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::{from_base64, to_base64};

    #[test]
    fn padding_is_written_and_may_be_missing() {
        assert_eq!(to_base64(b"value"), "dmFsdWU=");
        for text in ["dmFsdWU=", "dmFsdWU", "dmFs\ndWU=\n"] {
            assert_eq!(from_base64(text).as_deref(), Some(&b"value"[..]));
        }
        assert_eq!(from_base64("?"), None);
    }
}
