//! What profiles say of single sign-on, rightly or not.

use super::desk::{Desk, OF_SESSION, cached};
use crate::home::Home;
use crate::sts::error;
use botocore_credentials::ProfileChain;
use botocore_runtime::credentials::ProvideCredentials;
use botocore_runtime::environment::Environment;

#[tokio::test]
async fn settings_that_are_missing_or_differ_are_refused_by_name() {
    let corp = "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
                [sso-session bare]\nsso_region = eu-west-1\n[sso-session lost]\nsso_start_url = https://corp.example/start\n";
    let both = "sso_account_id = 123456789012\nsso_role_name = deploy\n";
    let home = Home::new(
        &format!(
            "{corp}[profile no-role]\nsso_session = corp\nsso_account_id = 1\n\
             [profile no-account]\nsso_session = corp\nsso_role_name = r\n\
             [profile no-region]\n{both}sso_start_url = https://corp.example/start\n\
             [profile no-url]\n{both}sso_region = eu-west-1\n\
             [profile nowhere]\n{both}sso_session = other\n\
             [profile differs]\n{both}sso_session = corp\nsso_region = us-east-1\n\
             [profile bare]\n{both}sso_session = bare\nsso_start_url = https://corp.example/start\n\
             [profile lost]\n{both}sso_session = lost\nsso_region = eu-west-1\n\
             [profile blank]\nsso_session = corp\nsso_account_id =\nsso_role_name = r\n"
        ),
        "",
    );
    let desk = Desk::open();
    for (profile, expected) in [
        ("no-role", "profile `no-role` has `sso_account_id`, but no `sso_role_name`"),
        ("no-account", "profile `no-account` has `sso_role_name`, but no `sso_account_id`"),
        ("no-region", "profile `no-region` has `sso_account_id`, but no `sso_region`"),
        ("no-url", "profile `no-url` has `sso_account_id`, but no `sso_start_url`"),
        (
            "differs",
            "`sso_region` of profile `differs` differs from that of its section [sso-session corp]: take one of them out",
        ),
        ("bare", "profile `bare` names the section [sso-session bare], which has no `sso_start_url`"),
        ("lost", "profile `lost` names the section [sso-session lost], which has no `sso_region`"),
    ] {
        assert_eq!(error(&desk.chain(&home, profile)).await.to_string(), expected);
    }
    let nowhere = error(&desk.chain(&home, "nowhere")).await.to_string();
    assert!(nowhere.ends_with("but no file has a section [sso-session other]"), "{nowhere}");
    let blank = error(&desk.chain(&home, "blank")).await.to_string();
    assert!(blank.starts_with("`sso_account_id` of profile `blank` in "), "{blank}");
    assert!(desk.requests().is_empty());
}

#[tokio::test]
async fn the_session_may_have_the_role_and_comes_before_keys() {
    let home = Home::new(
        "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n\
         sso_role_name = reader\n[profile work]\nsso_session = corp\nsso_account_id = 123456789012\n",
        "[work]\naws_access_key_id = AKID\naws_secret_access_key = hidden\n",
    );
    home.write(OF_SESSION, &cached("2099-01-31T12:00:00Z"));
    let desk = Desk::open();
    assert_eq!(desk.chain(&home, "work").provide().await.unwrap().access_key_id(), "ASIASSO");
    assert!(desk.requests()[0].raw_query.contains("role_name=reader"));
}

#[tokio::test]
async fn without_a_home_directory_there_is_no_token() {
    let home = Home::new("", "");
    let config = home.write("config", super::SESSION);
    let environment = Environment::from([("AWS_CONFIG_FILE", config.to_str().unwrap())]);
    let chain = ProfileChain::new(crate::sts::nowhere().environment(environment).profile("work"));
    assert_eq!(
        error(&chain).await.to_string(),
        "profile `work` has no credentials by single sign-on: there is no home directory with a token"
    );
}
