//! JSON bodies: written by a small writer of our own, read in one pass through serde.
//!
//! Generated code lists the members of its types in [`structure!`] and [`union!`]; a reply's unknown
//! members and explicit nulls are ignored.

#[macro_use]
mod refuse;

mod base64;
mod collections;
mod decode;
mod encode;
mod macros;
mod members;
#[cfg(feature = "serde")]
mod model;
mod names;
mod place;
mod scalar;
mod union;
mod write;

pub(crate) use self::base64::{from_base64, to_base64};
pub use self::decode::{Decode, decode, decode_payload};
pub use self::encode::Encode;
pub use self::members::{Field, Members, Structure, structure};
#[cfg(feature = "serde")]
pub use self::model::{Show, ShownMembers, deserialize};
pub use self::names::Names;
pub use self::scalar::text;
pub use self::union::{Union, union};
pub use self::write::{Object, Writer};
pub use crate::{json_structure as structure, json_union as union};
/// Where JSON is read from: any serde deserializer of a self-describing format.
pub use serde_core::Deserializer as Decoder;

#[cfg(test)]
mod tests;
