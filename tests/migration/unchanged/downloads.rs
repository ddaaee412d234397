use aws_sdk_codeartifact::primitives::ByteStream;
use std::error::Error;
use tokio::io::AsyncBufReadExt;

pub async fn in_memory(asset: ByteStream) -> Result<Vec<u8>, Box<dyn Error>> {
    Ok(asset.collect().await?.into_bytes().to_vec())
}

pub async fn piece_by_piece(mut asset: ByteStream) -> Result<usize, Box<dyn Error>> {
    let mut length = 0;
    while let Some(piece) = asset.try_next().await? {
        length += piece.len();
    }
    Ok(length)
}

pub async fn to_file(asset: ByteStream, path: &str) -> Result<(), Box<dyn Error>> {
    let mut file = tokio::fs::File::create(path).await?;
    tokio::io::copy(&mut asset.into_async_read(), &mut file).await?;
    Ok(())
}

pub async fn lines(asset: ByteStream) -> Result<usize, Box<dyn Error>> {
    let mut lines = asset.into_async_read().lines();
    let mut count = 0;
    while lines.next_line().await?.is_some() {
        count += 1;
    }
    Ok(count)
}
