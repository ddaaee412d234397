//! The stand-in for AWS Sign-In, and what it takes to ask it.

use crate::home::Home;
use crate::stand_in::StandIn;
use botocore_credentials::ProfileChain;
use codeartifact_tests::server::Received;
use std::ops::Deref;

/// A profile with a session.
pub const SESSION: &str = "[profile work]\nlogin_session = arn:aws:iam::123456789012:user/me\n";
/// The name of the file with its token.
pub const NAME: &str = "286187707741fc2ccb93cf9e56dbd0ee0a16208feed5fbc8ae1baa86d44c283f.json";

/// A key of nobody's, as `aws login` keeps it.
pub const KEY: &str = r"-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEILaDGXwiso8zwnsd/svG39i1c+wi/0HN54mvd98J4h7joAoGCCqGSM49\nAwEHoUQDQgAERLX8ZV4O2wq3NhEic5v59SEjFrteILUHXS/4lJbpCfodLGYwhChN\nNJs8gJmi6MwfsZIr5DrnlWy9kxlCbJBy/g==\n-----END EC PRIVATE KEY-----\n";

/// What the service gives.
pub const RENEWED: &str = r#"{"accessToken": {"accessKeyId": "ASIA2", "secretAccessKey": "hidden-2", "sessionToken": "hushed-2"},
    "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "veiled-2"}"#;

/// A cached token with an expiry.
pub fn cached(expiry: &str) -> String {
    format!(
        r#"{{"accessToken": {{"accessKeyId": "ASIA1", "secretAccessKey": "hidden", "sessionToken": "hushed",
        "accountId": "123456789012", "expiresAt": "{expiry}"}}, "tokenType": "aws_sigv4", "idToken": "concealed",
        "refreshToken": "veiled", "clientId": "arn:aws:signin:::devtools/same-device", "dpopKey": "{KEY}", "more": [1]}}"#
    )
}

/// The path of the file with the token.
pub fn file() -> String {
    format!(".aws/login/cache/{NAME}")
}

/// The stand-in, on loopback.
pub struct Desk(StandIn);

impl Desk {
    /// One that gives new tokens.
    pub fn open() -> Self {
        Self::replying(200, RENEWED)
    }

    pub fn replying(status: u16, body: &'static str) -> Self {
        Self::replying_by(move |_| (status, body.to_owned()))
    }

    pub fn replying_by(reply: impl Fn(&Received) -> (u16, String) + Send + Sync + 'static) -> Self {
        Self(StandIn::replying_by(reply))
    }

    pub fn chain(&self, home: &Home, profile: &str) -> ProfileChain {
        self.chain_with(home, profile, &[])
    }

    /// With more variables.
    pub fn chain_with(&self, home: &Home, profile: &str, variables: &[(&str, &str)]) -> ProfileChain {
        let mut all = vec![("AWS_ENDPOINT_URL_SIGNIN", self.url())];
        all.extend_from_slice(variables);
        ProfileChain::new(self.settings_with(home, profile, &all))
    }
}

impl Deref for Desk {
    type Target = StandIn;

    fn deref(&self) -> &StandIn {
        &self.0
    }
}
