//! Which portal is asked.

use super::desk::{OF_SESSION, cached};
use crate::endpoints::Unreachable;
use crate::home::Home;
use crate::sts::{error, nowhere};
use botocore_credentials::ProfileChain;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::environment::Environment;

/// The host that is asked for a session in a region, with these variables; the error names it, too.
async fn asked(region: &str, variables: &[(&str, &str)], set: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> String {
    let home = Home::new(
        &format!(
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = {region}\n\
             [profile work]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\n\
             [profile vpc]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = deploy\nservices = ours\n\
             [services ours]\nsso =\n  endpoint_url = https://sso.vpc.example:8443\n"
        ),
        "",
    );
    let file = home.write(OF_SESSION, &cached("2099-01-31T12:00:00Z"));
    let place = file.ancestors().nth(4).unwrap().to_str().unwrap();
    let variables: Environment =
        variables.iter().copied().chain([("HOME", place), ("AWS_REGION", "ap-south-1")]).collect();
    let settings = set(nowhere().environment(variables).profile("work"));
    let error = error(&ProfileChain::new(settings.transport(Unreachable))).await.to_string();
    let host = error.split_once("asked ").unwrap_or_else(|| panic!("{error}")).1.split(' ').next().unwrap();
    assert!(
        error.contains(&format!("the portal at {host} gave none for the role `deploy` in the account `1")),
        "{error}"
    );
    host.to_owned()
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
}
