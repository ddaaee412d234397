//! The stand-ins for the portal and for the service that renews tokens, and what it takes to ask them.

use crate::home::Home;
use crate::stand_in::StandIn;
use botocore_credentials::ProfileChain;
use botocore_runtime::client::ConfigBuilder;
use codeartifact_tests::server::Received;
use std::ops::Deref;

/// A profile with a session.
pub const SESSION: &str = "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
                           [profile work]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\n";
/// Where the token of the session `corp` is kept, and that for the URL.
pub const OF_SESSION: &str = ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";
pub const OF_URL: &str = ".aws/sso/cache/f7c9b39d0b4c7a7d82c79307585f77e1c5e74378.json";

/// What the portal gives.
pub const GIVEN: &str = r#"{"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "hidden",
    "sessionToken": "hushed", "expiration": 4073544000000}}"#;
/// A new token.
pub const RENEWED: &str =
    r#"{"accessToken": "the-token", "tokenType": "Bearer", "expiresIn": 28800, "refreshToken": "veiled-2"}"#;

/// A cached token with an expiry.
pub fn cached(expiry: &str) -> String {
    format!(r#"{{"startUrl": "https://corp.example/start", "accessToken": "concealed", "expiresAt": "{expiry}"}}"#)
}

/// A cached token that can be renewed.
pub fn renewable(expiry: &str) -> String {
    let rest = r#""refreshToken": "veiled", "clientId": "client", "clientSecret": "hidden",
        "registrationExpiresAt": "2026-03-01T00:00:00Z", "region": "eu-west-1"}"#;
    format!("{}, {rest}", cached(expiry).trim_end_matches('}'))
}

/// The stand-ins, on loopback.
pub struct Desk(StandIn);

impl Desk {
    /// One that gives credentials, and new tokens.
    pub fn open() -> Self {
        Self::renewing(200, RENEWED)
    }

    /// One whose portal replies this.
    pub fn replying(status: u16, body: &'static str) -> Self {
        Self::new(move |_| (status, body.to_owned()), |_| (200, RENEWED.to_owned()))
    }

    /// One that gives credentials, and this for a token.
    pub fn renewing(status: u16, body: &'static str) -> Self {
        Self::renewing_by(move |_| (status, body.to_owned()))
    }

    pub fn renewing_by(renew: impl Fn(&Received) -> (u16, String) + Send + Sync + 'static) -> Self {
        Self::new(|_| (200, GIVEN.to_owned()), renew)
    }

    fn new(
        portal: impl Fn(&Received) -> (u16, String) + Send + Sync + 'static,
        renew: impl Fn(&Received) -> (u16, String) + Send + Sync + 'static,
    ) -> Self {
        Self(StandIn::replying_by(
            move |request| if request.path == "/token" { renew(request) } else { portal(request) },
        ))
    }

    /// Settings for clients of these.
    pub fn settings(&self, home: &Home, profile: &str) -> ConfigBuilder {
        let variables = [("AWS_ENDPOINT_URL_SSO", self.url()), ("AWS_ENDPOINT_URL_SSO_OIDC", self.url())];
        self.settings_with(home, profile, &variables)
    }

    pub fn chain(&self, home: &Home, profile: &str) -> ProfileChain {
        ProfileChain::new(self.settings(home, profile))
    }

    /// The requests for new tokens.
    pub fn renewals(&self) -> Vec<Received> {
        self.requests().into_iter().filter(|request| request.path == "/token").collect()
    }

    /// The tokens that the portal was given.
    pub fn tokens(&self) -> Vec<String> {
        let requests = self.requests();
        let tokens = requests.iter().filter_map(|request| request.header("x-amz-sso_bearer_token"));
        tokens.map(str::to_owned).collect()
    }
}

impl Deref for Desk {
    type Target = StandIn;

    fn deref(&self) -> &StandIn {
        &self.0
    }
}
