use aws_sdk_codeartifact::config::retry::RetryConfig;
use aws_sdk_codeartifact::{Client, Error};

pub async fn call(client: &Client) -> Result<(), Error> {
    client
        .list_domains()
        .customize()
        .region("us-west-2")
        .retry_config(RetryConfig::disabled())
        .header("x-team", "blue")
        .send()
        .await?;
    Ok(())
}
