//! Lists packages.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = aws_sdk_codeartifact::Client::new(&aws_config::load_from_env().await);
    let output = client.list_packages().domain("my-domain").repository("my-repository").send().await?;
    println!("{output:?}");
    Ok(())
}
