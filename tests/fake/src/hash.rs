//! Hashes in lower-case hexadecimal.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha512};
use std::fmt::Write;

/// The SHA-256 of some bytes.
pub fn sha256(data: &[u8]) -> String {
    hex(&Sha256::digest(data))
}

/// The SHA-512 of some bytes, as it is.
pub fn sha512(data: &[u8]) -> Vec<u8> {
    Sha512::digest(data).to_vec()
}

/// The hashes that the service tells of an asset, by the names of their algorithms.
pub fn of_asset(content: &[u8]) -> Value {
    json!({
        "MD5": hex(&md5::Md5::digest(content)),
        "SHA-1": hex(&sha1::Sha1::digest(content)),
        "SHA-256": sha256(content),
        "SHA-512": hex(&sha512(content)),
    })
}

/// HMAC with SHA-256. A key of any length will do, so that nothing is left to go wrong.
pub fn keyed(key: &[u8], message: &str) -> Vec<u8> {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
