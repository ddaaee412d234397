//! What all enumerations of texts have in common. [`string_enum!`](crate::string_enum) defines one.

mod known_values;
mod unknown_variant;

pub use self::known_values::KnownValues;
pub use self::unknown_variant::UnknownVariantError;
use crate::wire::members::{Context, Decoder, text};
use crate::wire::sensitive::Redacted;
use std::fmt::{self, Debug as _};

/// An enumeration of texts. A text that is one of its values is always the variant of that value, so that two of them
/// are equal exactly if their texts are.
pub trait StringEnum: for<'a> From<&'a str> + AsRef<str> {
    /// The name of the type.
    const NAME: &'static str;

    /// The values that have a variant.
    const VALUES: &'static [&'static str];

    /// Whether its values must not be shown.
    const SENSITIVE: bool;
}

/// Writes the text in quotes, whether it has a variant or not.
///
/// # Errors
/// Those of the formatter.
pub fn debug<T: StringEnum>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if T::SENSITIVE { Redacted.fmt(f) } else { value.as_ref().fmt(f) }
}

/// Reads a text that must have a variant.
///
/// # Errors
/// It has none.
pub fn try_parse<T: StringEnum>(text: &str) -> Result<T, UnknownVariantError> {
    if T::VALUES.contains(&text) { Ok(T::from(text)) } else { Err(UnknownVariantError::new::<T>(text)) }
}

/// Reads any string; `null` is `None`.
///
/// # Errors
/// The value is not a string, or takes more memory than it may.
pub fn decode<'de, T: StringEnum, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<T>, D::Error> {
    let text = text(decoder)?;
    context.charge_text(text.as_deref())?;
    Ok(text.map(|text| T::from(&text)))
}
