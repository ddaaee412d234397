//! Which STS is asked.

use crate::sts::{ROLE, error, nowhere, source};
use botocore_credentials::AssumeRole;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::environment::Environment;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::transport::{Transport, TransportError, TransportErrorKind};
use botocore_runtime::{ByteStream, http};
use std::fs;
use tempfile::TempDir;

/// A transport that reaches nobody, and says whom it was to reach.
#[derive(Debug)]
pub struct Unreachable;

impl Transport for Unreachable {
    fn send(
        &self,
        request: http::Request<ByteStream>,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let authority = request.uri().authority().unwrap();
            let signature = request.headers().get("authorization").and_then(|header| header.to_str().ok());
            let region = signature.and_then(|scope| scope.split('/').nth(2)).unwrap_or("no region");
            Err(TransportError::new(TransportErrorKind::Proxy, format!("asked {authority} signed for {region} alone")))
        })
    }
}

/// The host that is asked; the error names it, too.
async fn asked(settings: ConfigBuilder) -> String {
    let error = refusal(settings).await;
    let host = error.split_once("asked ").unwrap_or_else(|| panic!("{error}")).1.split(' ').next().unwrap();
    assert!(error.starts_with(&format!("STS at {host} gave no credentials for the role `{ROLE}`: ")), "{error}");
    host.to_owned()
}

/// The error of a role.
async fn refusal(settings: ConfigBuilder) -> String {
    let role = AssumeRole::builder(ROLE).settings(settings.transport(Unreachable)).source(source()).build();
    error(&role).await.to_string()
}

/// A folder with a configuration file, and settings with more variables.
fn configured(config: &str) -> (TempDir, impl Fn(&[(&str, &str)]) -> ConfigBuilder) {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap().to_owned();
    fs::create_dir(folder.path().join(".aws")).unwrap();
    fs::write(folder.path().join(".aws/config"), config).unwrap();
    let with = move |variables: &[(&str, &str)]| {
        let variables: Environment = variables.iter().copied().chain([("HOME", home.as_str())]).collect();
        nowhere().environment(variables)
    };
    (folder, with)
}

#[tokio::test]
async fn regions_partitions_and_flags_decide() {
    for (region, fips, dual_stack, host) in [
        ("eu-west-1", false, false, "sts.eu-west-1.amazonaws.com"),
        ("us-east-1", false, false, "sts.us-east-1.amazonaws.com"),
        ("us-west-2", true, false, "sts-fips.us-west-2.amazonaws.com"),
        ("us-west-2", false, true, "sts.us-west-2.api.aws"),
        ("cn-north-1", false, false, "sts.cn-north-1.amazonaws.com.cn"),
        ("us-gov-west-1", true, false, "sts.us-gov-west-1.amazonaws.com"),
    ] {
        assert_eq!(asked(nowhere().region(region).use_fips(fips).use_dual_stack(dual_stack)).await, host);
    }
}

#[tokio::test]
async fn variables_and_the_profile_decide_as_for_every_client() {
    let (_folder, with) = configured(
        "[default]\nregion = eu-north-1\nuse_dualstack_endpoint = true\n\
         [profile vpc]\nregion = eu-north-1\nservices = ours\n\
         [services ours]\nsts =\n  endpoint_url = https://sts.vpc.example:8443\n",
    );
    assert_eq!(asked(with(&[])).await, "sts.eu-north-1.api.aws");
    assert_eq!(asked(with(&[("AWS_REGION", "eu-west-1")])).await, "sts.eu-west-1.api.aws");
    assert_eq!(asked(with(&[("AWS_PROFILE", "vpc")])).await, "sts.vpc.example:8443");
    let of_sts = [("AWS_ENDPOINT_URL_STS", "https://sts.example"), ("AWS_ENDPOINT_URL", "https://all.example")];
    assert_eq!(asked(with(&of_sts)).await, "sts.example");
    assert_eq!(asked(with(&of_sts[1..])).await, "all.example");
    // Endpoints of other services are theirs alone.
    assert_eq!(asked(with(&[("AWS_ENDPOINT_URL_CODEARTIFACT", "https://a.example")])).await, "sts.eu-north-1.api.aws");
}

const REGIONAL: &str = "AWS_STS_REGIONAL_ENDPOINTS";

#[tokio::test]
async fn older_regions_have_the_global_endpoint_if_that_is_asked_for() {
    let (_folder, with) = configured("[profile old]\nsts_regional_endpoints = legacy\n");
    for (variables, region, host) in [
        (&[(REGIONAL, "legacy")][..], "eu-west-1", "sts.amazonaws.com"),
        (&[(REGIONAL, "legacy")], "us-east-1", "sts.amazonaws.com"),
        (&[(REGIONAL, "legacy")], "eu-south-1", "sts.eu-south-1.amazonaws.com"),
        (&[(REGIONAL, "legacy")], "cn-north-1", "sts.cn-north-1.amazonaws.com.cn"),
        (&[("AWS_PROFILE", "old")], "eu-west-1", "sts.amazonaws.com"),
        (&[("AWS_PROFILE", "old"), (REGIONAL, "regional")], "eu-west-1", "sts.eu-west-1.amazonaws.com"),
        (&[(REGIONAL, "legacy"), ("AWS_USE_FIPS_ENDPOINT", "true")], "us-east-1", "sts-fips.us-east-1.amazonaws.com"),
        (&[(REGIONAL, "legacy"), ("AWS_USE_DUALSTACK_ENDPOINT", "true")], "us-east-1", "sts.us-east-1.api.aws"),
        (&[(REGIONAL, "legacy"), ("AWS_ENDPOINT_URL", "https://sts.example")], "us-east-1", "sts.example"),
    ] {
        assert_eq!(asked(with(variables).region(region)).await, host, "{variables:?} {region}");
    }
    for value in ["global", "LEGACY"] {
        let error = refusal(with(&[(REGIONAL, value)]).region("eu-west-1")).await;
        let problem = format!("{REGIONAL} is `{value}`, but must be `legacy` or `regional`");
        assert!(error.ends_with(&problem), "{error}");
    }
}

#[tokio::test]
async fn without_a_region_the_global_endpoint_is_asked() {
    assert_eq!(asked(nowhere()).await, "sts.amazonaws.com");
    let (_folder, with) = configured("");
    for flag in ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"] {
        let error = refusal(with(&[(flag, "true")])).await;
        assert!(error.contains("no region is set: looked in AWS_REGION"), "{error}");
    }
    let error = refusal(with(&[("AWS_ENDPOINT_URL_STS", "https://sts.example")])).await;
    assert!(error.contains("no region is set: looked in AWS_REGION"), "{error}");
}

#[tokio::test]
async fn requests_to_the_global_endpoint_are_signed_for_its_region() {
    let (_folder, with) = configured("");
    let legacy = || with(&[(REGIONAL, "legacy")]);
    for settings in [legacy(), legacy().region("eu-west-1")] {
        let error = refusal(settings).await;
        assert!(error.contains("asked sts.amazonaws.com signed for us-east-1 alone"), "{error}");
    }
}
