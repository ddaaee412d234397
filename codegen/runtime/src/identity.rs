//! Who calls: environment, profiles, credentials, and the signatures made with them.

pub mod credentials;
pub mod environment;
#[cfg(feature = "client")]
pub mod profile;
#[cfg(feature = "client")]
pub mod shell_words;
pub mod sigv4;
