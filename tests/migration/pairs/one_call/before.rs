use aws_sdk_codeartifact::config::retry::RetryConfig;
use aws_sdk_codeartifact::config::{Config, Region};
use aws_sdk_codeartifact::{Client, Error};

pub async fn call(client: &Client) -> Result<(), Error> {
    let settings = Config::builder().region(Region::new("us-west-2")).retry_config(RetryConfig::disabled());
    client
        .list_domains()
        .customize()
        .config_override(settings)
        .mutate_request(|request| {
            request.headers_mut().insert("x-team", "blue");
        })
        .send()
        .await?;
    Ok(())
}
