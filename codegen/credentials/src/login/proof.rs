//! Proofs that who renews a token has the key of its session (`DPoP`, RFC 9449).

use super::key::Key;
use botocore_runtime::ByteStream;
use botocore_runtime::client::{AttemptContext, Intercept, TimeSource};
use botocore_runtime::for_credentials::base64;
use botocore_runtime::http::Request;
use botocore_runtime::http::header::HeaderValue;
use botocore_runtime::idempotency;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde_json::json;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// Adds a proof to each request, for its method, its address and its time.
pub struct Prover {
    pair: EcdsaKeyPair,
    random: SystemRandom,
    /// The part that all proofs have.
    header: String,
    clock: Arc<dyn TimeSource>,
}

impl Prover {
    /// Proves with a key, which is in PEM.
    ///
    /// # Errors
    /// Returns a clause that says what is wrong with the key.
    pub fn new(key: &str, clock: Arc<dyn TimeSource>) -> Result<Self, &'static str> {
        let key = Key::of(key)?;
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::from_private_key_and_public_key(
            &ECDSA_P256_SHA256_FIXED_SIGNING,
            &key.private,
            &key.public,
            &random,
        );
        let pair = pair.map_err(|_| "has a private and a public key that do not belong together")?;
        let (x, y) = key.coordinates();
        let jwk = json!({ "kty": "EC", "crv": "P-256", "x": url(x), "y": url(y) });
        let header = url(json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": jwk }).to_string().as_bytes());
        Ok(Self { pair, random, header, clock })
    }

    fn proof(&self, request: &Request<ByteStream>) -> Result<HeaderValue, Box<dyn Error + Send + Sync>> {
        let said = json!({
            "htm": request.method().as_str(),
            "htu": request.uri().to_string(),
            "iat": self.clock.now().secs(),
            "jti": idempotency::token(),
        });
        let signed = format!("{}.{}", self.header, url(said.to_string().as_bytes()));
        let signature = self.pair.sign(&self.random, signed.as_bytes()).map_err(|_| "the proof cannot be signed")?;
        let mut proof = HeaderValue::try_from(format!("{signed}.{}", url(signature.as_ref())))?;
        proof.set_sensitive(true);
        Ok(proof)
    }
}

/// Writes bytes in the alphabet for URLs, without padding.
fn url(bytes: &[u8]) -> String {
    base64::encode(bytes).trim_end_matches('=').replace('+', "-").replace('/', "_")
}

impl Intercept for Prover {
    fn modify_before_signing(
        &self,
        _attempt: &AttemptContext,
        request: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        let proof = self.proof(request)?;
        request.headers_mut().insert("dpop", proof);
        Ok(())
    }
}

impl fmt::Debug for Prover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prover").finish_non_exhaustive()
    }
}
