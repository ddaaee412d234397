use aws_sdk_codeartifact::primitives::{ByteStream, ByteStreamError, Length};

/// The first mebibyte of a file.
pub async fn head(path: &str) -> Result<ByteStream, ByteStreamError> {
    ByteStream::read_from().path(path).length(Length::Exact(1 << 20)).build().await
}
