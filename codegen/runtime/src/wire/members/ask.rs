//! Asks for an array or an object. Formats such as JSON say what a value is, and it is refused if it is something else. An
//! XML element does not say, and is read as what the caller asks for.

use super::{Context, Decoder};
use serde_core::de::Visitor;

/// Asks for a value. `of_element` says what an element is read as.
pub(super) fn value<'de, D: Decoder<'de>, V: Visitor<'de>>(
    decoder: D,
    context: &Context,
    visitor: V,
    of_element: impl FnOnce(D, V) -> Result<V::Value, D::Error>,
) -> Result<V::Value, D::Error> {
    #[cfg(feature = "xml")]
    if context.has_elements() {
        return of_element(decoder, visitor);
    }
    #[cfg(not(feature = "xml"))]
    let _ = (context, of_element);
    decoder.deserialize_any(visitor)
}
