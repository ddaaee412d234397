//! Codecs: the formats in which values travel, one room for each.

#[cfg(feature = "xml")]
pub mod form;
pub mod json;
#[cfg(feature = "xml")]
pub mod xml;
