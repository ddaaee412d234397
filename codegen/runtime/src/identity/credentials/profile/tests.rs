//! Keys from files that exist for one test.

use super::*;
use crate::identity::profile::tests::Home;

async fn read(home: &Home) -> Result<Credentials, CredentialsError> {
    ProfileCredentials::new(home.environment([])).provide().await
}

#[tokio::test]
async fn all_settings_are_read() {
    let home = Home::new(
        "[default]\naws_access_key_id = AKID\naws_secret_access_key = secret/+=\naws_session_token = token==\n\
         aws_account_id = 123456789012\n",
        "",
    );
    let expected = Credentials::new("AKID", "secret/+=").with_session_token("token==").with_account_id("123456789012");
    assert_eq!(read(&home).await.unwrap(), expected);
}

#[tokio::test]
async fn keys_of_two_files_are_not_mixed() {
    let config = "[default]\naws_access_key_id = OTHER\naws_secret_access_key = other\naws_session_token = token\n";
    let home = Home::new("[default]\naws_access_key_id = AKID\naws_secret_access_key = secret\n", config);
    assert_eq!(read(&home).await.unwrap(), Credentials::new("AKID", "secret"));
    let home = Home::new("[default]\nregion = eu-west-1\n", config);
    assert_eq!(read(&home).await.unwrap(), Credentials::new("OTHER", "other").with_session_token("token"));
}

#[tokio::test]
async fn the_old_name_of_the_token_wins() {
    let keys = "[default]\naws_access_key_id = AKID\naws_secret_access_key = secret\naws_session_token = new\n\
                aws_security_token = old\n";
    assert_eq!(read(&Home::new(keys, "")).await.unwrap().session_token(), Some("old"));
}

#[tokio::test]
async fn keys_in_the_configuration_file_come_after_a_command() {
    let config = "[default]\naws_access_key_id = AKID\naws_secret_access_key = secret\ncredential_process = /bin/x\n";
    let error = read(&Home::new("", config)).await.unwrap_err();
    assert!(!error.is_absent());
    assert_eq!(
        error.to_string(),
        "profile `default` has `credential_process`, which comes before its keys and is not used here: use the default \
         credential chain, or take one of them out"
    );
    assert_eq!(read(&Home::new(config, "")).await.unwrap(), Credentials::new("AKID", "secret"));
}

#[tokio::test]
async fn keys_behind_another_source_are_not_taken() {
    let keys = "[default]\naws_access_key_id = AKID\naws_secret_access_key = secret\n";
    for key in ["web_identity_token_file", "sso_account_id", "sso_role_name"] {
        for home in [Home::new(keys, &format!("[default]\n{key} = x\n")), Home::new("", &format!("{keys}{key} = x\n"))]
        {
            let error = read(&home).await.unwrap_err();
            assert!(!error.is_absent());
            assert!(
                error.to_string().starts_with(&format!("profile `default` has `{key}`, which comes before")),
                "{error}"
            );
        }
    }
}

#[tokio::test]
async fn a_source_without_a_value_is_named() {
    let keys = "[default]\naws_access_key_id = AKID\naws_secret_access_key = secret\n";
    for key in ["role_arn", "sso_account_id", "sso_role_name", "credential_process", KEY, SECRET] {
        let home = Home::new(keys, &format!("[default]\n{key} =\n"));
        let error = read(&home).await.unwrap_err();
        let path = home.path(".aws/config");
        let expected =
            format!("`{key}` of profile `default` in {} has no value: give it one, or take it out", path.display());
        assert!(!error.is_absent());
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn a_profile_is_taken_by_name() {
    let keys = "[default]\naws_access_key_id = A\naws_secret_access_key = a\n\
                [work]\naws_access_key_id = B\naws_secret_access_key = b\n";
    let home = Home::new(keys, "");
    let provider = ProfileCredentials::new(home.environment([("AWS_PROFILE", "work")]));
    assert_eq!(provider.provide().await.unwrap(), Credentials::new("B", "b"));
    assert_eq!(provider.with_profile("default").provide().await.unwrap(), Credentials::new("A", "a"));
}

#[tokio::test]
async fn half_a_key_is_named_with_its_file() {
    let home = Home::new("", "[default]\naws_secret_access_key = hushed\n");
    let error = read(&home).await.unwrap_err();
    assert!(!error.is_absent());
    let expected = format!(
        "profile `default` in {} has aws_secret_access_key, but no aws_access_key_id: set both or neither",
        home.path(".aws/config").display()
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn a_profile_without_keys_names_the_files() {
    let home = Home::new("", "[default]\nregion = eu-west-1\n");
    let error = read(&home).await.unwrap_err();
    assert!(error.is_absent());
    let (credentials, config) = (home.path(".aws/credentials"), home.path(".aws/config"));
    let expected = format!(
        "no aws_access_key_id in profile `default` in {} (no such file) or {}",
        credentials.display(),
        config.display()
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn the_keys_of_a_role_are_not_taken_for_the_role() {
    let home = Home::new(
        "[default]\naws_access_key_id = AKID\naws_secret_access_key = secret\n",
        "[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\nsource_profile = default\n",
    );
    let error = read(&home).await.unwrap_err();
    assert!(!error.is_absent() && error.to_string().contains("`role_arn`"), "{error}");
}

#[tokio::test]
async fn what_needs_the_chain_is_named() {
    let home = Home::new("", "[default]\nsso_start_url = https://example.awsapps.com/start\n");
    let error = read(&home).await.unwrap_err();
    assert!(
        error.to_string().ends_with("; its `sso_start_url` needs the default chain of the feature `credential-chain`"),
        "{error}"
    );
}
