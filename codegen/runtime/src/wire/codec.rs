//! Codecs: the formats in which values travel, one room for each.

pub mod json;
