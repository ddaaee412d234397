//! Lists and maps that may be flat, so that each of their elements is met on its own.

use super::{Context, Decode, Layout};
use serde_core::de::Error;

/// A list or map that may be flat.
pub trait Flat: Decode + Default {
    /// An item, or an entry.
    type Element: Decode;

    /// The layout that an element is read in, in a list or map of this layout.
    fn element_layout(layout: Layout) -> Layout;

    /// Adds an element.
    ///
    /// # Errors
    /// Returns an error if the element takes more memory than it may.
    fn add<E: Error>(&mut self, element: Option<Self::Element>, context: &Context) -> Result<(), E>;
}
