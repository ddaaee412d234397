//! Lists packages.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = codeartifact::blocking::Client::from_env()?;
    let output = client.list_packages().domain("my-domain").repository("my-repository").send()?;
    println!("{output:?}");
    Ok(())
}
