//! The emitted client against a real HTTP server: what a consumer writes, what arrives, what comes back.

mod arrived;
mod batches;
mod call;
mod returned;
mod signature;

mod address;
mod asset;
mod checked_inputs;
mod emptied;
mod errors;
mod every_operation;
mod examples;
mod metadata;
mod paginators;

use codeartifact::config::{Builder, RetryConfig};
use codeartifact::runtime::credentials::Credentials;
use codeartifact::{Client, Config};
use codeartifact_tests::server::Server;

const REGION: &str = "us-east-1";
const ACCESS_KEY_ID: &str = "AKIDEXAMPLE";
const SECRET_ACCESS_KEY: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const SESSION_TOKEN: &str = "session/token+of==the test";

const DOMAIN: &str = "my-domain";
const OWNER: &str = "111122223333";
const REPOSITORY: &str = "my-repo";
const PACKAGE: &str = "my.package~1";

/// A client of the server, with temporary credentials.
fn client_of(server: &Server) -> Client {
    client_at(server.url())
}

fn client_at(url: &str) -> Client {
    Client::new(settings(url))
}

fn settings(url: &str) -> Builder {
    let credentials = Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY).with_session_token(SESSION_TOKEN);
    let config = Config::builder().region(REGION).credentials_provider(credentials).endpoint_url(url);
    config.retry_config(RetryConfig::disabled())
}
