use aws_sdk_codeartifact::primitives::ByteStream;
use tokio::io::{AsyncReadExt, Result};

/// The first mebibyte of a file.
pub async fn head(path: &str) -> Result<ByteStream> {
    let mut bytes = Vec::new();
    tokio::fs::File::open(path).await?.take(1 << 20).read_to_end(&mut bytes).await?;
    Ok(ByteStream::from(bytes))
}
