//! The sources that a test can reach: files, commands, and a metadata service that answers from a
//! list.

use super::*;
use crate::client::tests::Script;
use crate::profile::tests::Home;
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
async fn sources_that_failed_are_named_with_the_places() {
    let home = Home::new("", "[default]\nregion = eu-west-1\n");
    let chain = DefaultChain::new(home.environment([]), Some(Arc::new(Script::of([]))));
    let error = chain.provide().await.unwrap_err();
    assert!(error.is_absent());
    let (credentials, config) = (home.path(".aws/credentials"), home.path(".aws/config"));
    let beginning = format!(
        "looked in AWS_ACCESS_KEY_ID, profile `default` in {} (no such file) or {}, and asked the container and the \
         instance; set ",
        credentials.display(),
        config.display()
    );
    let sentence = error.to_string();
    assert!(sentence.starts_with(&beginning) && sentence.contains("instance metadata: "), "{sentence}");
}

#[tokio::test]
async fn a_profile_asked_for_by_name_comes_before_the_environment() {
    let keys = "[work]\naws_access_key_id = WORK\naws_secret_access_key = secret\n";
    let variables = [("AWS_ACCESS_KEY_ID", "VARIABLE"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_PROFILE", "other")];
    let home = Home::new(keys, "");
    let chain = DefaultChain::new(home.environment(variables), None).with_profile("work");
    assert_eq!(chain.provide().await.unwrap(), Credentials::new("WORK", "secret"));
}

#[tokio::test]
async fn a_profile_that_cannot_be_had_does_not_lead_to_other_credentials() {
    let instance = [("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/x"), ("AWS_PROFILE", "work")];
    let role = "[profile work]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = default\n";
    for (config, problem) in [("", "there is no profile `work`"), (role, "asks to assume a role")] {
        let home = Home::new("", config);
        let script = Script::of([]);
        let chain = DefaultChain::new(home.environment(instance), Some(Arc::new(script.clone())));
        let error = chain.provide().await.unwrap_err();
        assert!(!error.is_absent() && error.to_string().contains(problem), "{error}");
        assert!(script.requests.lock().unwrap().is_empty());
    }
}
