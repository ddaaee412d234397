//! The timer of a configuration.

use botocore_runtime::client::Config;
use botocore_runtime::timer::Timer;
use std::sync::Arc;

/// The timer by which a provider waits.
///
/// # Errors
/// Returns a clause that says how to get one.
pub fn of(config: &Config) -> Result<Arc<dyn Timer>, &'static str> {
    config.timer().ok_or("there is no timer: set one, or compile with the feature `tokio`")
}
