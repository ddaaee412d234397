//! The stand-in for STS, and clients' settings that lead to it and to nothing else.

use botocore_runtime::client::{Config, ConfigBuilder, RetryConfig};
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::environment::Environment;
use bytes::Bytes;
use codeartifact_tests::server::{Received, Server};
use http::Response;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

pub const ROLE: &str = "arn:aws:iam::123456789012:role/deploy";

/// The members of a whole reply's `Credentials`.
pub const KEYS: [(&str, &str); 4] = [
    ("AccessKeyId", "ASIADEPLOY"),
    ("SecretAccessKey", "hidden"),
    ("SessionToken", "hushed"),
    ("Expiration", "2099-01-31T12:00:00Z"),
];

/// A reply with these keys.
pub fn reply(keys: &[(&str, &str)]) -> (u16, String) {
    let keys = keys.iter().map(|(name, value)| format!("<{name}>{value}</{name}>")).collect::<Vec<_>>().concat();
    let user = "<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/deploy/it</Arn>\
                <AssumedRoleId>AROA:it</AssumedRoleId></AssumedRoleUser>";
    let result = |name| format!("<{name}Result><Credentials>{keys}</Credentials>{user}</{name}Result>");
    // A reader finds the result of its own operation.
    let body = result("AssumeRole") + &result("AssumeRoleWithWebIdentity");
    (200, format!("<Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">{body}</Response>"))
}

/// A reply that reports an error.
pub fn failure(status: u16, code: &str, message: &str) -> (u16, String) {
    let error = format!("<Type>Sender</Type><Code>{code}</Code><Message>{message}</Message>");
    (status, format!("<ErrorResponse><Error>{error}</Error><RequestId>r-1</RequestId></ErrorResponse>"))
}

/// A stand-in with these replies, the last one for all further requests.
pub fn sts(replies: impl IntoIterator<Item = (u16, String)>) -> Server {
    let (replies, next): (Vec<_>, _) = (replies.into_iter().collect(), AtomicUsize::new(0));
    Server::answering(move |_| {
        let (status, body) = &replies[next.fetch_add(1, Ordering::Relaxed).min(replies.len() - 1)];
        Response::builder().status(*status).body(Bytes::from(body.clone())).unwrap()
    })
}

/// Settings for clients of the stand-in. They neither see this machine's variables and files nor wait between attempts.
pub fn settings(server: &Server) -> ConfigBuilder {
    nowhere().region("eu-west-1").endpoint_url(server.url())
}

/// Settings without region and endpoint.
pub fn nowhere() -> ConfigBuilder {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::ZERO);
    Config::builder().environment(Environment::from([("HOME", "/nowhere")])).retry_config(retries)
}

pub fn source() -> Credentials {
    Credentials::new("AKIDSOURCE", "concealed").with_session_token("veiled")
}

/// What a provider gives, without waiting for ever for one that does not end.
pub async fn provided(provider: &impl ProvideCredentials) -> Result<Credentials, CredentialsError> {
    let provided = tokio::time::timeout(Duration::from_secs(30), provider.provide()).await;
    provided.expect("the provider does not end")
}

/// The error of a provider. It shows none of the secrets, and gives no source.
pub async fn error(provider: &impl ProvideCredentials) -> CredentialsError {
    let error = provided(provider).await.unwrap_err();
    assert!(std::error::Error::source(&error).is_none());
    for text in [error.to_string(), format!("{error:?}"), format!("{provider:?}")] {
        for secret in ["hidden", "hushed", "concealed", "veiled", "the-token"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
    error
}

/// The parameters of a request.
pub fn form(request: &Received) -> BTreeMap<String, String> {
    let decoded = Received { raw_query: String::from_utf8(request.body.to_vec()).unwrap(), ..request.clone() };
    decoded.query().into_iter().collect()
}

/// Who has signed a request: key, region and service.
pub fn signer(request: &Received) -> Option<[String; 3]> {
    let scope = request.header("authorization")?.split_once("Credential=")?.1.split(',').next()?;
    let parts: Vec<_> = scope.split('/').collect();
    let [key, _, region, service, "aws4_request"] = parts[..] else { return None };
    Some([key, region, service].map(str::to_owned))
}
