//! Binary members.

use bytes::Bytes;

/// A binary member. It is base64 in JSON, and raw bytes in a payload.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blob(Bytes);

impl Blob {
    /// Wraps bytes. Borrowed bytes are copied.
    pub fn new(bytes: impl Into<Self>) -> Self {
        bytes.into()
    }

    /// The bytes. They are copied only if another value shares them.
    #[must_use]
    pub fn into_inner(self) -> Vec<u8> {
        self.0.into()
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Bytes> for Blob {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

impl From<Blob> for Bytes {
    fn from(blob: Blob) -> Self {
        blob.0
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl From<String> for Blob {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&[u8]> for Blob {
    fn from(bytes: &[u8]) -> Self {
        Self(Bytes::copy_from_slice(bytes))
    }
}

impl<const N: usize> From<&[u8; N]> for Blob {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

impl From<&str> for Blob {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::Blob;
    use bytes::Bytes;

    #[test]
    fn every_source_gives_the_same_bytes() {
        let blobs = [
            Blob::new(vec![97, 98]),
            Blob::new(b"ab"),
            Blob::from("ab"),
            Blob::from(String::from("ab")),
            Blob::from(&b"ab"[..]),
            Blob::from(vec![97, 98]),
            Blob::from(b"ab"),
            Blob::from(Bytes::from_static(b"ab")),
        ];
        for blob in blobs {
            assert_eq!(blob.as_ref(), b"ab");
            assert_eq!(Bytes::from(blob.clone()), "ab");
            assert_eq!(blob.into_inner(), vec![97, 98]);
        }
    }
}
