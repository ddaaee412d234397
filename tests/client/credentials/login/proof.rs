//! What a proof says, read without the code that writes it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use codeartifact_tests::server::Received;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::{Value, json};

/// The claims of a request's proof, which is signed by the key that it names. That is the session's.
pub fn claims(request: &Received) -> Value {
    let proof = request.header("dpop").unwrap();
    let (signed, signature) = proof.rsplit_once('.').unwrap();
    let (header, claims) = signed.split_once('.').unwrap();
    let header: Value = serde_json::from_slice(&decoded(header)).unwrap();
    // The coordinates of the key, as OpenSSL shows them.
    let x = "RLX8ZV4O2wq3NhEic5v59SEjFrteILUHXS_4lJbpCfo";
    let y = "HSxmMIQoTTSbPICZoujMH7GSK-Q655VsvZMZQmyQcv4";
    let key = json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y });
    assert_eq!(header, json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": key }));
    let point = [vec![4], decoded(x), decoded(y)].concat();
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
    key.verify(signed.as_bytes(), &decoded(signature)).unwrap();
    serde_json::from_slice(&decoded(claims)).unwrap()
}

fn decoded(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}
