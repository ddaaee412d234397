//! The writer: compact JSON in UTF-8, without a way to fail.

use super::Encode;
use bytes::Bytes;

const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";

/// Writes one JSON value.
#[derive(Debug, Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// A writer that has written nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes an object of the members that `members` writes.
    pub fn object(&mut self, members: impl FnOnce(&mut Object<'_>)) {
        self.0.push(b'{');
        let empty = self.0.len();
        members(&mut Object { json: self, empty });
        self.0.push(b'}');
    }

    /// Writes an array of the items.
    pub fn array<T: Encode>(&mut self, items: impl IntoIterator<Item = T>) {
        self.0.push(b'[');
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.0.push(b',');
            }
            item.encode(self);
        }
        self.0.push(b']');
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        self.0.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(index) = rest.iter().position(|&byte| needs_escape(byte)) {
            let (plain, special) = rest.split_at(index);
            self.0.extend_from_slice(plain);
            if let Some((&byte, after)) = special.split_first() {
                self.escape(byte);
                rest = after;
            }
        }
        self.0.extend_from_slice(rest);
        self.0.push(b'"');
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            b'"' | b'\\' => byte,
            _ => {
                self.0.extend_from_slice(b"\\u00");
                self.0.push(HEXADECIMAL[usize::from(byte >> 4)]);
                self.0.push(HEXADECIMAL[usize::from(byte & 15)]);
                return;
            }
        };
        self.0.extend_from_slice(&[b'\\', short]);
    }

    /// Writes what is JSON already: a number, `true`, `false` or `null`.
    pub(super) fn literal(&mut self, json: &str) {
        self.0.extend_from_slice(json.as_bytes());
    }

    /// What has been written.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.0.into()
    }
}

fn needs_escape(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// Writes the members of an object.
#[derive(Debug)]
pub struct Object<'a> {
    json: &'a mut Writer,
    /// How long the text is as long as no member has been written.
    empty: usize,
}

impl Object<'_> {
    /// Writes a member that has a value; writes nothing for one that has none.
    pub fn member<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.value(name, value);
        }
    }

    /// Writes a member.
    pub fn value<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        if self.json.0.len() > self.empty {
            self.json.0.push(b',');
        }
        self.json.string(name);
        self.json.0.push(b':');
        value.encode(self.json);
    }
}
