use aws_sdk_codeartifact::Client;
use aws_sdk_codeartifact::primitives::ByteStream;
use aws_sdk_codeartifact::types::PackageFormat;
use std::error::Error;

pub async fn publish(client: &Client, path: &str, sha256: &str) -> Result<(), Box<dyn Error>> {
    let content = ByteStream::from_path(path).await?;
    client
        .publish_package_version()
        .domain("my-domain")
        .repository("my-repo")
        .format(PackageFormat::Generic)
        .package("tool")
        .package_version("1.0.0")
        .asset_name("tool.tgz")
        .asset_sha256(sha256)
        .asset_content(content)
        .send()
        .await?;
    Ok(())
}

pub fn in_memory(bytes: Vec<u8>) -> ByteStream {
    ByteStream::from(bytes)
}

pub fn fixed() -> ByteStream {
    ByteStream::from_static(b"content")
}
