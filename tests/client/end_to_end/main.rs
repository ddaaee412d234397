//! The emitted client against a real HTTP server: what a consumer writes, what arrives, what comes back.

mod arrived;
mod batches;
mod call;
mod cover;
mod returned;
mod signature;

mod domains;
mod package_groups;
mod package_versions;
mod packages;
mod repositories;
mod tags;

mod address;
mod asset;
mod checked_inputs;
mod errors;
mod examples;
mod metadata;
mod paginators;
mod required_only;

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
/// It has what a query must encode, a character beyond ASCII, and nothing that the model's pattern forbids.
const NAMESPACE: &str = "@scope+é%2F&a=b";
const PACKAGE: &str = "my.package~1";
const TOKEN: &str = "b3BhcXVl/+==";

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
