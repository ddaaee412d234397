//! The stand-in for the portal, and what it takes to ask it.

use crate::home::Home;
use botocore_credentials::ProfileChain;
use bytes::Bytes;
use codeartifact_tests::server::{Received, Server};
use http::Response;

/// A profile with a session.
pub const SESSION: &str = "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
                           [profile work]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\n";
/// Where the token of the session `corp` is kept, and that for the URL.
pub const OF_SESSION: &str = ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";
pub const OF_URL: &str = ".aws/sso/cache/f7c9b39d0b4c7a7d82c79307585f77e1c5e74378.json";

/// What the portal gives.
pub const GIVEN: &str = r#"{"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "hidden",
    "sessionToken": "hushed", "expiration": 4073544000000}}"#;

/// A cached token with an expiry.
pub fn cached(expiry: &str) -> String {
    format!(r#"{{"startUrl": "https://corp.example/start", "accessToken": "concealed", "expiresAt": "{expiry}"}}"#)
}

/// A stand-in on loopback.
pub struct Desk(Server);

impl Desk {
    /// One that gives credentials.
    pub fn open() -> Self {
        Self::replying(200, GIVEN)
    }

    /// One with this reply.
    pub fn replying(status: u16, body: &'static str) -> Self {
        Self(Server::answering(move |_| {
            Response::builder().status(status).body(Bytes::from_static(body.as_bytes())).unwrap()
        }))
    }

    pub fn chain(&self, home: &Home, profile: &str) -> ProfileChain {
        ProfileChain::new(home.settings(&self.0, profile, &[("AWS_ENDPOINT_URL_SSO", self.url())]))
    }

    pub fn url(&self) -> &str {
        self.0.url()
    }

    pub fn requests(&self) -> Vec<Received> {
        self.0.requests()
    }
}
