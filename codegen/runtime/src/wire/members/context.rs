//! The context of decoding, which is the same at every depth of a value.

#[cfg(feature = "xml")]
use super::Layout;
use super::Names;
use super::budget::{Budget, allocation};
use serde_core::de::Error;
#[cfg(feature = "xml")]
use std::cell::Cell;
use std::collections::HashMap;

/// The context of decoding: the names of members, and the memory that values may take. Whoever reads a value at its root
/// decides on both.
#[derive(Debug)]
pub struct Context {
    names: Names,
    budget: Budget,
    has_elements: bool,
    /// The layout of the list or map that is read next.
    #[cfg(feature = "xml")]
    layout: Cell<Layout>,
}

impl Context {
    fn new(names: Names, budget: Budget) -> Self {
        Self {
            names,
            budget,
            has_elements: false,
            #[cfg(feature = "xml")]
            layout: Cell::default(),
        }
    }

    /// The context of a reply whose body may have at most `max_size` bytes.
    #[must_use]
    pub fn of_reply(max_size: u64) -> Self {
        Self::new(Names::Wire, Budget::of_reply(max_size))
    }

    /// The context of a value that takes as much memory as it needs.
    pub(crate) fn unlimited(names: Names) -> Self {
        Self::new(names, Budget::unlimited())
    }

    /// The same for a reply whose values are elements of XML.
    #[cfg(feature = "xml")]
    #[must_use]
    pub fn of_elements(mut self) -> Self {
        self.has_elements = true;
        self
    }

    /// Whether values are elements of XML, which do not say what they are.
    pub(super) fn has_elements(&self) -> bool {
        self.has_elements
    }

    /// Sets the layout of the list or map that is read next.
    #[cfg(feature = "xml")]
    pub(super) fn set_layout(&self, layout: Layout) {
        self.layout.set(layout);
    }

    /// The layout of the list or map that is read now.
    #[cfg(feature = "xml")]
    pub(super) fn take_layout(&self) -> Layout {
        self.layout.take()
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

    /// Charges for a key, and for a larger table if there is no room for one more entry. The standard library then doubles
    /// the table, which is never filled above seven eighths.
    ///
    /// # Errors
    /// Returns an error if the entry takes more memory than it may.
    pub(super) fn charge_entry<K, T, S, E: Error>(&self, map: &HashMap<K, T, S>, key: &str) -> Result<(), E> {
        if map.len() == map.capacity() {
            let slots = (map.capacity() + 2) * 16 / 7;
            self.charge_bytes(slots.saturating_mul(size_of::<(K, T)>() + 1))?;
        }
        self.charge_bytes(key.len())
    }
}
