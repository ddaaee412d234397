//! The sources that a test can reach: files, commands, and a metadata service with a list of replies.

use super::*;
use crate::call::client::tests::Script;
use crate::identity::profile::tests::Home;
use crate::io::timer::TokioTimer;
use std::path::PathBuf;

/// A file that exists for one test.
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

/// The chain, with a script for a server.
fn chain_over(environment: Environment, script: &Script) -> DefaultChain {
    DefaultChain::new(environment, Some(Arc::new(script.clone()))).with_timer(Arc::new(TokioTimer))
}

async fn find(variables: &[(&str, &str)], script: &Script) -> Result<Credentials, CredentialsError> {
    let nowhere = [("HOME", "/nowhere"), ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere"), ("AWS_CONFIG_FILE", "/nowhere")];
    let environment = nowhere.iter().chain(variables).copied().collect();
    chain_over(environment, script).provide().await
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

#[cfg(unix)]
#[tokio::test]
async fn a_credential_process_stands_between_the_keys_of_both_files() {
    let keys = File::new("between", r#"{"Version":1,"AccessKeyId":"COMMAND","SecretAccessKey":"secret"}"#);
    let config = format!(
        "[default]\naws_access_key_id = CONFIG\naws_secret_access_key = secret\ncredential_process = cat {}\n",
        keys.path()
    );
    let in_credentials = "[default]\naws_access_key_id = KEYS\naws_secret_access_key = secret\n";
    for (credentials, expected) in [("", "COMMAND"), (in_credentials, "KEYS")] {
        let home = Home::new(credentials, &config);
        let found = DefaultChain::new(home.environment([]), None).provide().await.unwrap();
        assert_eq!(found.access_key_id(), expected);
    }
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
async fn all_places_are_named() {
    let home = Home::new("", "[default]\nregion = eu-west-1\n");
    let sentence = async |variables: &[(&str, &str)]| {
        let environment = home.environment(variables.iter().copied());
        let error = chain_over(environment, &Script::of([])).provide().await.unwrap_err();
        assert!(error.is_absent());
        error.to_string()
    };
    let (credentials, config) = (home.path(".aws/credentials"), home.path(".aws/config"));
    let beginning = format!(
        "looked in AWS_ACCESS_KEY_ID, profile `default` in {} (no such file) or {}, and ",
        credentials.display(),
        config.display()
    );
    let ending =
        "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or configure a credentials provider";
    let asked = sentence(&[]).await;
    assert!(asked.starts_with(&format!("{beginning}asked the instance (")) && asked.ends_with(ending), "{asked}");
    let forbidden = "did not ask the instance, as AWS_EC2_METADATA_DISABLED says";
    assert_eq!(sentence(&[("AWS_EC2_METADATA_DISABLED", "true")]).await, format!("{beginning}{forbidden}{ending}"));
}

/// Single sign-on in both forms, and a valid token of the session.
const SIGN_ON: &str = "\
[profile work]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = deploy
[sso-session corp]
sso_region = eu-north-1
sso_start_url = https://corp.example/start
[profile old]
sso_start_url = https://corp.example/start
sso_region = eu-north-1
sso_account_id = 123456789012
sso_role_name = deploy
[profile half]
sso_account_id = 123456789012
[profile lost]
sso_session = nowhere
sso_account_id = 123456789012
sso_role_name = deploy
[profile torn]
sso_session = corp
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = deploy
";

#[tokio::test]
async fn a_session_of_single_sign_on_is_used_by_its_name_or_its_url() {
    let home = Home::new("", SIGN_ON);
    let cache = home.path(".aws/sso/cache");
    std::fs::create_dir_all(&cache).unwrap();
    let token = r#"{"accessToken": "hushed", "expiresAt": "2999-01-31T12:00:00Z"}"#;
    // SHA-1 of `corp`, and of the URL.
    let of_session = "ee0bfd2552fbd840c02cc48b6e823320543c450f.json";
    let of_url = "f7c9b39d0b4c7a7d82c79307585f77e1c5e74378.json";
    for (profile, file) in [("work", of_session), ("old", of_url)] {
        std::fs::write(cache.join(file), token).unwrap();
        let keys = r#"{"roleCredentials": {"accessKeyId": "AKID", "secretAccessKey": "secret", "sessionToken": "token",
            "expiration": 32474995200000}}"#;
        let script = Script::of([(200, keys)]);
        let chain = chain_over(home.environment([("AWS_PROFILE", profile)]), &script);
        assert_eq!(chain.provide().await.unwrap().access_key_id(), "AKID", "{profile}");
        let requests = script.requests.lock().unwrap();
        assert_eq!(requests[0].uri().host(), Some("portal.sso.eu-north-1.amazonaws.com"));
        assert_eq!(requests[0].headers()["x-amz-sso_bearer_token"], "hushed");
    }
}

#[tokio::test]
async fn what_settings_ask_for_is_not_replaced_by_the_instance() {
    let home = Home::new("", SIGN_ON);
    let process = "[profile blank]\naws_access_key_id = AKID\naws_secret_access_key = secret\nrole_arn =\n\
                   [profile broken]\ncredential_process = sh -c 'echo no luck >&2; exit 3'\n\
                   [profile web]\nrole_arn = arn:aws:iam::123456789012:role/deploy\n\
                   web_identity_token_file = /not/there\n";
    let others = Home::new("", process);
    for (home, profile, problem) in [
        (&home, "work", "single sign-on, which `sso_account_id` of profile `work` asks for, has no credentials: "),
        (&home, "half", "profile `half` has `sso_account_id`, but no `sso_role_name`"),
        (
            &home,
            "torn",
            "`sso_region` of profile `torn` differs from that of its section [sso-session corp]: take one of them out",
        ),
        (&home, "lost", "but no file has a section [sso-session nowhere]"),
        (&others, "blank", "has no value: give it one, or take it out"),
        (
            &others,
            "broken",
            "the `credential_process` of profile `broken` failed: `sh` ended with exit status: 3: no luck",
        ),
        (
            &others,
            "web",
            "web identity, which `web_identity_token_file` of profile `web` asks for, has no credentials: ",
        ),
    ] {
        let script = Script::of([]);
        let chain = chain_over(home.environment([("AWS_PROFILE", profile)]), &script);
        let error = chain.provide().await.unwrap_err();
        assert!(!error.is_absent() && error.to_string().contains(problem), "{profile}: {error}");
        assert!(script.requests.lock().unwrap().is_empty(), "{profile}");
    }
    let container = [("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x")];
    let script = Script::of([(500, ""), (200, "token"), (200, "role")]);
    let error = find(&container, &script).await.unwrap_err();
    assert!(!error.is_absent() && error.to_string().starts_with("the container, which AWS_CONTAINER"), "{error}");
    assert!(script.requests.lock().unwrap().iter().all(|request| request.uri().host() == Some("169.254.170.2")));
}

#[tokio::test]
async fn a_role_is_assumed_by_a_token_in_a_file() {
    let home = Home::new("", "");
    let file = home.path("token");
    std::fs::write(&file, "hushed").unwrap();
    let file = file.to_str().unwrap();
    let config = format!(
        "[profile web]\nrole_arn = arn:aws:iam::123456789012:role/deploy\n\
                          web_identity_token_file = {file}\nregion = eu-north-1\n"
    );
    std::fs::write(home.path(".aws/config"), config).unwrap();
    let reply = "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>\
                 <AccessKeyId>AKID</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>\
                 <SessionToken>token</SessionToken><Expiration>2999-01-31T12:00:00Z</Expiration>\
                 </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>";
    let role = "arn:aws:iam::123456789012:role/deploy";
    let by_variables = [("AWS_WEB_IDENTITY_TOKEN_FILE", file), ("AWS_ROLE_ARN", role), ("AWS_REGION", "eu-north-1")];
    for variables in [&[("AWS_PROFILE", "web")][..], &by_variables] {
        let script = Script::of([(200, reply)]);
        let environment = home.environment(variables.iter().copied());
        let credentials = chain_over(environment, &script).provide().await.unwrap();
        assert_eq!((credentials.access_key_id(), credentials.session_token()), ("AKID", Some("token")));
        assert_eq!(script.requests.lock().unwrap()[0].uri(), "https://sts.eu-north-1.amazonaws.com/");
    }
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
        let chain = chain_over(home.environment(instance), &script);
        let error = chain.provide().await.unwrap_err();
        assert!(!error.is_absent() && error.to_string().contains(problem), "{error}");
        assert!(script.requests.lock().unwrap().is_empty());
    }
}
