//! The SHA-256 that a file is said to have, checked while it is sent.

use super::WrongSha256;
use crate::wire::hex::hex;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The hash that a member gives, and that of the content so far.
#[derive(Clone)]
pub(super) struct Expected {
    member: &'static str,
    sha256: Arc<str>,
    hash: Sha256,
}

impl Expected {
    /// Expects the hash that a member gives, in lower-case hexadecimal.
    pub fn new(member: &'static str, sha256: &str) -> Self {
        Self { member, sha256: sha256.into(), hash: Sha256::new() }
    }

    pub fn update(&mut self, piece: &[u8]) {
        self.hash.update(piece);
    }

    /// Returns an error if the whole content has another hash.
    pub fn check(self) -> Result<(), WrongSha256> {
        let found = hex(&self.hash.finalize());
        if found == *self.sha256 {
            return Ok(());
        }
        Err(WrongSha256 { member: self.member, given: self.sha256.as_ref().to_owned(), found })
    }
}
