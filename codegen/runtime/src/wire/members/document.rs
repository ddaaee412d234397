//! Documents: values of no fixed shape.

use super::scalar::PRECISE_NUMBER;
use super::structure::Name;
use super::{Context, Decode, Decoder};
use crate::wire::document::Document;
use serde_core::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Map;
use std::fmt;

/// The number of entries for which a map allocates with its first one.
const FIRST_ENTRIES: usize = 11;

impl Decode for Document {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        let document = DocumentVisitor(context).deserialize(decoder)?;
        Ok((!document.is_null()).then_some(document))
    }
}

/// Reads a document as `serde_json` does, but charges for it.
#[derive(Clone, Copy)]
struct DocumentVisitor<'a>(&'a Context);

impl<'de> DeserializeSeed<'de> for DocumentVisitor<'_> {
    type Value = Document;

    fn deserialize<D: Decoder<'de>>(self, decoder: D) -> Result<Document, D::Error> {
        decoder.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for DocumentVisitor<'_> {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_none<E>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_some<D: Decoder<'de>>(self, decoder: D) -> Result<Document, D::Error> {
        self.deserialize(decoder)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Document, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Document, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Document, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Document, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Document, E> {
        self.0.charge_bytes(value.len())?;
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Document, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            self.0.make_room(&mut list)?;
            list.push(item);
        }
        Ok(Document::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Document, A::Error> {
        let mut object = Map::new();
        while let Some(name) = entries.next_key_seed(Name)? {
            if name == PRECISE_NUMBER {
                let digits = entries.next_value::<String>()?;
                return digits.parse().map(Document::Number).map_err(A::Error::custom);
            }
            let room = if object.is_empty() { FIRST_ENTRIES } else { 2 };
            self.0.charge(room * size_of::<(String, Document)>())?;
            self.0.charge_bytes(name.len())?;
            object.insert(name.into_owned(), entries.next_value_seed(self)?);
        }
        Ok(Document::Object(object))
    }
}
