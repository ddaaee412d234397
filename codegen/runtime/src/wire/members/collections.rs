//! Lists and maps. A sparse one (of `Option`s) keeps nulls; a dense one drops the nulls of a reply and
//! refuses those that a person wrote.

use super::decode::{Decode, Seed};
use super::structure::Name;
use super::{Context, Decoder, error_path};
use serde_core::de::{Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
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
        decoder.deserialize_any(ListVisitor(context, PhantomData))
    }
}

impl<K, T, S> Decode for HashMap<K, T, S>
where
    K: From<String> + Eq + Hash,
    T: Decode,
    S: BuildHasher + Default,
{
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        decoder.deserialize_any(MapVisitor(context, PhantomData))
    }
}

struct ListVisitor<'a, T>(&'a Context, PhantomData<T>);

impl<'de, T: Decode> Visitor<'de> for ListVisitor<'_, T> {
    type Value = Option<Vec<T>>;

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        for index in 0.. {
            let item = items.next_element_seed(Seed::new(self.0));
            match item.map_err(|error| error_path::item(index, &error))? {
                Some(None) if self.0.names().are_strict() => return Err(error_path::item(index, &null::<A::Error>())),
                Some(None) => {}
                Some(Some(item)) => {
                    self.0.make_room(&mut list).map_err(|error| error_path::item(index, &error))?;
                    list.push(item);
                }
                None => break,
            }
        }
        Ok(Some(list))
    }

    null_or_refuse!("an array");
    refuse_object!("an array");
}

struct MapVisitor<'a, K, T, S>(&'a Context, PhantomData<(K, T, S)>);

impl<'de, K, T, S> Visitor<'de> for MapVisitor<'_, K, T, S>
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
                None if self.0.names().are_strict() => return Err(error_path::member(&key, &null::<A::Error>())),
                None => {}
                Some(value) => {
                    charge_entry(self.0, &map, &key).map_err(|error| error_path::member(&key, &error))?;
                    map.insert(K::from(key.into_owned()), value);
                }
            }
        }
        Ok(Some(map))
    }

    null_or_refuse!("an object");
    refuse_array!("an object");
}

/// Charges for a key, and for a larger table if there is no room for one more entry. The standard library then doubles the
/// table, which is never filled above seven eighths.
fn charge_entry<K, T, S, E: Error>(context: &Context, map: &HashMap<K, T, S>, key: &str) -> Result<(), E> {
    if map.len() == map.capacity() {
        let slots = (map.capacity() + 2) * 16 / 7;
        context.charge_bytes(slots.saturating_mul(size_of::<(K, T)>() + 1))?;
    }
    context.charge_bytes(key.len())
}

fn null<E: Error>() -> E {
    E::custom("expected a value, found null")
}
