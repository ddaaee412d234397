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
    // An empty variable does not count.
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

/// The error of a token that is to be renewed and that began in a region, for a profile in a region.
async fn refusal(
    began: Option<&str>,
    profile: Option<&str>,
    variables: &[(&str, &str)],
    set: impl FnOnce(ConfigBuilder) -> ConfigBuilder,
) -> String {
    let region = profile.map(|region| format!("region = {region}\n")).unwrap_or_default();
    let home = Home::new(&format!("{SESSION}{region}"), "");
    let began = began.map_or("{".to_owned(), |region| format!("{{\"signInRegion\": \"{region}\", "));
    let path = home.write(&file(), &cached("2026-01-31T11:00:00Z").replacen('{', &began, 1));
    let place = [("HOME", path.ancestors().nth(4).unwrap().to_str().unwrap())];
    let environment: Environment = variables.iter().copied().chain(place).collect();
    let settings = nowhere().environment(environment).profile("work").transport(Unreachable);
    error(&ProfileChain::new(set(settings.time_source(Clock::at_noon())))).await.to_string()
}

/// The host that is asked; the error names it, too.
fn host(error: &str) -> &str {
    let host = error.split_once("asked ").unwrap_or_else(|| panic!("{error}")).1.split(' ').next().unwrap();
    assert!(error.contains(&format!(": AWS Sign-In at {host} gave no new one: ")), "{error}");
    host
}

#[tokio::test]
async fn the_region_where_the_session_began_comes_first() {
    let by_variable = [("AWS_REGION", "us-west-2")];
    for (region, fips, expected) in [
        ("ap-south-1", false, "ap-south-1.signin.aws.amazon.com"),
        ("cn-north-1", false, "cn-north-1.signin.amazonaws.cn"),
        ("us-gov-west-1", true, "signin-fips.amazonaws-us-gov.com"),
    ] {
        let set = |settings: ConfigBuilder| settings.region("eu-west-1").use_fips(fips);
        assert_eq!(host(&refusal(Some(region), Some("us-east-2"), &by_variable, set).await), expected);
    }
    let odd = refusal(Some("evil.example/"), None, &[], |settings| settings).await;
    assert!(odd.contains("region") && !odd.contains("asked"), "{odd}");
}

#[tokio::test]
async fn without_it_the_region_of_variables_or_the_profile_comes_before_the_programs() {
    let program = |settings: ConfigBuilder| settings.region("eu-west-1");
    let both = [("AWS_REGION", "us-west-2"), ("AWS_DEFAULT_REGION", "us-west-1")];
    for (variables, profile, expected) in [
        (&both[..], Some("us-east-2"), "us-west-2"),
        (&both[1..], Some("us-east-2"), "us-west-1"),
        (&[], Some("us-east-2"), "us-east-2"),
        (&[], None, "eu-west-1"),
    ] {
        let error = refusal(None, profile, variables, program).await;
        assert_eq!(host(&error), format!("{expected}.signin.aws.amazon.com"));
    }
    let nowhere = refusal(None, None, &[], |settings| settings).await;
    assert!(nowhere.contains("so run `aws login --profile work`: ") && nowhere.contains("region"), "{nowhere}");
}
