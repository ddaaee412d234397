//! Structures: objects whose members are read in the order in which they arrive.

use super::decode::{Decode, Seed};
use super::{Context, Decoder, Names, ask, error_path};
#[cfg(feature = "xml")]
use super::{Flat, Layout};
use crate::wire::document::Document;
use serde_core::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A structure that is read member by member. Members that are left out keep their defaults.
pub trait Structure: Decode + Default {
    /// Reads the member of this name: calls either [`MemberReader::read`] or [`MemberReader::unknown`], once.
    ///
    /// # Errors
    /// Those of the two.
    fn read_member<'de, M: MemberReader<'de>>(&mut self, name: &str, reader: &mut M) -> Result<(), M::Error>;
}

/// A field that takes a member's value.
pub trait Field {
    /// The type that the value is read as.
    type Value: Decode;

    /// Takes the value; `null` is `None`.
    fn set(&mut self, value: Option<Self::Value>);
}

impl<T: Decode> Field for Option<T> {
    type Value = T;

    fn set(&mut self, value: Option<T>) {
        *self = value;
    }
}

/// Reads the value of one member.
pub trait MemberReader<'de> {
    /// The deserializer's error.
    type Error: Error;

    /// The context of decoding.
    fn context(&self) -> &Context;

    /// The names by which members are called.
    fn names(&self) -> Names {
        self.context().names()
    }

    /// Reads the member's value into its field; `null` clears it.
    ///
    /// # Errors
    /// The value is not what the field is read from.
    fn read<F: Field>(&mut self, field: &mut F) -> Result<(), Self::Error> {
        field.set(self.value()?);
        Ok(())
    }

    /// Reads a member that is a list or map with a layout of its own: into its field, or, if it is flat, one element of it.
    ///
    /// # Errors
    /// The value is not what the field is read from.
    #[cfg(feature = "xml")]
    fn read_in<C: Flat>(&mut self, layout: Layout, field: &mut Option<C>) -> Result<(), Self::Error>
    where
        Self: Sized,
    {
        if layout.is_flat() && self.context().has_elements() {
            self.context().set_layout(C::element_layout(layout));
            let element = self.value()?;
            field.get_or_insert_default().add(element, self.context())
        } else {
            self.context().set_layout(layout);
            self.read(field)
        }
    }

    /// Reads the member's value; `null` is `None`.
    ///
    /// # Errors
    /// The value is not what `T` is read from.
    fn value<T: Decode>(&mut self) -> Result<Option<T>, Self::Error>;

    /// Reads a member that the model does not know.
    ///
    /// # Errors
    /// The input is malformed, or a person wrote it: then the member is a slip.
    fn unknown_value(&mut self) -> Result<Option<Document>, Self::Error> {
        self.value()
    }

    /// Skips a member that the model does not know.
    ///
    /// # Errors
    /// The input is malformed, or a person wrote it: then the member is a slip.
    fn unknown(&mut self) -> Result<(), Self::Error>;
}

/// Reads a structure; `null` is `None`.
///
/// # Errors
/// The value is not an object, or a member is not what the model says.
pub fn structure<'de, T: Structure, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<T>, D::Error> {
    ask::object(decoder, StructureVisitor(context, PhantomData))
}

/// Reads a structure of this name with these members; `null` is an error.
///
/// # Errors
/// The value is not an object, or a member is not what the model says.
pub fn named_structure<'de, T: Structure, D: Decoder<'de>>(
    decoder: D,
    context: &Context,
    name: &'static str,
    members: &'static [&'static str],
) -> Result<Option<T>, D::Error> {
    let read = decoder.deserialize_struct(name, members, StructureVisitor(context, PhantomData));
    read.map(Some).map_err(|error| error_path::without_value(error, "an object"))
}

/// [`MemberReader`] over serde's map.
pub(super) struct MapReader<'a, A> {
    pub map: &'a mut A,
    pub name: &'a str,
    pub context: &'a Context,
    /// Whether the value just read was `null`.
    pub null: bool,
}

impl<'de, A: MapAccess<'de>> MemberReader<'de> for MapReader<'_, A> {
    type Error = A::Error;

    fn context(&self) -> &Context {
        self.context
    }

    fn value<T: Decode>(&mut self) -> Result<Option<T>, A::Error> {
        let value = self.map.next_value_seed(Seed::new(self.context));
        let value = value.map_err(|error| error_path::member(self.name, &error))?;
        self.null = value.is_none();
        Ok(value)
    }

    fn unknown_value(&mut self) -> Result<Option<Document>, A::Error> {
        self.refuse_slip()?;
        // The caller keeps the name beside the value.
        self.context.charge_bytes(self.name.len())?;
        self.value()
    }

    fn unknown(&mut self) -> Result<(), A::Error> {
        self.refuse_slip()?;
        let value = self.map.next_value::<Option<IgnoredAny>>();
        let value = value.map_err(|error| error_path::member(self.name, &error))?;
        self.null = value.is_none();
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>> MapReader<'_, A> {
    fn refuse_slip(&self) -> Result<(), A::Error> {
        if self.context.names().are_strict() {
            let error = A::Error::custom("the model has no member of this name");
            return Err(error_path::member(self.name, &error));
        }
        Ok(())
    }
}

struct StructureVisitor<'a, T>(&'a Context, PhantomData<T>);

impl<'de, T: Structure> Visitor<'de> for StructureVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut structure = T::default();
        let mut met = Vec::new();
        while let Some(name) = map.next_key_seed(Name)? {
            if self.0.names().are_strict() {
                refuse_twice(&mut met, &name)?;
            }
            structure
                .read_member(&name, &mut MapReader { map: &mut map, name: &name, context: self.0, null: false })?;
        }
        Ok(structure)
    }
}

/// Refuses a member that a person wrote twice, since one of the two must be a slip.
fn refuse_twice<E: Error>(met: &mut Vec<String>, name: &str) -> Result<(), E> {
    if met.iter().any(|earlier| earlier == name) {
        return Err(error_path::member(name, &E::custom("the member is there twice")));
    }
    met.push(name.to_owned());
    Ok(())
}

/// The name of a member, borrowed if it has no escapes.
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
