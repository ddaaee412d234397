//! The buffers of a connection, by which ureq decides whether to read.

use super::ongoing::Ongoing;
use ureq::unversioned::transport::{Buffers, LazyBuffers};

/// The size of the buffers for what is read and for what is written. The head of a reply has to fit into one.
pub const SIZE: usize = 64 * 1024;

/// Buffers that know when the head of a reply is whole. A head that comes in place of `100` is looked at twice, and ureq
/// would read on in between.
#[derive(Debug)]
pub struct Held(LazyBuffers);

impl Held {
    pub fn new() -> Self {
        Self(LazyBuffers::new(SIZE, SIZE))
    }

    /// Whether nothing more can be read before some of it is consumed.
    pub fn is_full(&mut self) -> bool {
        self.0.input_append_buf().is_empty()
    }
}

impl Buffers for Held {
    fn output(&mut self) -> &mut [u8] {
        self.0.output()
    }

    fn input(&self) -> &[u8] {
        self.0.input()
    }

    fn input_append_buf(&mut self) -> &mut [u8] {
        self.0.input_append_buf()
    }

    fn input_appended(&mut self, amount: usize) {
        self.0.input_appended(amount);
    }

    fn input_consume(&mut self, amount: usize) {
        if let Some(ongoing) = Ongoing::current().filter(|_| amount > 0) {
            ongoing.count_head();
        }
        self.0.input_consume(amount);
    }

    fn tmp_and_output(&mut self) -> (&mut [u8], &mut [u8]) {
        self.0.tmp_and_output()
    }

    fn can_use_input(&self) -> bool {
        match Ongoing::current() {
            // Reading fails then.
            Some(ongoing) if ongoing.is_flooded() => false,
            Some(_) if end_of_head(self.0.input()).is_some() => true,
            _ => self.0.can_use_input(),
        }
    }
}

/// Whether these bytes begin a reply that is not an informational one, or anything else that is not HTTP.
pub fn is_final(mut bytes: &[u8]) -> bool {
    loop {
        match bytes.get(9..12) {
            Some([b'1', rest @ ..]) if rest != b"01" => {}
            status => return status.is_some(),
        }
        let Some(end) = end_of_head(bytes) else { return false };
        bytes = bytes.get(end..).unwrap_or_default();
    }
}

/// The length of the head with which these bytes begin, if it is whole.
fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n").map(|position| position + 4)
}

#[cfg(test)]
mod tests {
    use super::is_final;

    #[test]
    fn informational_replies_are_not_final() {
        for (bytes, last) in [
            ("", false),
            ("HTTP/1.1 ", false),
            ("HTTP/1.1 413 ", true),
            ("HTTP/1.1 101 S", true),
            ("HTTP/1.1 100 Continue\r\n\r\n", false),
            ("HTTP/1.1 103 Early\r\na: b\r\n\r\nHTTP/1.1 100 C", false),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 ", true),
            ("SSH-2.0-OpenSSH\r\n", true),
        ] {
            assert_eq!(is_final(bytes.as_bytes()), last, "{bytes:?}");
        }
    }
}
