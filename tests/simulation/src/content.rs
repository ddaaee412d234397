//! The contents of files and assets.

use crate::random::Random;
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A content: most are short, a few are longer than any buffer, and some are empty.
pub fn content(random: &mut Random) -> Bytes {
    let most = random.pick([0, 100, 5000, 5000, 40_000, 40_000, 300_000]);
    let length = random.index(most + 1);
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        bytes.extend(random.next().to_le_bytes());
    }
    bytes.truncate(length);
    bytes.into()
}

/// The SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
