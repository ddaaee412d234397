//! The settings of an `SdkConfig`, one by one.

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider, future};
use aws_smithy_async::time::StaticTimeSource;
use aws_types::app_name::AppName;
use aws_types::origin::Origin;
use aws_types::region::Region;
use aws_types::sdk_config::{Builder, RetryConfig, SdkConfig, TimeoutConfig};
use aws_types::sdk_ua_metadata::FrameworkMetadata;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use bytes::Bytes;
use codeartifact::primitives::{DateTime, DateTimeFormat};
use codeartifact::{Client, Config, Error, ErrorKind};
use codeartifact_tests::server::{Received, Server};
use std::time::Duration;

/// A configuration with region and credentials.
pub fn sdk_config(url: &str) -> Builder {
    let credentials = Credentials::new("AKIDEXAMPLE", "planted-secret", Some("token".to_owned()), None, "test");
    SdkConfig::builder()
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .endpoint_url(url)
}

async fn sent(server: &Server, config: impl Into<Config>) -> Result<Received, Error> {
    Client::new(config).list_domains().send().await?;
    Ok(server.requests().pop().expect("a request arrived"))
}

#[tokio::test]
async fn a_client_takes_the_sdks_configuration() -> Result<(), Error> {
    let server = Server::start();
    let config = sdk_config(server.url()).app_name(AppName::new("my-app").unwrap()).build();
    let request = sent(&server, &config).await?;
    let authorization = request.header("authorization").unwrap();
    assert!(authorization.contains("Credential=AKIDEXAMPLE/"), "{authorization}");
    assert!(authorization.contains("/eu-west-1/codeartifact/aws4_request"), "{authorization}");
    assert_eq!(request.header("x-amz-security-token"), Some("token"));
    assert!(request.header("user-agent").unwrap().contains("app/my-app"));
    let debug = format!("{:?}", Client::new(&config));
    assert!(!debug.contains("planted-secret"), "{debug}");
    Ok(())
}

#[test]
fn retries_and_timeouts_are_taken_over() {
    let retries = RetryConfig::adaptive().with_max_attempts(7);
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(9)).build();
    let sdk = sdk_config("https://host.example").use_fips(true).retry_config(retries).timeout_config(timeouts).build();
    let config = Config::from(&sdk);
    assert!(config.use_fips() && !config.use_dual_stack());
    assert_eq!(config.retry_config().max_attempts(), 7);
    assert_eq!(config.timeout_config().operation_timeout(), Some(Duration::from_secs(9)));
    // What the SDK leaves open.
    assert_eq!(config.timeout_config().connect_timeout(), Some(Duration::from_millis(3100)));
    let disabled = sdk_config("https://host.example").timeout_config(TimeoutConfig::disabled()).build();
    let disabled = *Config::from(&disabled).timeout_config();
    assert_eq!((disabled.connect_timeout(), disabled.read_timeout()), (None, None));
    let empty = Config::from(&SdkConfig::builder().build());
    assert_eq!((empty.region(), empty.endpoint_url(), empty.retry_config().max_attempts()), (None, None, 3));
}

#[tokio::test]
async fn a_builder_starts_from_the_sdks_configuration() -> Result<(), Error> {
    let server = Server::start();
    let sdk = sdk_config(server.url()).build();
    let config = codeartifact::config::Builder::from(&sdk).region(Region::new("us-west-2")).build();
    for client in [Client::new(&config), Client::from_conf(config)] {
        client.list_domains().send().await?;
        let request = server.requests().pop().expect("a request arrived");
        let authorization = request.header("authorization").unwrap();
        assert!(authorization.contains("Credential=AKIDEXAMPLE/"), "{authorization}");
        assert!(authorization.contains("/us-west-2/"), "{authorization}");
    }
    Ok(())
}

#[tokio::test]
async fn frameworks_are_named_in_the_user_agent() -> Result<(), Error> {
    let server = Server::start();
    let framework = |name, version| FrameworkMetadata::new(name, version).unwrap();
    let config = sdk_config(server.url()).framework_metadata(framework("amplify", Some("1.0")));
    let config = config.framework_metadata(framework("own", None)).build();
    let request = sent(&server, &config).await?;
    let agent = request.header("user-agent").unwrap();
    assert!(agent.ends_with(" lib/amplify/1.0 lib/own"), "{agent}");
    Ok(())
}

#[tokio::test]
async fn signatures_have_the_time_of_the_sdks_clock() -> Result<(), Error> {
    let server = Server::start();
    let then = StaticTimeSource::from_secs(784_111_777);
    let request = sent(&server, &sdk_config(server.url()).time_source(then).build()).await?;
    assert_eq!(request.header("x-amz-date"), Some("19941106T084937Z"));
    Ok(())
}

#[tokio::test]
async fn the_clock_is_corrected_unless_the_sdk_must_not_either() {
    let refuse = |_: &Received| {
        let in_an_hour = DateTime::now() + Duration::from_secs(3600);
        let date = in_an_hour.fmt(DateTimeFormat::HttpDate).unwrap();
        let reply = http::Response::builder().status(403).header("date", date);
        reply.header("x-amzn-errortype", "RequestExpired").body(Bytes::from_static(b"{}")).unwrap()
    };
    for (disabled, attempts) in [(false, 2), (true, 1)] {
        let server = Server::answering(refuse);
        let retries = RetryConfig::standard().with_initial_backoff(Duration::ZERO);
        let config = sdk_config(server.url()).retry_config(retries).disable_clock_skew_correction(disabled).build();
        sent(&server, &config).await.unwrap_err();
        assert_eq!(server.requests().len(), attempts, "{disabled}");
    }
}

/// Has an endpoint for one service.
#[derive(Debug)]
struct OfService(String);

impl LoadServiceConfig for OfService {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let asked = (key.service_id(), key.env(), key.profile());
        (asked == ("codeartifact", "AWS_ENDPOINT_URL", "endpoint_url")).then(|| self.0.clone())
    }
}

#[tokio::test]
async fn an_endpoint_of_the_service_alone_comes_before_that_of_all() -> Result<(), Error> {
    let nowhere = "http://127.0.0.1:1";
    let server = Server::start();
    let of_service = |url: &str| OfService(url.to_owned());
    let mut config = sdk_config(nowhere).service_config(of_service(server.url()));
    config.insert_origin("endpoint_url", Origin::shared_environment_variable());
    sent(&server, &config.build()).await?;
    // Unless it was set in the program.
    let mut config = sdk_config(server.url()).service_config(of_service(nowhere));
    config.insert_origin("endpoint_url", Origin::shared_config());
    sent(&server, &config.build()).await?;
    let config = sdk_config(nowhere).service_config(of_service(nowhere)).build();
    sent(&server, Config::from(&config).to_builder().endpoint_url(server.url()).build()).await?;
    Ok(())
}

#[tokio::test]
async fn without_a_provider_there_are_no_credentials() {
    let server = Server::start();
    let sdk = SdkConfig::builder().region(Region::new("eu-west-1")).endpoint_url(server.url()).build();
    let error = sent(&server, &sdk).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    let problem = "the `SdkConfig` has no credentials provider";
    assert!(error.to_string().contains(problem), "{error}");
    assert!(server.requests().is_empty());
}

/// Has no credentials.
#[derive(Debug)]
struct Locked;

impl ProvideCredentials for Locked {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(Err(CredentialsError::not_loaded("the vault is locked")))
    }
}

#[tokio::test]
async fn why_the_sdk_has_no_credentials_is_told() {
    let server = Server::start();
    let config = sdk_config(server.url()).credentials_provider(SharedCredentialsProvider::new(Locked)).build();
    let error = Client::new(&config).list_domains().send().await.unwrap_err();
    let problem = "the credential provider was not enabled: the vault is locked";
    assert_eq!(
        error.to_string(),
        format!("ListDomains was not sent, because there are no usable credentials: {problem}")
    );
    let cause = error.find_cause::<codeartifact::config::CredentialsError>().unwrap();
    assert!(cause.is_absent(), "another provider may have some: {cause}");
    assert!(server.requests().is_empty());
}
