//! Bodies made of bytes in memory.

use super::ByteStream;
use crate::wire::blob::Blob;
use bytes::Bytes;

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        Self { in_memory: bytes, ..Self::default() }
    }
}

impl From<Vec<u8>> for ByteStream {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for ByteStream {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<Blob> for ByteStream {
    fn from(blob: Blob) -> Self {
        Bytes::from(blob).into()
    }
}

impl From<&'static [u8]> for ByteStream {
    fn from(bytes: &'static [u8]) -> Self {
        Self::from_static(bytes)
    }
}

impl From<&'static str> for ByteStream {
    fn from(text: &'static str) -> Self {
        Self::from_static(text.as_bytes())
    }
}
