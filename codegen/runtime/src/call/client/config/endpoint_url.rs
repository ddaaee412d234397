//! The endpoint as it was set, before anything has looked at it.

use crate::endpoint::without_user;
use std::fmt;
use std::ops::Deref;

/// A URL that replaces the service's endpoint. A call refuses one with a user name or a password, and until then `Debug`
/// must not show them.
#[derive(Clone)]
pub struct EndpointUrl(String);

impl From<String> for EndpointUrl {
    fn from(url: String) -> Self {
        Self(url)
    }
}

impl Deref for EndpointUrl {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for EndpointUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&without_user(&self.0), f)
    }
}
