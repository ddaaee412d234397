//! Keys that were derived, which serve all requests of a day.

use super::key::SigningKey;
use std::sync::{Mutex, PoisonError};

/// The signing key that was derived last. It holds a secret, so it has no `Debug`.
#[derive(Default)]
pub struct SigningKeys(Mutex<Option<Derived>>);

struct Derived {
    secret: String,
    scope: String,
    key: SigningKey,
}

impl SigningKeys {
    /// Returns the key for a secret and a scope, which has day, region and service.
    pub fn get(&self, secret: &str, scope: &str) -> SigningKey {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(derived) = last.as_ref().filter(|derived| derived.secret == secret && derived.scope == scope) {
            return derived.key.clone();
        }
        let key = SigningKey::derive(secret, scope);
        *last = Some(Derived { secret: secret.to_owned(), scope: scope.to_owned(), key: key.clone() });
        key
    }
}

#[cfg(test)]
mod tests {
    use super::{SigningKey, SigningKeys};

    #[test]
    fn another_secret_or_scope_has_another_key() {
        let keys = SigningKeys::default();
        for (secret, scope) in
            [("a", "1/r/s"), ("a", "1/r/s"), ("b", "1/r/s"), ("b", "2/r/s"), ("b", "2/r/t"), ("a", "1/r/s")]
        {
            let expected = SigningKey::derive(secret, scope).sign("text");
            assert_eq!(keys.get(secret, scope).sign("text"), expected, "{secret} {scope}");
        }
    }
}
