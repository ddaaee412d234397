//! Lists and maps. A sparse one (of `Option`s) keeps nulls; a dense one drops the nulls of a reply and
//! refuses those that a person wrote.

use super::decode::{Decode, Seed};
use super::structure::Name;
use super::{Decoder, Names, error_path};
use serde_core::de::{Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

/// An item of a sparse list or map: `null` is an item too.
impl<T: Decode> Decode for Option<T> {
    fn decode<'de, D: Decoder<'de>>(decoder: D, names: Names) -> Result<Option<Self>, D::Error> {
        T::decode(decoder, names).map(Some)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode<'de, D: Decoder<'de>>(decoder: D, names: Names) -> Result<Option<Self>, D::Error> {
        decoder.deserialize_any(ListVisitor(names, PhantomData))
    }
}

impl<K, T, S> Decode for HashMap<K, T, S>
where
    K: From<String> + Eq + Hash,
    T: Decode,
    S: BuildHasher + Default,
{
    fn decode<'de, D: Decoder<'de>>(decoder: D, names: Names) -> Result<Option<Self>, D::Error> {
        decoder.deserialize_any(MapVisitor(names, PhantomData))
    }
}

struct ListVisitor<T>(Names, PhantomData<T>);

impl<'de, T: Decode> Visitor<'de> for ListVisitor<T> {
    type Value = Option<Vec<T>>;

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        for index in 0.. {
            let item = items.next_element_seed(Seed::new(self.0));
            match item.map_err(|error| error_path::item(index, &error))? {
                Some(None) if self.0.are_strict() => return Err(error_path::item(index, &null::<A::Error>())),
                Some(item) => list.extend(item),
                None => break,
            }
        }
        Ok(Some(list))
    }

    null_or_refuse!("an array");
    refuse_object!("an array");
}

struct MapVisitor<K, T, S>(Names, PhantomData<(K, T, S)>);

impl<'de, K, T, S> Visitor<'de> for MapVisitor<K, T, S>
where
    K: From<String> + Eq + Hash,
    T: Decode,
    S: BuildHasher + Default,
{
    type Value = Option<HashMap<K, T, S>>;

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = HashMap::default();
        while let Some(key) = entries.next_key_seed(Name)? {
            let value = entries.next_value_seed(Seed::new(self.0));
            match value.map_err(|error| error_path::member(&key, &error))? {
                None if self.0.are_strict() => return Err(error_path::member(&key, &null::<A::Error>())),
                None => {}
                Some(value) => drop(map.insert(K::from(key.into_owned()), value)),
            }
        }
        Ok(Some(map))
    }

    null_or_refuse!("an object");
    refuse_array!("an object");
}

fn null<E: Error>() -> E {
    E::custom("expected a value, found null")
}
