//! Lists and maps. A sparse one (of `Option`s) keeps nulls; a dense one drops the nulls of a reply and
//! refuses those that a person wrote.

use super::decode::{Decode, Seed};
use super::structure::Name;
use super::{Context, Decoder, ask, error_path};
#[cfg(feature = "xml")]
use super::{Layout, elements};
use serde_core::de::{Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

/// An item of a sparse list or map: `null` is an item too.
impl<T: Decode> Decode for Option<T> {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        T::decode(decoder, context).map(Some)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        let visitor = ListVisitor {
            context,
            #[cfg(feature = "xml")]
            layout: context.take_layout().inner(),
            list: PhantomData,
        };
        ask::array(decoder, visitor)
    }
}

impl<K, T, S> Decode for HashMap<K, T, S>
where
    K: From<String> + Eq + Hash,
    T: Decode,
    S: BuildHasher + Default,
{
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        #[cfg(feature = "xml")]
        if context.has_elements() {
            return elements::map(decoder, context);
        }
        ask::object(decoder, MapVisitor(context, PhantomData))
    }
}

struct ListVisitor<'a, T> {
    context: &'a Context,
    #[cfg(feature = "xml")]
    layout: Layout,
    list: PhantomData<T>,
}

impl<'de, T: Decode> Visitor<'de> for ListVisitor<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        for index in 0.. {
            #[cfg(feature = "xml")]
            self.context.set_layout(self.layout);
            let item = items.next_element_seed(Seed::new(self.context));
            match item.map_err(|error| error_path::item(index, &error))? {
                Some(None) if self.context.names().are_strict() => {
                    return Err(error_path::item(index, &null::<A::Error>()));
                }
                Some(None) => {}
                Some(Some(item)) => {
                    self.context.make_room(&mut list).map_err(|error| error_path::item(index, &error))?;
                    list.push(item);
                }
                None => break,
            }
        }
        Ok(list)
    }
}

struct MapVisitor<'a, K, T, S>(&'a Context, PhantomData<(K, T, S)>);

impl<'de, K, T, S> Visitor<'de> for MapVisitor<'_, K, T, S>
where
    K: From<String> + Eq + Hash,
    T: Decode,
    S: BuildHasher + Default,
{
    type Value = HashMap<K, T, S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = HashMap::default();
        while let Some(key) = entries.next_key_seed(Name)? {
            let value = entries.next_value_seed(Seed::new(self.0));
            match value.map_err(|error| error_path::member(&key, &error))? {
                None if self.0.names().are_strict() => return Err(error_path::member(&key, &null::<A::Error>())),
                None => {}
                Some(value) => {
                    self.0.charge_entry(&map, &key).map_err(|error| error_path::member(&key, &error))?;
                    map.insert(K::from(key.into_owned()), value);
                }
            }
        }
        Ok(map)
    }
}

fn null<E: Error>() -> E {
    E::custom("expected a value, found null")
}
