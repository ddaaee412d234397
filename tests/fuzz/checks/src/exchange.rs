//! A reply as text, so that the files of the corpus can be read and written by hand: the operation and the status, the
//! headers, an empty line and the body.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};

/// An operation's name, and a reply to it.
pub struct Exchange {
    pub operation: String,
    pub reply: Response<Bytes>,
}

impl Exchange {
    /// Reads any text. What is not there, or is not valid, is left out; the status is `status` unless `accept` takes
    /// that of the text.
    pub fn read(text: &[u8], status: u16, accept: impl Fn(u16) -> bool) -> Self {
        let end = text.windows(2).position(|pair| pair == b"\n\n");
        let (head, body) = end.map_or((&[][..], text), |end| (&text[..end], &text[end + 2..]));
        let mut lines = head.split(|byte| *byte == b'\n');
        let first = String::from_utf8_lossy(lines.next().unwrap_or_default()).into_owned();
        let (operation, stated) = first.split_once(' ').unwrap_or((&first, ""));
        let stated = stated.parse().ok().filter(|status| accept(*status));
        let mut reply = Response::new(Bytes::copy_from_slice(body));
        *reply.status_mut() = StatusCode::from_u16(stated.unwrap_or(status)).unwrap_or_default();
        for line in lines {
            let mut parts = line.splitn(2, |byte| *byte == b':');
            let name = parts.next().and_then(|name| HeaderName::from_bytes(name).ok());
            let value = parts.next().and_then(|value| HeaderValue::from_bytes(value.trim_ascii()).ok());
            if let (Some(name), Some(value)) = (name, value) {
                reply.headers_mut().append(name, value);
            }
        }
        Self { operation: operation.to_owned(), reply }
    }

    /// One of these names: the operation's, or some other if there is no such operation.
    pub fn choose<'a>(&self, names: &[&'a str]) -> &'a str {
        let position = names.iter().position(|name| *name == self.operation);
        let some = || self.operation.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        names[position.unwrap_or_else(|| some() % names.len())]
    }
}
