//! Lists packages.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = codeartifact::Client::from_env().await?;
    let output = client.list_packages().domain("my-domain").repository("my-repository").send().await?;
    println!("{output:?}");
    Ok(())
}
