//! Unions: an object of which one member has a value, its tag.

use super::members::{MapMembers, Name};
use super::{Decoder, Members, Names};
use serde_core::de::{Error, IgnoredAny, MapAccess, Visitor};
use std::marker::PhantomData;

/// A union that is read by its tag.
pub trait Union: Sized {
    /// Reads the variant of this tag, which calls either [`Members::value`] or
    /// [`Members::unknown`], once; `None` when its value is `null`.
    ///
    /// # Errors
    /// Those of the two.
    fn read_variant<'de, M: Members<'de>>(tag: &str, members: &mut M) -> Result<Option<Self>, M::Error>;
}

/// Reads a union, passing over nulls; `None` when no member has a value. What the service adds to
/// one, `__type`, is passed over too.
///
/// # Errors
/// The value is no object, two members have a value, or a value is not what the model says. Of
/// what a person wrote, one member must have a value.
pub fn union<'de, T: Union, D: Decoder<'de>>(decoder: D, names: Names) -> Result<Option<T>, D::Error> {
    decoder.deserialize_any(UnionVisitor(names, PhantomData))
}

struct UnionVisitor<T>(Names, PhantomData<T>);

impl<'de, T: Union> Visitor<'de> for UnionVisitor<T> {
    type Value = Option<T>;

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<T>, A::Error> {
        let mut found = None;
        while let Some(tag) = map.next_key_seed(Name)? {
            if tag == "__type" && !self.0.are_strict() {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let mut members = MapMembers { map: &mut map, name: &tag, names: self.0, null: false };
            let Some(variant) = T::read_variant(&tag, &mut members)? else {
                continue;
            };
            if members.null {
                continue;
            }
            if let Some((first, _)) = found.replace((tag.clone(), variant)) {
                return Err(A::Error::custom(format_args!(
                    "expected one member with a value, found {first:?} and {tag:?}"
                )));
            }
        }
        if found.is_none() && self.0.are_strict() {
            return Err(A::Error::custom("expected one member with a value, found none"));
        }
        Ok(found.map(|(_, variant)| variant))
    }

    null_or_refuse!("an object");
    refuse_array!("an object");
}
