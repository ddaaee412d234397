use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::config::retry::RetryConfig;
use aws_sdk_codeartifact::config::timeout::TimeoutConfig;
use aws_sdk_codeartifact::config::{AppName, BehaviorVersion, Config, Credentials, Region};
use std::error::Error;
use std::time::Duration;

pub fn client() -> Result<Client, Box<dyn Error>> {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(2))
        .operation_attempt_timeout(Duration::from_secs(10))
        .build();
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", Some("token".to_owned()), None, "build"))
        .endpoint_url("http://127.0.0.1:8080")
        .app_name(AppName::new("pruner")?)
        .use_fips(false)
        .retry_config(RetryConfig::disabled())
        .timeout_config(timeouts)
        .build();
    Ok(Client::from_conf(config))
}

pub fn region(client: &Client) -> String {
    client.config().region().map(|region| region.to_string()).unwrap_or_default()
}
