use aws_config::{BehaviorVersion, Region};
use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::config::retry::RetryConfig;
use aws_sdk_codeartifact::config::timeout::TimeoutConfig;
use std::time::Duration;

pub async fn client() -> Client {
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(30)).build();
    let config = aws_config::defaults(BehaviorVersion::latest())
        .profile_name("build")
        .region(Region::new("eu-west-1"))
        .endpoint_url("https://vpce-1.codeartifact.eu-west-1.vpce.amazonaws.com")
        .retry_config(RetryConfig::standard().with_max_attempts(5))
        .timeout_config(timeouts)
        .load()
        .await;
    Client::new(&config)
}
