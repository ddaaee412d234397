//! The keyed hashes of a signature.

use crate::wire::hex::hex;
use sha2::digest::Output;
use sha2::{Digest, Sha256};

/// The number of bytes that SHA-256 works on at a time.
const BLOCK: usize = 64;

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(data: &[u8]) -> String {
    hex(&Sha256::digest(data))
}

/// Signs `to_sign` with the key that is derived from the secret and each part of the scope.
pub fn sign(secret: &str, scope: &str, to_sign: &str) -> String {
    let first = format!("AWS4{secret}").into_bytes();
    let key = scope.split('/').fold(first, |key, part| hmac(&key, part.as_bytes()).to_vec());
    hex(&hmac(&key, to_sign.as_bytes()))
}

/// HMAC with SHA-256 (RFC 2104). It is written here because its crate brings two more, for a comparison in constant time.
fn hmac(key: &[u8], message: &[u8]) -> Output<Sha256> {
    // A key that is longer than a block is hashed, a shorter one is filled up with zeros.
    let hashed = (key.len() > BLOCK).then(|| Sha256::digest(key));
    let key = hashed.as_deref().unwrap_or(key);
    let mut block = [0; BLOCK];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let inner = Sha256::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(block.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize()
}

#[cfg(test)]
mod tests {
    use super::{hex, hmac};

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
            assert_eq!(hex(&hmac(key, message.as_bytes())), expected);
        }
    }
}
