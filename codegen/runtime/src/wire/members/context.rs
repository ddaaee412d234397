//! The context of decoding, which is the same at every depth of a value.

use super::Names;
use super::budget::{Budget, allocation};
use serde_core::de::Error;

/// The context of decoding: the names of members, and the memory that values may take. Whoever reads a value at its root
/// decides on both.
#[derive(Debug)]
pub struct Context {
    names: Names,
    budget: Budget,
}

impl Context {
    /// The context of a reply whose body may have at most `max_size` bytes.
    #[must_use]
    pub fn of_reply(max_size: u64) -> Self {
        Self { names: Names::Wire, budget: Budget::of_reply(max_size) }
    }

    /// The context of a value that takes as much memory as it needs.
    #[cfg(any(feature = "serde", test))]
    pub(crate) fn unlimited(names: Names) -> Self {
        Self { names, budget: Budget::unlimited() }
    }

    /// The names by which members are called.
    #[must_use]
    pub const fn names(&self) -> Names {
        self.names
    }

    pub(crate) const fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Charges what is about to be allocated.
    ///
    /// # Errors
    /// Returns an error if the value takes more memory than it may.
    #[inline]
    pub(crate) fn charge<E: Error>(&self, bytes: usize) -> Result<(), E> {
        self.budget.charge(bytes).map_err(E::custom)
    }

    /// Charges the allocation of a text or of other bytes.
    ///
    /// # Errors
    /// Returns an error if the value takes more memory than it may.
    #[inline]
    pub(crate) fn charge_bytes<E: Error>(&self, length: usize) -> Result<(), E> {
        self.charge(allocation(length))
    }

    /// Charges a text.
    ///
    /// # Errors
    /// Returns an error if the value takes more memory than it may.
    #[inline]
    pub(crate) fn charge_text<E: Error>(&self, text: Option<&str>) -> Result<(), E> {
        self.charge_bytes(text.map_or(0, str::len))
    }

    /// Makes room for one more item, doubling the list as [`Vec`] does.
    ///
    /// # Errors
    /// Returns an error if the value takes more memory than it may.
    pub(super) fn make_room<T, E: Error>(&self, list: &mut Vec<T>) -> Result<(), E> {
        if list.len() == list.capacity() {
            let more = list.len().max(4);
            self.charge_bytes(more.saturating_mul(size_of::<T>()))?;
            list.reserve_exact(more);
        }
        Ok(())
    }
}
