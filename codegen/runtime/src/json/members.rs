//! Structures: an object whose members are read as they come.

use super::decode::{Decode, Seed};
use super::{Decoder, place};
use serde_core::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A structure that is read member by member; what a reply leaves out keeps its default.
pub trait Structure: Default {
    /// Reads the member of this name, which calls either [`Members::value`] or [`Members::skip`],
    /// once.
    ///
    /// # Errors
    /// Those of the two.
    fn read_member<'de, M: Members<'de>>(&mut self, name: &str, members: &mut M) -> Result<(), M::Error>;
}

/// The member that is to be read next.
pub trait Members<'de> {
    /// The reader's error.
    type Error: Error;

    /// Reads the member's value; `null` is `None`.
    ///
    /// # Errors
    /// The value is not what `T` is read from.
    fn value<T: Decode>(&mut self) -> Result<Option<T>, Self::Error>;

    /// Passes over the member, whatever its value is.
    ///
    /// # Errors
    /// The JSON is malformed.
    fn skip(&mut self) -> Result<(), Self::Error>;
}

impl<T: Structure> Structure for Box<T> {
    fn read_member<'de, M: Members<'de>>(&mut self, name: &str, members: &mut M) -> Result<(), M::Error> {
        T::read_member(self, name, members)
    }
}

impl<T: Structure> Decode for T {
    fn decode<'de, D: Decoder<'de>>(decoder: D) -> Result<Option<Self>, D::Error> {
        decoder.deserialize_any(StructureVisitor(PhantomData))
    }
}

/// [`Members`] over serde's map.
pub(super) struct MapMembers<'a, A> {
    pub map: &'a mut A,
    pub name: &'a str,
    /// Whether the value just read was `null`.
    pub null: bool,
}

impl<'de, A: MapAccess<'de>> Members<'de> for MapMembers<'_, A> {
    type Error = A::Error;

    fn value<T: Decode>(&mut self) -> Result<Option<T>, A::Error> {
        let value = self.map.next_value_seed(Seed::new());
        let value = value.map_err(|error| place::member(self.name, &error))?;
        self.null = value.is_none();
        Ok(value)
    }

    fn skip(&mut self) -> Result<(), A::Error> {
        let value = self.map.next_value::<Option<IgnoredAny>>();
        let value = value.map_err(|error| place::member(self.name, &error))?;
        self.null = value.is_none();
        Ok(())
    }
}

struct StructureVisitor<T>(PhantomData<T>);

impl<'de, T: Structure> Visitor<'de> for StructureVisitor<T> {
    type Value = Option<T>;

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<T>, A::Error> {
        let mut structure = T::default();
        while let Some(name) = map.next_key_seed(Name)? {
            structure.read_member(&name, &mut MapMembers { map: &mut map, name: &name, null: false })?;
        }
        Ok(Some(structure))
    }

    null_or_refuse!("an object");
    refuse_array!("an object");
}

/// The name of a member, borrowed where it has no escapes.
pub(super) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Decoder<'de>>(self, decoder: D) -> Result<Cow<'de, str>, D::Error> {
        decoder.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}
