//! How the characters of a file are written. What this program adds is ASCII, so both encodings hold it.

/// The encoding of a text.
#[derive(Clone, Copy)]
pub enum Encoding {
    /// What tools write today.
    Utf8,
    /// A byte for each character, as in old files of properties. Whatever the bytes mean, they stay what they are.
    Latin1,
}

impl Encoding {
    /// The text in some bytes, or `None` if they are in an encoding that cannot take ASCII, as UTF-16.
    pub fn decode(bytes: Vec<u8>) -> Option<(Self, String)> {
        if bytes.contains(&0) {
            return None;
        }
        Some(match String::from_utf8(bytes) {
            Ok(text) => (Self::Utf8, text),
            Err(error) => (Self::Latin1, error.into_bytes().into_iter().map(char::from).collect()),
        })
    }

    /// The bytes of a text.
    pub fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            // Characters that do not fit are in no text that was decoded so.
            Self::Latin1 => text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect(),
        }
    }
}
