//! The SDK's clock.

use crate::call::client::config::TimeSource;
use crate::wire::time::DateTime;
use aws_smithy_async::time::SharedTimeSource;

/// A time source of the SDK.
#[derive(Debug)]
pub struct SdkClock(pub SharedTimeSource);

impl TimeSource for SdkClock {
    fn now(&self) -> DateTime {
        self.0.now().into()
    }
}
