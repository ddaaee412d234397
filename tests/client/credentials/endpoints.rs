//! Which STS is asked.

use crate::sts::{ROLE, error, nowhere, source};
use botocore_credentials::AssumeRole;
use botocore_runtime::client::ConfigBuilder;
use botocore_runtime::environment::Environment;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::transport::{Transport, TransportError, TransportErrorKind};
use botocore_runtime::{ByteStream, http};
use std::fs;

/// A transport that reaches nobody, and says whom it was to reach.
#[derive(Debug)]
pub struct Unreachable;

impl Transport for Unreachable {
    fn send(
        &self,
        request: http::Request<ByteStream>,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let authority = request.uri().authority().unwrap().clone();
            Err(TransportError::new(TransportErrorKind::Proxy, format!("asked {authority}")))
        })
    }
}

/// The host that is asked; the error names it, too.
async fn asked(settings: ConfigBuilder) -> String {
    let role = AssumeRole::builder(ROLE).settings(settings.transport(Unreachable)).source(source()).build();
    let error = error(&role).await.to_string();
    let host = error.split_once("asked ").unwrap_or_else(|| panic!("{error}")).1.split(' ').next().unwrap();
    assert!(error.starts_with(&format!("STS at {host} gave no credentials for the role `{ROLE}`: ")), "{error}");
    host.to_owned()
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
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    fs::create_dir(folder.path().join(".aws")).unwrap();
    let config = "[default]\nregion = eu-north-1\nuse_dualstack_endpoint = true\n\
                  [profile vpc]\nregion = eu-north-1\nservices = ours\n\
                  [services ours]\nsts =\n  endpoint_url = https://sts.vpc.example:8443\n";
    fs::write(folder.path().join(".aws/config"), config).unwrap();
    let with = |variables: &[(&str, &str)]| {
        let variables: Environment = variables.iter().copied().chain([("HOME", home)]).collect();
        nowhere().environment(variables)
    };
    assert_eq!(asked(with(&[])).await, "sts.eu-north-1.api.aws");
    assert_eq!(asked(with(&[("AWS_REGION", "eu-west-1")])).await, "sts.eu-west-1.api.aws");
    assert_eq!(asked(with(&[("AWS_PROFILE", "vpc")])).await, "sts.vpc.example:8443");
    let of_sts = [("AWS_ENDPOINT_URL_STS", "https://sts.example"), ("AWS_ENDPOINT_URL", "https://all.example")];
    assert_eq!(asked(with(&of_sts)).await, "sts.example");
    assert_eq!(asked(with(&of_sts[1..])).await, "all.example");
    // Endpoints of other services are theirs alone.
    assert_eq!(asked(with(&[("AWS_ENDPOINT_URL_CODEARTIFACT", "https://a.example")])).await, "sts.eu-north-1.api.aws");
}
