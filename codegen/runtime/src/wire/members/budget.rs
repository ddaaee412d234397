//! The memory that decoding may take.

use std::cell::Cell;
use std::fmt;

/// Values take at most this many times the memory that the body of a reply may have.
const TIMES: u64 = 8;
/// The most that an allocator adds to a small allocation.
const OVERHEAD: usize = 32;

/// The memory that decoding a value may still take. Short elements such as `{}` are hundreds of times larger in memory than
/// in a body, so that a limit on bodies alone bounds nothing.
///
/// Everything that decoding allocates for longer than a moment is charged before it is allocated.
#[derive(Debug)]
pub struct Budget {
    limit: usize,
    left: Cell<usize>,
    /// Whether something did not fit, so that decoding ends.
    exhausted: Cell<bool>,
}

impl Budget {
    /// A budget for a reply, whose body is charged as well.
    #[must_use]
    pub fn of_reply(max_reply_size: u64) -> Self {
        Self::of(max_reply_size.saturating_mul(TIMES).try_into().unwrap_or(usize::MAX))
    }

    /// A budget that is not used up.
    pub(crate) fn unlimited() -> Self {
        Self::of(usize::MAX)
    }

    fn of(limit: usize) -> Self {
        Self { limit, left: Cell::new(limit), exhausted: Cell::new(false) }
    }

    /// Takes the memory of an allocation.
    #[inline]
    pub(super) fn charge(&self, bytes: usize) -> Result<(), Exhausted> {
        match self.left.get().checked_sub(bytes) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(self.exhaust()),
        }
    }

    #[cold]
    fn exhaust(&self) -> Exhausted {
        self.exhausted.set(true);
        Exhausted { limit: self.limit }
    }

    pub(crate) fn is_exhausted(&self) -> bool {
        self.exhausted.get()
    }

    /// The number of bytes that are left.
    pub(crate) fn left(&self) -> usize {
        self.left.get()
    }

    /// Gives back what was charged since there was so much `left`, because it was dropped.
    pub(crate) fn restore(&self, left: usize) {
        self.left.set(left);
        self.exhausted.set(false);
    }
}

/// The memory of a text or of other bytes in an allocation of their own.
pub(super) const fn allocation(length: usize) -> usize {
    if length == 0 { 0 } else { length.saturating_add(OVERHEAD) }
}

/// The error if a value takes more memory than the budget has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exhausted {
    limit: usize,
}

impl fmt::Display for Exhausted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the decoded reply takes more than {} bytes of memory, {TIMES} times `max_reply_size`; to accept it, \
             raise the configuration's `max_reply_size`",
            self.limit
        )
    }
}
