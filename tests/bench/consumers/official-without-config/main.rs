//! Lists packages.

use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::config::{Config, Credentials, Region};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let keys = Credentials::new("AKIDEXAMPLE", "secret", None, None, "program");
    let config = Config::builder().region(Region::new("us-east-1")).credentials_provider(keys).build();
    let output =
        Client::from_conf(config).list_packages().domain("my-domain").repository("my-repository").send().await?;
    println!("{output:?}");
    Ok(())
}
