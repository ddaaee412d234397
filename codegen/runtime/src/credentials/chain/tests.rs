//! The sources that a test can reach: files, commands, and a metadata service that answers from a
//! list.

use super::*;
use crate::client::tests::Script;
use std::path::PathBuf;

/// A file that is there for one test.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: &str) -> Self {
        let path = std::env::temp_dir().join(format!("botocore-runtime-{}-{name}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

async fn find(variables: &[(&str, &str)], script: &Script) -> Result<Credentials, CredentialsError> {
    let nowhere = [("HOME", "/nowhere"), ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere"), ("AWS_CONFIG_FILE", "/nowhere")];
    let environment = nowhere.iter().chain(variables).copied().collect();
    DefaultChain::new(environment, Some(Arc::new(script.clone()))).provide().await
}

#[tokio::test]
async fn the_environment_comes_first() {
    let keys = [("AWS_ACCESS_KEY_ID", "AKID"), ("AWS_SECRET_ACCESS_KEY", "secret")];
    let credentials = find(&keys, &Script::of([])).await.unwrap();
    assert_eq!(credentials, Credentials::new("AKID", "secret"));
}

#[tokio::test]
async fn half_a_key_in_the_environment_is_not_passed_over() {
    let error = find(&[("AWS_ACCESS_KEY_ID", "AKID")], &Script::of([])).await.unwrap_err();
    assert!(!error.is_absent());
}

#[tokio::test]
async fn a_profile_is_read() {
    let file = File::new("profile", "[work]\naws_access_key_id = AKID\naws_secret_access_key = secret\n");
    let variables = [("AWS_SHARED_CREDENTIALS_FILE", file.path()), ("AWS_PROFILE", "work")];
    let credentials = find(&variables, &Script::of([])).await.unwrap();
    assert_eq!(credentials, Credentials::new("AKID", "secret"));
}

#[cfg(unix)]
#[tokio::test]
async fn a_credential_process_is_run() {
    let keys = r#"{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"secret","SessionToken":"token"}"#;
    let keys = File::new("keys", keys);
    let config = format!("[profile work]\ncredential_process = /bin/cat {}\n", keys.path());
    let config = File::new("config", &config);
    let variables = [("AWS_CONFIG_FILE", config.path()), ("AWS_PROFILE", "work")];
    let credentials = find(&variables, &Script::of([])).await.unwrap();
    assert_eq!(credentials, Credentials::new("AKID", "secret").with_session_token("token"));
}

#[tokio::test]
async fn a_container_is_asked() {
    let keys =
        r#"{"AccessKeyId":"AKID","SecretAccessKey":"secret","Token":"token","Expiration":"2999-01-31T12:00:00Z"}"#;
    let script = Script::of([(200, keys)]);
    let variables = [("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/x")];
    let credentials = find(&variables, &script).await.unwrap();
    assert_eq!(credentials.session_token(), Some("token"));
    assert_eq!(credentials.expires_at().unwrap().to_string(), "2999-01-31T12:00:00Z");
    assert_eq!(script.requests.lock().unwrap()[0].uri(), "http://169.254.170.2/v2/credentials/x");
}

#[tokio::test]
async fn sources_that_failed_are_named() {
    let error = find(&[], &Script::of([])).await.unwrap_err();
    assert!(error.is_absent());
    let sentence = error.to_string();
    assert!(sentence.contains("AWS_ACCESS_KEY_ID") && sentence.contains("instance metadata: "), "{sentence}");
}
