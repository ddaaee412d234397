//! Where the token is kept, and who renews it.

use super::desk::{Desk, NAME, SESSION, cached, file};
use crate::clock::Clock;
use crate::endpoints::Unreachable;
use crate::home::Home;
use crate::sts::{error, nowhere};
use botocore_credentials::ProfileChain;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::credentials::ProvideCredentials;
use botocore_runtime::environment::Environment;

#[tokio::test]
async fn a_variable_names_the_folder() {
    let home = Home::new(SESSION, "");
    home.write(&format!("tokens/{NAME}"), &cached("2099-01-31T12:00:00Z"));
    let desk = Desk::open();
    for folder in ["~/tokens", "$HOME/tokens", "${PLACE}"] {
        let variables = [("AWS_LOGIN_CACHE_DIRECTORY", folder), ("PLACE", "~/tokens")];
        desk.chain_with(&home, "work", &variables).provide().await.unwrap();
    }
    let absent =
        error(&desk.chain_with(&home, "work", &[("AWS_LOGIN_CACHE_DIRECTORY", "/not/there")])).await.to_string();
    let problem = format!("in /not/there/{NAME} does not exist; run `aws login --profile work`");
    assert!(absent.ends_with(&problem), "{absent}");
    // An empty one is none.
    home.write(&file(), &cached("2099-01-31T12:00:00Z"));
    desk.chain_with(&home, "work", &[("AWS_LOGIN_CACHE_DIRECTORY", "")]).provide().await.unwrap();
}

#[tokio::test]
async fn without_a_home_directory_there_is_no_token() {
    let home = Home::new("", "");
    let config = home.write("config", SESSION);
    let environment = Environment::from([("AWS_CONFIG_FILE", config.to_str().unwrap())]);
    let chain = ProfileChain::new(nowhere().environment(environment).profile("work"));
    assert_eq!(
        error(&chain).await.to_string(),
        "profile `work` has no credentials by `aws login`: there is no home directory with a token"
    );
}

/// The host that is to renew a token that began in a region; the error names it, too.
async fn asked(began: Option<&str>, set: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> String {
    let home = Home::new(&format!("{SESSION}region = us-west-2\n"), "");
    let token = cached("2026-01-31T11:00:00Z");
    let region = began.map_or("{".to_owned(), |region| format!("{{\"signInRegion\": \"{region}\", "));
    let path = home.write(&file(), &token.replacen('{', &region, 1));
    let environment = Environment::from([("HOME", path.ancestors().nth(4).unwrap().to_str().unwrap())]);
    let settings = nowhere().environment(environment).profile("work").transport(Unreachable);
    let error = error(&ProfileChain::new(set(settings.time_source(Clock::at_noon())))).await.to_string();
    let host = error.split_once("asked ").unwrap_or_else(|| panic!("{error}")).1.split(' ').next().unwrap();
    assert!(error.contains(&format!(": AWS Sign-In at {host} gave no new one: ")), "{error}");
    host.to_owned()
}

#[tokio::test]
async fn the_region_where_the_session_began_comes_first() {
    assert_eq!(asked(None, |it| it).await, "us-west-2.signin.aws.amazon.com");
    assert_eq!(asked(None, |it| it.region("eu-west-1")).await, "eu-west-1.signin.aws.amazon.com");
    assert_eq!(asked(Some("ap-south-1"), |it| it.region("eu-west-1")).await, "ap-south-1.signin.aws.amazon.com");
    assert_eq!(asked(Some("cn-north-1"), |it| it).await, "cn-north-1.signin.amazonaws.cn");
    assert_eq!(asked(Some("us-gov-west-1"), |it| it.use_fips(true)).await, "signin-fips.amazonaws-us-gov.com");
}
