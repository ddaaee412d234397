//! The keyed hashes of a signature.

use crate::wire::hex::hex;
use sha2::digest::Output;
use sha2::{Digest, Sha256};

/// The number of bytes that SHA-256 works on at a time.
const BLOCK: usize = 64;

/// The SHA-256 of no bytes, which most requests have.
const OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(data: &[u8]) -> String {
    if data.is_empty() { OF_NOTHING.to_owned() } else { hex(&Sha256::digest(data)) }
}

/// The key that is derived from a secret and each part of a scope.
#[derive(Clone)]
pub struct SigningKey(Hmac);

impl SigningKey {
    pub fn derive(secret: &str, scope: &str) -> Self {
        let first = Hmac::new(format!("AWS4{secret}").as_bytes());
        Self(scope.split('/').fold(first, |key, part| Hmac::new(&key.of(part.as_bytes()))))
    }

    /// Returns the signature in lower-case hexadecimal.
    pub fn sign(&self, to_sign: &str) -> String {
        hex(&self.0.of(to_sign.as_bytes()))
    }
}

/// HMAC with SHA-256 (RFC 2104), with the key already hashed. It is written here because its crate brings two more, for a
/// comparison in constant time.
#[derive(Clone)]
struct Hmac {
    inner: Sha256,
    outer: Sha256,
}

impl Hmac {
    fn new(key: &[u8]) -> Self {
        // A key that is longer than a block is hashed, a shorter one is filled up with zeros.
        let hashed = (key.len() > BLOCK).then(|| Sha256::digest(key));
        let key = hashed.as_deref().unwrap_or(key);
        let mut block = [0; BLOCK];
        for (to, from) in block.iter_mut().zip(key) {
            *to = *from;
        }
        let padded = |pad: u8| Sha256::new().chain_update(block.map(|byte| byte ^ pad));
        Self { inner: padded(0x36), outer: padded(0x5c) }
    }

    fn of(&self, message: &[u8]) -> Output<Sha256> {
        let inner = self.inner.clone().chain_update(message).finalize();
        self.outer.clone().chain_update(inner).finalize()
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, Hmac, Sha256, hex, sha256_hex};

    /// Cases 1, 2 and 6 of RFC 4231, and keys as long as a block and longer by one, by Python's `hmac`.
    #[test]
    fn keys_of_any_length_sign() {
        let long = [0xaa; 131];
        for (key, message, expected) in [
            (&[0x0b; 20][..], "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe",
                "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                &long,
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
            (&long[..64], "block", "17fdf183abeadb3f439b70ca7d86f064900bd9e62791d5a5b0e6e3cd8db333b1"),
            (&long[..65], "block", "ebe41bf697b304869f1e5b200dad9a20c294642d8a91318afc0d99e3192500fb"),
        ] {
            assert_eq!(hex(&Hmac::new(key).of(message.as_bytes())), expected);
        }
    }
    #[test]
    fn nothing_has_a_hash() {
        assert_eq!(sha256_hex(b""), hex(&Sha256::digest(b"")));
    }
}
