//! Members: how generated types are written and read, whatever the protocol.
//!
//! Generated code lists the members of a type in a table, [`members!`](crate::members), from which the type gets
//! [`Encode`], [`Decode`], the checks of its constraints and serde's traits. Codecs implement formats: [`Encode`]
//! writes to any [`Writer`], and [`Decode`] reads from any of serde's deserializers, XML's included, whose elements do not
//! say what they are.

mod ask;
mod budget;
mod collections;
mod context;
mod decode;
mod document;
#[cfg(feature = "xml")]
mod elements;
mod encode;
pub(crate) mod error_path;
#[cfg(feature = "xml")]
mod flat;
#[cfg(feature = "xml")]
mod layout;
mod names;
mod scalar;
#[cfg(feature = "serde")]
mod serde;
mod structure;
mod table;
mod union;

pub use self::context::Context;
pub use self::decode::Decode;
pub use self::encode::{Encode, Writer};
#[cfg(feature = "xml")]
pub use self::flat::Flat;
#[cfg(feature = "xml")]
pub use self::layout::{Layout, Level};
pub use self::names::Names;
pub use self::scalar::text;
#[cfg(feature = "serde")]
pub use self::serde::{MemberSerializer, ToSerde, deserialize};
pub use self::structure::{Field, MemberReader, Structure, named_structure, structure};
pub use self::union::{Union, union};
/// The source of values: any serde deserializer of a self-describing format.
pub use serde_core::Deserializer as Decoder;

#[cfg(test)]
mod tests;
