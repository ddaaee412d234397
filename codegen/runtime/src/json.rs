//! JSON bodies: written by a small writer of our own, read in one pass through serde.
//!
//! Generated code implements [`Encode`], [`Structure`] and [`Union`]; a reply's unknown members and
//! explicit nulls are ignored.

#[macro_use]
mod refuse;

mod base64;
mod collections;
mod decode;
mod encode;
mod members;
mod place;
mod scalar;
mod union;
mod write;

pub use self::decode::{Decode, decode, decode_payload};
pub use self::encode::Encode;
pub use self::members::{Members, Structure};
pub use self::scalar::text;
pub use self::union::{Union, union};
pub use self::write::{Object, Writer};
/// Where JSON is read from: any serde deserializer of a self-describing format.
pub use serde_core::Deserializer as Decoder;

pub(crate) use self::base64::{from_base64, to_base64};

#[cfg(test)]
mod tests;
