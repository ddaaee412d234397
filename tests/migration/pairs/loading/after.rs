use aws_sdk_codeartifact::config::Config;
use aws_sdk_codeartifact::config::retry::RetryConfig;
use aws_sdk_codeartifact::config::timeout::TimeoutConfig;
use aws_sdk_codeartifact::{Client, Error};
use std::time::Duration;

pub async fn client() -> Result<Client, Error> {
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(30)).build();
    let config = Config::builder()
        .profile("build")
        .region("eu-west-1")
        .endpoint_url("https://vpce-1.codeartifact.eu-west-1.vpce.amazonaws.com")
        .retry_config(RetryConfig::standard().with_max_attempts(5))
        .timeout_config(timeouts);
    Client::load(config).await
}
