//! Loading, with variables and files made for each test.

use super::*;
use crate::call::client::{Client, Config};
use crate::call::error::ErrorKind;
use crate::call::operation::Service;
use crate::call::test_input::list_things;
use crate::identity::profile::tests::Home;
use crate::io::timer::TokioTimer;
use crate::test_service;

async fn load(environment: Environment) -> Result<Config, LoadError> {
    let builder = Config::builder().environment(environment).timer(TokioTimer);
    Ok(builder.load(&test_service::Service::METADATA).await?.build())
}

const PROFILE: &str = "\
[default]
region = eu-north-1
use_fips_endpoint = true
use_dualstack_endpoint = TRUE
ca_bundle = /certificates.pem
sdk_ua_app_id = from-profile
endpoint_url = http://of-profile
services = local

[profile global]
endpoint_url = http://of-profile

[profile ignoring]
endpoint_url = http://of-profile
ignore_configured_endpoint_urls = true

[services local]
test_things =
  endpoint_url = http://of-services
";

#[tokio::test]
async fn the_environment_is_read_in_order() {
    let config = load(Environment::from([
        ("AWS_DEFAULT_REGION", "us-east-1"),
        ("AWS_REGION", "eu-west-1"),
        ("AWS_ENDPOINT_URL", "http://all"),
        ("AWS_ENDPOINT_URL_TEST_THINGS", "http://things"),
        ("AWS_USE_FIPS_ENDPOINT", "True"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "false"),
    ]));
    let config = config.await.unwrap();
    assert_eq!((config.region(), config.endpoint_url()), (Some("eu-west-1"), Some("http://things")));
    assert!(config.use_fips() && !config.use_dual_stack());
}

#[tokio::test]
async fn the_profile_fills_what_is_left() {
    let config = load(Home::new("", PROFILE).environment([])).await.unwrap();
    assert_eq!((config.region(), config.endpoint_url()), (Some("eu-north-1"), Some("http://of-services")));
    assert!(config.use_fips() && config.use_dual_stack());
    assert_eq!(config.ca_bundle(), Some("/certificates.pem".as_ref()));
    assert_eq!(config.app_id(), Some("from-profile"));
}

#[tokio::test]
async fn the_environment_wins_over_the_profile() {
    let home = Home::new("", PROFILE);
    let config = load(home.environment([
        ("AWS_DEFAULT_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", "http://all"),
        ("AWS_USE_FIPS_ENDPOINT", "false"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "false"),
        ("AWS_CA_BUNDLE", "/others.pem"),
        ("AWS_SDK_UA_APP_ID", "from-environment"),
    ]));
    let config = config.await.unwrap();
    assert_eq!((config.region(), config.endpoint_url()), (Some("us-east-1"), Some("http://all")));
    assert!(!config.use_fips() && !config.use_dual_stack());
    assert_eq!(config.ca_bundle(), Some("/others.pem".as_ref()));
    assert_eq!(config.app_id(), Some("from-environment"));
}

#[tokio::test]
async fn what_is_set_wins_over_both() {
    let home = Home::new("", PROFILE);
    let variables = [
        ("AWS_REGION", "eu-west-1"),
        ("AWS_ENDPOINT_URL", "http://all"),
        ("AWS_USE_FIPS_ENDPOINT", "true"),
        ("AWS_CA_BUNDLE", "/others.pem"),
        ("AWS_SDK_UA_APP_ID", "from-environment"),
    ];
    let builder = Config::builder()
        .region("us-east-1")
        .endpoint_url("http://set")
        .use_fips(false)
        .use_dual_stack(false)
        .ca_bundle("/set.pem")
        .app_id("set")
        .environment(home.environment(variables));
    let config = builder.load(&test_service::Service::METADATA).await.unwrap().build();
    assert_eq!((config.region(), config.endpoint_url()), (Some("us-east-1"), Some("http://set")));
    assert!(!config.use_fips() && !config.use_dual_stack());
    assert_eq!((config.ca_bundle(), config.app_id()), (Some("/set.pem".as_ref()), Some("set")));
}

#[tokio::test]
async fn the_profile_that_is_set_wins_over_the_variable() {
    let environment = Home::new("", PROFILE);
    let builder = Config::builder().environment(environment.environment([("AWS_PROFILE", "ignoring")]));
    let config = builder.profile("global").load(&test_service::Service::METADATA).await.unwrap().build();
    assert_eq!((config.profile(), config.endpoint_url()), (Some("global"), Some("http://of-profile")));
}

#[tokio::test]
async fn a_pseudo_region_asks_for_fips() {
    for region in ["fips-us-east-1", "us-east-1-fips", "us-fips-east-1", "fips-us-east-1-fips"] {
        let variables = Environment::from([("AWS_REGION", region), ("AWS_USE_FIPS_ENDPOINT", "false")]);
        let loaded = load(variables).await.unwrap();
        let set = Config::builder().region(region).use_fips(false).build();
        for config in [loaded, set] {
            assert_eq!((config.region(), config.use_fips()), (Some("us-east-1"), true));
            let built_ins = config.built_ins();
            assert_eq!((built_ins.region.as_deref(), built_ins.use_fips), (Some("us-east-1"), true));
            assert!(!config.to_builder().region("eu-west-1").build().use_fips());
        }
    }
}

#[tokio::test]
async fn an_endpoint_that_is_set_is_used_as_it_is() {
    let home = Home::new("", PROFILE);
    let config = load(home.environment([("AWS_PROFILE", "global"), ("AWS_USE_FIPS_ENDPOINT", "true")])).await.unwrap();
    assert!(config.use_fips());
    let config = config.to_builder().use_dual_stack(true).build();
    let built_ins = config.built_ins();
    assert_eq!(built_ins.endpoint.as_deref(), Some("http://of-profile"));
    assert!(!built_ins.use_fips && !built_ins.use_dual_stack);
}

#[tokio::test]
async fn configured_endpoints_can_be_ignored() {
    let ignore = ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
    let config = load(Environment::from([("AWS_ENDPOINT_URL", "http://all"), ignore])).await.unwrap();
    assert_eq!(config.endpoint_url(), None);
    let home = Home::new("", PROFILE);
    assert_eq!(load(home.environment([ignore])).await.unwrap().endpoint_url(), None);
    let ignoring = ("AWS_PROFILE", "ignoring");
    assert_eq!(load(home.environment([ignoring])).await.unwrap().endpoint_url(), None);
    let heeding = ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false");
    let config = load(home.environment([ignoring, heeding])).await.unwrap();
    assert_eq!(config.endpoint_url(), Some("http://of-profile"));
}

#[tokio::test]
async fn a_flag_that_is_none_is_named() {
    let error = load(Environment::from([("AWS_USE_FIPS_ENDPOINT", "yes")])).await.unwrap_err();
    assert_eq!(error.to_string(), "AWS_USE_FIPS_ENDPOINT is `yes`, but must be `true` or `false`");
    let home = Home::new("", "[default]\nuse_fips_endpoint = 1\n");
    let error = load(home.environment([])).await.unwrap_err();
    let expected = format!(
        "`use_fips_endpoint` of profile `default` in {} is `1`, but must be `true` or `false`",
        home.path(".aws/config").display()
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn settings_in_place_of_a_value_are_named() {
    for key in KEYS {
        let home = Home::new("", &format!("[default]\n{key} =\n  a = 1\n"));
        let error = load(home.environment([])).await.unwrap_err().to_string();
        let path = home.path(".aws/config");
        let expected =
            format!("`{key}` of profile `default` in {} has settings below it, but is a single value", path.display());
        assert_eq!(error, expected);
    }
}

#[tokio::test]
async fn a_session_that_is_named_must_be_there() {
    for (value, problem) in [
        (" corp", "has `sso_session = corp`, but no file has a section [sso-session corp]"),
        ("", "has no value: give it one, or take it out"),
    ] {
        let home = Home::new("", &format!("[default]\nregion = eu-west-1\nsso_session ={value}\n"));
        let keys = [("AWS_ACCESS_KEY_ID", "AKID"), ("AWS_SECRET_ACCESS_KEY", "hushed")];
        let sentence = load(home.environment(keys)).await.unwrap_err().to_string();
        assert!(sentence.ends_with(problem), "{sentence}");
    }
}

#[tokio::test]
async fn an_endpoint_or_region_that_is_none_is_named() {
    let home = Home::new("", "[default]\nservices = local\n[services local]\ntest_things =\n  endpoint_url = x:1\n");
    let sentence = async |environment| load(environment).await.unwrap_err().to_string();
    assert_eq!(
        sentence(home.environment([])).await,
        "`endpoint_url` of `test_things` for profile `default` is `x:1`, which does not begin with https:// or http://"
    );
    for (variable, value, problem) in [
        ("AWS_ENDPOINT_URL", "localhost", "is `localhost`, which does not begin with https:// or http://"),
        ("AWS_ENDPOINT_URL_TEST_THINGS", "http://a?b=1", "is `http://a?b=1`, which has a query"),
        ("AWS_ENDPOINT_URL", "http://:1", "is `http://:1`, which has no host, or a port that is not a number"),
        (
            "AWS_ENDPOINT_URL",
            "https://me:hushed@a",
            "is a URL with a user name, which an endpoint cannot have; an `@` in its path is written `%40`",
        ),
        (
            "AWS_REGION",
            "evil.example#",
            "is not right: `evil.example#` is not a valid region: use letters, digits and hyphens, as in `eu-west-1`",
        ),
    ] {
        assert_eq!(sentence(Environment::from([(variable, value)])).await, format!("{variable} {problem}"));
    }
}

#[tokio::test]
async fn a_profile_that_is_not_there_is_an_error() {
    let home = Home::new("", PROFILE);
    let error = load(home.environment([("AWS_PROFILE", "wrok")])).await.unwrap_err();
    assert!(error.to_string().starts_with("there is no profile `wrok` in "), "{error}");
}

#[tokio::test]
async fn a_region_that_is_nowhere_names_the_places() {
    let home = Home::new("", "[default]\noutput = json\n");
    let config = load(home.environment([])).await.unwrap();
    let client: Client<test_service::Service> = Client::new(config);
    let error = client.send(list_things("my-domain")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    let (credentials, config) = (home.path(".aws/credentials"), home.path(".aws/config"));
    let expected = format!(
        "ListThings was not sent, because of the client's configuration: no region is set: looked in AWS_REGION, \
         AWS_DEFAULT_REGION, and `region` of profile `default` in {} (no such file) or {}; set one of them, or the \
         configuration's `region`",
        credentials.display(),
        config.display()
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn a_file_whose_path_is_empty_is_not_read() {
    let home = Home::new(PROFILE, PROFILE);
    let both = [("AWS_CONFIG_FILE", ""), ("AWS_SHARED_CREDENTIALS_FILE", "")];
    assert_eq!(load(home.environment(both)).await.unwrap().region(), None);
    let error = load(home.environment(both.into_iter().chain([("AWS_PROFILE", "default")]))).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no profile `default` (there is no file to look in: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE are \
         empty, or there is no home directory); check the name, which AWS_PROFILE gives"
    );
}

#[tokio::test]
async fn retries_come_from_the_layers() {
    const RETRIES: &str = "[default]\nretry_mode = legacy\n[profile few]\nmax_attempts = 2\n";
    let home = Home::new("", RETRIES);
    let attempts = async |variables: &[(&str, &str)]| {
        let config = load(home.environment(variables.iter().copied())).await;
        config.map(|config| config.retry_config().max_attempts()).map_err(|error| error.to_string())
    };
    assert_eq!(attempts(&[]).await, Ok(5));
    assert_eq!(attempts(&[("AWS_PROFILE", "few")]).await, Ok(2));
    assert_eq!(attempts(&[("AWS_PROFILE", "few"), ("AWS_MAX_ATTEMPTS", "7")]).await, Ok(7));
    assert_eq!(attempts(&[("AWS_RETRY_MODE", "Standard")]).await, Ok(3));
    for (variable, value, expected) in [
        ("AWS_MAX_ATTEMPTS", "0", "AWS_MAX_ATTEMPTS is `0`, but must be a whole number from 1"),
        ("AWS_MAX_ATTEMPTS", "many", "AWS_MAX_ATTEMPTS is `many`, but must be a whole number from 1"),
        ("AWS_RETRY_MODE", "off", "AWS_RETRY_MODE is `off`, but must be `standard`, `adaptive` or `legacy`"),
    ] {
        assert_eq!(attempts(&[(variable, value)]).await, Err(expected.to_owned()));
    }
}

#[tokio::test]
async fn retries_that_are_set_stay() {
    let environment = Environment::from([("AWS_MAX_ATTEMPTS", "7")]);
    let builder = Config::builder().environment(environment).retry_config(RetryConfig::disabled());
    let config = builder.load(&test_service::Service::METADATA).await.unwrap().build();
    assert_eq!(config.retry_config().max_attempts(), 1);
}
