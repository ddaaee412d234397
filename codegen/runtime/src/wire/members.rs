//! Members: how generated types are written and read, whatever the protocol.
//!
//! Generated code lists the members of a type in a table, [`members!`](crate::members), from which the type gets
//! [`Encode`], [`Decode`], the checks of its constraints and serde's traits. What a format makes of it is the matter of
//! a codec: [`Encode`] writes to any [`Writer`], and [`Decode`] reads from any deserializer of serde's.

#[macro_use]
mod unexpected;

mod collections;
mod decode;
mod encode;
pub(crate) mod error_path;
mod names;
mod scalar;
#[cfg(feature = "serde")]
mod serde;
mod structure;
mod table;
mod union;

pub use self::decode::Decode;
pub use self::encode::{Encode, Writer};
pub use self::names::Names;
pub use self::scalar::text;
#[cfg(feature = "serde")]
pub use self::serde::{MemberSerializer, ToSerde, deserialize};
pub use self::structure::{Field, MemberReader, Structure, structure};
pub use self::union::{Union, union};
/// Where values are read from: any serde deserializer of a self-describing format.
pub use serde_core::Deserializer as Decoder;

#[cfg(test)]
mod tests;
