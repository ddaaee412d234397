#![deny(unused_must_use)]

async fn deletes(client: codeartifact::Client) -> Result<(), codeartifact::Error> {
    let call = client.delete_package_versions().domain("d").repository("r").package("p").versions("1.0.0");
    call.format(codeartifact::types::PackageFormat::Npm).send().await?;
    Ok(())
}

fn main() {}
