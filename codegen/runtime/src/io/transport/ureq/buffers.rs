//! The buffers of a connection, and what ureq sees of a reply in them.

mod beginning;

use self::beginning::{Beginning, end_of_head};
use ureq::unversioned::transport::Buffers;

/// The size of the buffers for what is read and for what is written. The head of a reply has to fit into one.
pub const SIZE: usize = 64 * 1024;

/// The least room for the body of a request in chunks, which ureq reads into the buffer for what is read.
const LEAST: usize = 10 * 1024;

/// The number of informational replies (1xx) that may come before a reply. A server that works long may send one now and
/// then.
const MOST_INFORMATIONAL: u32 = 1000;

/// A `100` as ureq takes it: one with headers is an error to it.
const CONTINUE: &[u8] = b"HTTP/1.1 100\r\n\r\n";

/// Buffers that are made when they are needed first. ureq sees of informational replies a bare `100` alone, and no empty
/// line before a reply: it takes some for a refusal, and waits for the end of others that have come.
#[derive(Debug, Default)]
pub struct Held {
    input: Vec<u8>,
    /// Where the bytes begin that ureq has not consumed, and where they end.
    left: (usize, usize),
    output: Vec<u8>,
    stage: Stage,
    /// The number of informational replies and empty lines since the request began.
    skipped: u32,
    /// Whether ureq has consumed bytes when it looked last.
    has_progressed: bool,
}

/// What the input begins with.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Informational replies.
    #[default]
    Informational,
    /// The head of the reply itself.
    Head,
    Body,
}

impl Held {
    /// Begins a request.
    pub fn begin(&mut self) {
        (self.stage, self.skipped) = (Stage::Informational, 0);
    }

    /// Whether nothing more can be read before some of it is consumed.
    pub fn is_full(&mut self) -> bool {
        self.input_append_buf().is_empty()
    }

    /// Whether the reply itself has begun to come, and not an informational one.
    pub fn has_final(&self) -> bool {
        self.stage != Stage::Informational
    }

    /// Whether ureq has read the head of the reply.
    pub fn has_head(&self) -> bool {
        self.stage == Stage::Body
    }

    /// Whether there is something that ureq can make use of.
    pub fn is_worth_a_look(&self) -> bool {
        self.has_final() || self.can_use_input()
    }

    /// Returns a clause if there was too much of something to read on.
    pub fn check(&mut self) -> Result<(), String> {
        if self.skipped > MOST_INFORMATIONAL {
            return Err(format!("more than {MOST_INFORMATIONAL} informational replies (1xx) came"));
        }
        if !self.is_full() {
            return Ok(());
        }
        let part = if self.has_head() { "a line between the body's chunks" } else { "the head of the reply" };
        Err(format!("{part} has more than {SIZE} bytes"))
    }

    fn allocate(&mut self) {
        self.output.resize(self.output.len().max(SIZE), 0);
        self.input.resize(self.input.len().max(SIZE), 0);
        let (start, end) = self.left;
        if start > 0 {
            self.input.copy_within(start..end, 0);
            self.left = (0, end - start);
        }
    }

    fn consume(&mut self, amount: usize) {
        let (start, end) = self.left;
        self.left.0 = end.min(start.saturating_add(amount));
    }

    /// Skips what ureq does not see.
    fn skip(&mut self) {
        while self.stage == Stage::Informational {
            match Beginning::of(self.input()) {
                Beginning::Unknown => break,
                Beginning::Final => self.stage = Stage::Head,
                Beginning::Skipped(length) => {
                    self.skipped = self.skipped.saturating_add(1);
                    self.consume(length);
                }
                Beginning::Continue(length) => {
                    self.consume(length.saturating_sub(CONTINUE.len()));
                    let input = self.input.get_mut(self.left.0..).unwrap_or_default();
                    if let Some(bare) = input.get_mut(..CONTINUE.len()).filter(|_| length >= CONTINUE.len()) {
                        bare.copy_from_slice(CONTINUE);
                    }
                    break;
                }
            }
        }
    }
}

impl Buffers for Held {
    fn output(&mut self) -> &mut [u8] {
        self.allocate();
        &mut self.output
    }

    fn input(&self) -> &[u8] {
        self.input.get(self.left.0..self.left.1).unwrap_or_default()
    }

    fn input_append_buf(&mut self) -> &mut [u8] {
        self.allocate();
        self.input.get_mut(self.left.1..).unwrap_or_default()
    }

    fn input_appended(&mut self, amount: usize) {
        self.left.1 = self.input.len().min(self.left.1.saturating_add(amount));
        self.skip();
    }

    fn input_consume(&mut self, amount: usize) {
        self.has_progressed = amount > 0;
        self.consume(amount);
        match self.stage {
            _ if amount == 0 => {}
            Stage::Informational => {
                self.skipped = self.skipped.saturating_add(1);
                self.skip();
            }
            Stage::Head | Stage::Body => self.stage = Stage::Body,
        }
    }

    fn tmp_and_output(&mut self) -> (&mut [u8], &mut [u8]) {
        self.allocate();
        let end = self.left.1;
        self.input.resize(self.input.len().max(end + LEAST), 0);
        (self.input.get_mut(end..).unwrap_or_default(), &mut self.output)
    }

    fn can_use_input(&self) -> bool {
        match self.stage {
            Stage::Informational => matches!(Beginning::of(self.input()), Beginning::Continue(_)),
            // A head that comes in place of `100` is looked at twice.
            Stage::Head => end_of_head(self.input()).is_some(),
            Stage::Body => self.has_progressed && !self.input().is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Buffers, Held, LEAST, MOST_INFORMATIONAL, SIZE};
    use crate::io::test_bound::Bound;

    /// Buffers into which these bytes were read.
    fn read(bytes: &[u8]) -> Held {
        let mut held = Held::default();
        append(&mut held, bytes);
        held
    }

    fn append(held: &mut Held, bytes: &[u8]) {
        let _bound = Bound::begin();
        held.input_append_buf()[..bytes.len()].copy_from_slice(bytes);
        held.input_appended(bytes.len());
    }

    #[test]
    fn a_permission_is_seen_bare_and_a_reply_when_its_head_is_whole() {
        let mut held = read(b"\r\nHTTP/1.1 103 Hints\r\na: b\r\n\r\nHTTP/1.1 100 Continue\r\na: b\r\n\r\n");
        assert_eq!(held.input(), b"HTTP/1.1 100\r\n\r\n");
        assert!(held.is_worth_a_look() && !held.has_final());
        held.input_consume(held.input().len());
        assert!(!held.is_worth_a_look());
        append(&mut held, b"HTTP/1.1 102 Wait\r\n\r\nHTTP/1.1 200 OK\r\n");
        assert_eq!(held.input(), b"HTTP/1.1 200 OK\r\n");
        assert!(held.has_final() && !held.can_use_input() && !held.has_head());
        append(&mut held, b"\r\nabc");
        held.input_consume(0);
        assert!(!held.has_head(), "ureq has not read it");
        assert!(held.can_use_input());
        held.input_consume(19);
        assert!(held.has_head() && held.can_use_input());
        held.input_consume(0);
        assert!(!held.can_use_input(), "ureq has no use for it yet");
        held.input_consume(3);
        assert!(held.input().is_empty() && !held.can_use_input());
        held.begin();
        assert!(!held.has_final());
    }

    #[test]
    fn the_shortest_permissions_stay_as_they_are() {
        for (reply, seen) in
            [("HTTP/1.0 100\r\n\r\n", "HTTP/1.1 100\r\n\r\n"), ("HTTP/1.0 100\n\n", "HTTP/1.0 100\n\n")]
        {
            assert_eq!(read(reply.as_bytes()).input(), seen.as_bytes());
        }
    }

    #[test]
    fn informational_replies_have_a_limit_which_is_each_requests() {
        let mut held = Held::default();
        for _ in 0..2 {
            held.begin();
            for _ in 0..MOST_INFORMATIONAL / 2 {
                append(&mut held, b"HTTP/1.1 103 Hints\r\n\r\n");
                append(&mut held, b"HTTP/1.1 100\r\n\r\n");
                held.input_consume(held.input().len());
            }
            assert_eq!(held.check(), Ok(()));
        }
        append(&mut held, b"\r\n");
        assert_eq!(held.check().unwrap_err(), "more than 1000 informational replies (1xx) came");
    }

    #[test]
    fn what_does_not_fit_is_an_error_that_says_what_it_is() {
        let mut held = read(&vec![b'a'; SIZE - 1]);
        assert_eq!(held.check(), Ok(()));
        // Chunks of a request's body are made in what is left, which has to be enough.
        assert_eq!(held.tmp_and_output().0.len(), LEAST);
        let mut held = read(&vec![b'a'; SIZE]);
        assert!(held.is_full());
        assert_eq!(held.check().unwrap_err(), "the head of the reply has more than 65536 bytes");
        held.input_consume(1);
        append(&mut held, b"a");
        assert_eq!(held.check().unwrap_err(), "a line between the body's chunks has more than 65536 bytes");
    }
}
