//! Unions: objects of which one member, the tag, has a value.

use super::structure::{MapReader, Name};
use super::{Context, Decoder, MemberReader, ask};
use serde_core::de::{Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// A union that is read by its tag.
pub trait Union: Sized {
    /// Reads the variant of this tag: calls either [`MemberReader::value`] or [`MemberReader::unknown_value`], once.
    /// `None` if its value is `null`.
    ///
    /// # Errors
    /// Those of the two.
    fn read_variant<'de, M: MemberReader<'de>>(tag: &str, reader: &mut M) -> Result<Option<Self>, M::Error>;
}

/// Reads a union and skips nulls; `None` if no member has a value. `__type`, which services add, is skipped, too.
///
/// # Errors
/// The value is not an object, two members have a value, or a value is not what the model says. In a union that a
/// person wrote, one member must have a value.
pub fn union<'de, T: Union, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<T>, D::Error> {
    Ok(ask::object(decoder, UnionVisitor(context, PhantomData))?.flatten())
}

struct UnionVisitor<'a, T>(&'a Context, PhantomData<T>);

impl<'de, T: Union> Visitor<'de> for UnionVisitor<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<T>, A::Error> {
        let mut found = None;
        while let Some(tag) = map.next_key_seed(Name)? {
            if tag == "__type" && !self.0.names().are_strict() {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let mut reader = MapReader { map: &mut map, name: &tag, context: self.0, null: false };
            let Some(variant) = T::read_variant(&tag, &mut reader)? else {
                continue;
            };
            if reader.null {
                continue;
            }
            if let Some((first, _)) = found.replace((tag.clone(), variant)) {
                return Err(A::Error::custom(format_args!(
                    "expected one member with a value, found {first:?} and {tag:?}"
                )));
            }
        }
        if found.is_none() && self.0.names().are_strict() {
            return Err(A::Error::custom("expected one member with a value, found none"));
        }
        Ok(found.map(|(_, variant)| variant))
    }
}
