//! An element as a deserializer. It does not say what it is, so it is what it is asked for: text, a list of elements, or an
//! object whose members are its attributes and elements.

use super::attributes::{self, attribute};
use super::error::XmlError;
use super::reader::{Reader, Start, Step, is_blank};
use serde_core::de::value::{BorrowedStrDeserializer, StringDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_core::forward_to_deserialize_any;
use std::borrow::Cow;

/// An element whose start tag has been read.
pub(super) struct Element<'a, 'de> {
    reader: &'a mut Reader<'de>,
    start: Start<'de>,
}

impl<'a, 'de> Element<'a, 'de> {
    pub fn new(reader: &'a mut Reader<'de>, start: Start<'de>) -> Self {
        Self { reader, start }
    }
}

impl<'de> Deserializer<'de> for Element<'_, 'de> {
    type Error = XmlError;

    /// Text, unless there are elements in the element.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, XmlError> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.reader.step()? {
                Some(Step::Text(more)) if text.is_empty() => text = more,
                Some(Step::Text(more)) => text.to_mut().push_str(&more),
                Some(Step::Start(first)) if is_blank(&text) => {
                    return visitor.visit_map(Members::new(self.reader, self.start, Some(first)));
                }
                Some(Step::Start(_)) => {
                    return Err(XmlError::format(format_args!("expected text, found elements in it")));
                }
                Some(Step::End) | None => break,
            }
        }
        match text {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, XmlError> {
        visitor.visit_seq(Items(self.reader))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, XmlError> {
        visitor.visit_map(Members::new(self.reader, self.start, None))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, XmlError> {
        visitor.visit_some(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, XmlError> {
        self.reader.skip()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct struct enum identifier
    }
}

/// Reads the children of an element as items, by any name.
struct Items<'a, 'de>(&'a mut Reader<'de>);

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = XmlError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, XmlError> {
        let Some(start) = self.0.child()? else { return Ok(None) };
        seed.deserialize(Element::new(self.0, start)).map(Some)
    }
}

/// The attributes and elements of an element, by their names.
struct Members<'a, 'de> {
    reader: &'a mut Reader<'de>,
    start: Start<'de>,
    attributes: usize,
    first: Option<Start<'de>>,
    value: Option<Value<'de>>,
}

/// The value of the member whose name was read.
enum Value<'de> {
    Attribute(String),
    Element(Start<'de>),
}

impl<'a, 'de> Members<'a, 'de> {
    fn new(reader: &'a mut Reader<'de>, start: Start<'de>, first: Option<Start<'de>>) -> Self {
        Self { reader, start, attributes: 0, first, value: None }
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = XmlError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, XmlError> {
        if let Some((name, value)) = attribute(&self.start.tag, self.attributes)? {
            self.attributes += 1;
            self.value = Some(Value::Attribute(value));
            return seed.deserialize(StringDeserializer::new(name)).map(Some);
        }
        let child = match self.first.take() {
            Some(first) => Some(first),
            None => self.reader.child()?,
        };
        let Some(child) = child else { return Ok(None) };
        let name = child.name;
        self.value = Some(Value::Element(child));
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, XmlError> {
        match self.value.take() {
            Some(Value::Element(start)) => seed.deserialize(Element::new(self.reader, start)),
            Some(Value::Attribute(value)) => seed.deserialize(attributes::Value(value)),
            None => Err(XmlError::malformed("a member has no value")),
        }
    }
}
