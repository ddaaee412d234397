//! What a fake can be told.

use crate::error::Error;
use std::fmt;

/// What a fake can be told. All has a default; change the fields that you need.
///
/// ```
/// let mut settings = codeartifact_fake::Settings::default();
/// settings.page_size = 2;
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Settings {
    /// The port on loopback; 0 takes a free one. The default is 0.
    pub port: u16,
    /// The account that owns all domains, 12 digits.
    pub account: String,
    /// The region that requests are signed for.
    pub region: String,
    /// The access key that is accepted.
    pub access_key_id: String,
    /// The secret that requests are signed with.
    pub secret_access_key: String,
    /// The session token that a request must carry. By default it must not carry one.
    pub session_token: Option<String>,
    /// The number of elements of a page for requests that do not say. The default is 100.
    pub page_size: usize,
    /// Whether `PublishPackageVersion` takes packages of all formats. The service takes `generic` alone, which is the
    /// default, and the others by package managers.
    pub publish_any_format: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            account: "123456789012".to_owned(),
            region: "us-east-1".to_owned(),
            access_key_id: "AKIAFAKEFAKEFAKEFAKE".to_owned(),
            secret_access_key: "not-a-secret-but-the-key-of-a-fake".to_owned(),
            session_token: None,
            page_size: 100,
            publish_any_format: false,
        }
    }
}

impl Settings {
    /// Refuses what no request could fit.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let wrong = |what: &str| Err(Error::new(format!("the fake of CodeArtifact cannot be started: {what}")));
        if self.account.len() != 12 || !self.account.bytes().all(|byte| byte.is_ascii_digit()) {
            return wrong("the account is not 12 digits");
        }
        let texts = [&self.region, &self.access_key_id, &self.secret_access_key];
        if texts
            .into_iter()
            .chain(&self.session_token)
            .any(|text| text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()))
        {
            return wrong("region, access key, secret or session token is empty or has characters that no header has");
        }
        if self.page_size == 0 { wrong("a page has no elements") } else { Ok(()) }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Settings");
        shown.field("port", &self.port).field("account", &self.account).field("region", &self.region);
        shown.field("access_key_id", &self.access_key_id).finish_non_exhaustive()
    }
}
