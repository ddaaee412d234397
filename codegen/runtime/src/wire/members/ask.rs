//! Asks for an array or an object. Formats such as JSON say what a value is, and it is refused if it is something else. An
//! XML element does not say, and is read as what the caller asks for.

use super::{Context, Decoder};
use serde_core::de::Visitor;

/// Asks for an array.
pub(super) fn array<'de, D: Decoder<'de>, V: Visitor<'de>>(
    decoder: D,
    context: &Context,
    visitor: V,
) -> Result<V::Value, D::Error> {
    #[cfg(feature = "xml")]
    if context.has_elements() {
        return decoder.deserialize_seq(visitor);
    }
    #[cfg(not(feature = "xml"))]
    let _ = context;
    decoder.deserialize_any(visitor)
}

/// Asks for an object.
pub(super) fn object<'de, D: Decoder<'de>, V: Visitor<'de>>(
    decoder: D,
    context: &Context,
    visitor: V,
) -> Result<V::Value, D::Error> {
    #[cfg(feature = "xml")]
    if context.has_elements() {
        return decoder.deserialize_map(visitor);
    }
    #[cfg(not(feature = "xml"))]
    let _ = context;
    decoder.deserialize_any(visitor)
}
