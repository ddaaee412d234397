//! What the bytes of a reply begin with.

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// It has not come yet.
    Unknown,
    /// An empty line or an informational reply other than `100`, which is so long.
    Skipped(usize),
    /// A `100` whose head is so long.
    Continue(usize),
    /// Anything else, be it HTTP or not. `101` is a reply of its own.
    Final,
}

impl Beginning {
    pub fn of(bytes: &[u8]) -> Self {
        let version = b"HTTP/1.";
        match bytes {
            [] | [b'\r'] => Self::Unknown,
            [b'\n', ..] => Self::Skipped(1),
            [b'\r', b'\n', ..] => Self::Skipped(2),
            _ if bytes.iter().zip(version).any(|(byte, expected)| byte != expected) => Self::Final,
            _ => match (bytes.get(9..13), end_of_head(bytes)) {
                (Some([b'1', _, _, b'0'..=b'9'] | [b'1', b'0', b'1', _]), _) => Self::Final,
                (Some([b'1', b'0', b'0', _]), Some(length)) => Self::Continue(length),
                (Some([b'1', ..]), Some(length)) => Self::Skipped(length),
                (Some([b'1', ..]) | None, _) => Self::Unknown,
                _ => Self::Final,
            },
        }
    }
}

/// The length of the head with which these bytes begin, if it is whole.
pub fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').find_map(|(index, _)| {
        match bytes.get(index + 1..)? {
            [b'\n', ..] => Some(index + 2),
            [b'\r', b'\n', ..] => Some(index + 3),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::Beginning;

    #[test]
    fn informational_replies_and_empty_lines_are_not_final() {
        for (bytes, beginning) in [
            ("", Beginning::Unknown),
            ("\r", Beginning::Unknown),
            ("\r\n\r\nHTTP", Beginning::Skipped(2)),
            ("\nHTTP", Beginning::Skipped(1)),
            ("\rHTTP", Beginning::Final),
            ("HTTP/1.1 ", Beginning::Unknown),
            ("HTTP/1.1 413 ", Beginning::Final),
            ("HTTP/1.1 1000\r\n\r\n", Beginning::Final),
            ("HTTP/1.1 101 S", Beginning::Final),
            ("HTTP/1.1 100 Continue\r\n", Beginning::Unknown),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP", Beginning::Continue(25)),
            ("HTTP/1.0 100\na: b\n\n", Beginning::Continue(19)),
            ("HTTP/1.1 103 Early\r\na: b\r\n\r\nHTTP/1.1 100 C", Beginning::Skipped(28)),
            ("HTTP/2 200", Beginning::Final),
            ("SSH-2.0", Beginning::Final),
        ] {
            assert_eq!(Beginning::of(bytes.as_bytes()), beginning, "{bytes:?}");
        }
    }
}
