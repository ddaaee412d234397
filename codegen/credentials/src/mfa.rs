//! Codes of a device for multi-factor authentication.

mod prompt;

use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::for_credentials::blocking;
pub use prompt::mfa_prompt;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// What comes of asking for a code.
pub type Code = Result<String, Box<dyn Error + Send + Sync>>;

/// Asks for a code of the device with a serial number.
pub type Ask = dyn Fn(&str) -> Code + Send + Sync;

/// A device, and how to get a code of it.
#[derive(Clone)]
pub struct Mfa {
    serial: String,
    ask: Arc<Ask>,
}

impl Mfa {
    pub fn new(serial: String, ask: Arc<Ask>) -> Self {
        Self { serial, ask }
    }

    /// The serial number of the device, or its ARN.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// A code. Whoever is asked for it may be a person, so it has a thread of its own.
    pub async fn code(&self, role: &str) -> Result<String, CredentialsError> {
        let Self { serial, ask } = self.clone();
        let asked = blocking::on_new_thread(move || ask(&serial)).await;
        let failed = |error: Box<dyn Error + Send + Sync>| {
            let serial = &self.serial;
            let problem = format!("the role `{role}` needs a code of the MFA device `{serial}`, which was not given");
            CredentialsError::invalid(problem).with_source(error)
        };
        asked.map_err(|error| failed(error.into()))?.map_err(failed)
    }
}

impl fmt::Debug for Mfa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mfa").field("serial", &self.serial).finish_non_exhaustive()
    }
}
