//! What the crate `botocore-credentials` uses beside what everybody does. It asks for exactly the version of this crate.

use crate::call::client::{Config, ConfigBuilder};
pub use crate::identity::credentials::{CachedCredentials, Clocks};
use crate::identity::environment::Environment;
pub use crate::identity::profile::expanded;
pub use crate::identity::shell_words::split as shell_words;
pub use crate::identity::sigv4::sha256_hex;
pub use crate::io::blocking;
use crate::io::timer::{self, Timer};
use crate::io::transport::TimeLeft;
pub use crate::wire::base64;
pub use crate::wire::random::fraction as random_fraction;
use std::path::PathBuf;
use std::pin::pin;
use std::time::Duration;

/// Profiles, read as botocore reads them.
pub mod profile {
    pub use crate::identity::credentials::profile::{keys_of, refuse_blank};
    pub use crate::identity::profile::{Dialect, Profile, ProfileError};
}

/// The user's home directory.
#[must_use]
pub fn home(environment: &Environment) -> Option<PathBuf> {
    environment.home()
}

/// The settings of a client's configuration for the clients that get its credentials.
pub fn for_source(config: &Config) -> ConfigBuilder {
    config.for_source()
}

/// Waits for a future until a deadline; `None` if the deadline passes first.
pub async fn until<T>(timer: &dyn Timer, deadline: Duration, future: impl Future<Output = T>) -> Option<T> {
    timer::until(timer, Some(deadline), pin!(future)).await
}

/// The time that a request has which nobody waits for longer than `limit`, as an extension for its transport.
#[must_use]
pub fn time_left(limit: Duration) -> TimeLeft {
    TimeLeft(limit.min(timer::time_left()))
}
