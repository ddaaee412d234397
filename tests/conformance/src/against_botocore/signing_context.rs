//! When and as whom both sides sign; `clients.py` says the same.

use botocore_runtime::DateTime;
use botocore_runtime::credentials::Credentials;

/// 2026-01-31T23:59:59Z, the last second of a day and a month.
pub const NOW: DateTime = DateTime::from_secs(1_769_903_999);

const ACCESS_KEY_ID: &str = "AKIDEXAMPLE";
const SECRET_ACCESS_KEY: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const SESSION_TOKEN: &str = "session/token+of==the test";

/// Temporary credentials, which no service knows.
pub fn credentials() -> Credentials {
    Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY).with_session_token(SESSION_TOKEN)
}
