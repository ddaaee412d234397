use aws_config::SdkConfig;
use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::config::{Builder, Region};

pub fn client_in(sdk: &SdkConfig, region: String) -> Client {
    let config = Builder::from(sdk).region(Region::new(region)).build();
    Client::from_conf(config)
}
