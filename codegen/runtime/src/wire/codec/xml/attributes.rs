//! The attributes of an element. They are members whose names on the wire begin with `@`.

use super::error::XmlError;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use serde_core::de::value::StringDeserializer;
use serde_core::de::{Deserializer, Visitor};
use serde_core::forward_to_deserialize_any;

/// An element may have this many attributes. Each is looked for from the first one on.
const MAX_ATTRIBUTES: usize = 32;

/// The name, with `@`, and the value of the attribute with this index that does not declare a namespace.
pub(super) fn attribute(tag: &BytesStart<'_>, index: usize) -> Result<Option<(String, String)>, XmlError> {
    if tag.attributes_raw().trim_ascii().is_empty() {
        return Ok(None);
    }
    let mut attributes = tag.attributes();
    let mut left = index;
    // The check for doubles takes memory and time for each pair of attributes.
    for (number, attribute) in attributes.with_checks(false).enumerate() {
        let attribute = attribute.map_err(XmlError::malformed)?;
        if number >= MAX_ATTRIBUTES {
            return Err(XmlError::malformed("an element has too many attributes"));
        }
        let name = attribute.key.as_ref();
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        if left == 0 {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(XmlError::malformed)?;
            return Ok(Some((format!("@{name}"), value.into_owned())));
        }
        left -= 1;
    }
    Ok(None)
}

/// The value of an attribute, which is always text.
pub(super) struct Value(pub String);

impl<'de> Deserializer<'de> for Value {
    type Error = XmlError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, XmlError> {
        visitor.visit_string(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, XmlError> {
        visitor.visit_some(StringDeserializer::new(self.0))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
