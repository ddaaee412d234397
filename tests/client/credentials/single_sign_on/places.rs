//! Which portal is asked, and which service for new tokens.

use super::desk::{Desk, OF_SESSION, cached, renewable};
use crate::endpoints::Unreachable;
use crate::home::Home;
use crate::sts::{error, nowhere};
use botocore_credentials::ProfileChain;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::environment::Environment;

/// The error that names the host which is asked for a session in a region, with this token and these variables.
async fn unreachable(
    region: &str,
    token: &str,
    variables: &[(&str, &str)],
    set: impl FnOnce(ConfigBuilder) -> ConfigBuilder,
) -> (String, String) {
    let role = "sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\n";
    let home = Home::new(
        &format!(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = {region}\n\
             [profile work]\n{role}[profile vpc]\n{role}services = ours\n[services ours]\n\
             sso =\n  endpoint_url = https://sso.vpc.example:8443\n\
             sso_oidc =\n  endpoint_url = https://oidc.vpc.example:8443\n"
        ),
        "",
    );
    let file = home.write(OF_SESSION, token);
    let place = file.ancestors().nth(4).unwrap().to_str().unwrap();
    let own = [("HOME", place), ("AWS_REGION", "ap-south-1")];
    let environment: Environment = variables.iter().copied().chain(own).collect();
    let settings = nowhere().environment(environment).profile("work").time_source(Desk::open().clock.clone());
    let error = error(&ProfileChain::new(set(settings).transport(Unreachable))).await.to_string();
    let host = error.split_once("asked ").unwrap_or_else(|| panic!("{error}")).1.split(' ').next().unwrap();
    (host.to_owned(), error.clone())
}

/// The host of the portal that is asked.
async fn asked(region: &str, variables: &[(&str, &str)], set: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> String {
    let (host, error) = unreachable(region, &cached("2099-01-31T12:00:00Z"), variables, set).await;
    assert!(
        error.contains(&format!("the portal at {host} gave none for the role `deploy` in the account `1")),
        "{error}"
    );
    host
}

/// The host of the service that is asked for a new token.
async fn renewed(region: &str, variables: &[(&str, &str)], set: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> String {
    let (host, error) = unreachable(region, &renewable("2026-01-31T11:00:00Z"), variables, set).await;
    assert!(error.contains(&format!("single sign-on at {host} gave no new one: ")), "{error}");
    host
}

#[tokio::test]
async fn the_region_of_the_session_its_partition_and_flags_decide() {
    for (region, fips, dual_stack, host) in [
        ("eu-west-1", false, false, "portal.sso.eu-west-1.amazonaws.com"),
        ("us-west-2", true, false, "portal.sso-fips.us-west-2.amazonaws.com"),
        ("us-west-2", false, true, "portal.sso.us-west-2.api.aws"),
        ("cn-north-1", false, false, "portal.sso.cn-north-1.amazonaws.com.cn"),
        ("us-gov-west-1", false, false, "portal.sso.us-gov-west-1.amazonaws.com"),
    ] {
        let set = |settings: ConfigBuilder| settings.region("us-east-1").use_fips(fips).use_dual_stack(dual_stack);
        assert_eq!(asked(region, &[], set).await, host);
        let of_tokens = host.replace("portal.sso", "oidc");
        assert_eq!(renewed(region, &[], set).await, of_tokens);
    }
}

#[tokio::test]
async fn variables_and_the_profile_decide_as_for_every_client() {
    let as_it_is = |settings| settings;
    let of_portal = [("AWS_ENDPOINT_URL_SSO", "https://sso.example"), ("AWS_ENDPOINT_URL", "https://all.example")];
    assert_eq!(asked("eu-west-1", &of_portal, as_it_is).await, "sso.example");
    assert_eq!(asked("eu-west-1", &of_portal[1..], as_it_is).await, "all.example");
    let others =
        [("AWS_ENDPOINT_URL_STS", "https://sts.example"), ("AWS_ENDPOINT_URL_SSO_OIDC", "https://oidc.example")];
    assert_eq!(asked("eu-west-1", &others, as_it_is).await, "portal.sso.eu-west-1.amazonaws.com");
    assert_eq!(asked("eu-west-1", &[], |settings| settings.profile("vpc")).await, "sso.vpc.example:8443");
    assert_eq!(renewed("eu-west-1", &of_portal, as_it_is).await, "all.example");
    assert_eq!(renewed("eu-west-1", &others, as_it_is).await, "oidc.example");
    assert_eq!(renewed("eu-west-1", &[], |settings| settings.profile("vpc")).await, "oidc.vpc.example:8443");
}
