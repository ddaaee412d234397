//! Lists and maps of elements: a map is a list of entries, each with an element for its key and one for its value.

use super::decode::{Decode, Seed};
use super::structure::Name;
use super::{Context, Decoder, Flat, Layout, error_path};
use serde_core::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

impl<T: Decode> Flat for Vec<T> {
    type Element = T;

    fn element_layout(layout: Layout) -> Layout {
        layout.inner()
    }

    fn add<E: Error>(&mut self, item: Option<T>, context: &Context) -> Result<(), E> {
        if let Some(item) = item {
            context.make_room(self)?;
            self.push(item);
        }
        Ok(())
    }
}

impl<K, T, S> Flat for HashMap<K, T, S>
where
    K: From<String> + Eq + Hash,
    T: Decode,
    S: BuildHasher + Default,
{
    type Element = Entry<T>;

    fn element_layout(layout: Layout) -> Layout {
        layout
    }

    fn add<E: Error>(&mut self, entry: Option<Entry<T>>, context: &Context) -> Result<(), E> {
        if let Some(Entry { key, value: Some(value) }) = entry {
            context.charge_entry(self, &key)?;
            self.insert(K::from(key), value);
        }
        Ok(())
    }
}

/// Reads a map that is a list of entries.
pub(super) fn map<'de, K, T, S, D>(decoder: D, context: &Context) -> Result<Option<HashMap<K, T, S>>, D::Error>
where
    K: From<String> + Eq + Hash,
    T: Decode,
    S: BuildHasher + Default,
    D: Decoder<'de>,
{
    let layout = context.take_layout();
    decoder.deserialize_seq(EntriesVisitor { context, layout, map: PhantomData }).map(Some)
}

struct EntriesVisitor<'a, K, T, S> {
    context: &'a Context,
    layout: Layout,
    map: PhantomData<HashMap<K, T, S>>,
}

impl<'de, K, T, S> Visitor<'de> for EntriesVisitor<'_, K, T, S>
where
    K: From<String> + Eq + Hash,
    T: Decode,
    S: BuildHasher + Default,
{
    type Value = HashMap<K, T, S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = Self::Value::default();
        for index in 0.. {
            self.context.set_layout(self.layout);
            let entry = entries.next_element_seed(Seed::<Entry<T>>::new(self.context));
            match entry.map_err(|error| error_path::item(index, &error))? {
                Some(entry) => map.add(entry, self.context)?,
                None => break,
            }
        }
        Ok(map)
    }
}

/// A key and its value; a value without content that is not text is `None`.
pub struct Entry<T> {
    key: String,
    value: Option<T>,
}

impl<T: Decode> Decode for Entry<T> {
    fn decode<'de, D: Decoder<'de>>(decoder: D, context: &Context) -> Result<Option<Self>, D::Error> {
        let layout = context.take_layout();
        decoder.deserialize_map(EntryVisitor { context, layout, value: PhantomData }).map(Some)
    }
}

struct EntryVisitor<'a, T> {
    context: &'a Context,
    layout: Layout,
    value: PhantomData<T>,
}

impl<'de, T: Decode> Visitor<'de> for EntryVisitor<'_, T> {
    type Value = Entry<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Entry<T>, A::Error> {
        let (key_name, value_name) = self.layout.entry();
        let (mut key, mut value) = (None, None);
        while let Some(name) = parts.next_key_seed(Name)? {
            let read = if name == key_name {
                parts.next_value_seed(Seed::new(self.context)).map(|read| key = read)
            } else if name == value_name {
                self.context.set_layout(self.layout.inner());
                parts.next_value_seed(Seed::new(self.context)).map(|read| value = Some(read))
            } else {
                parts.next_value::<IgnoredAny>().map(|_| ())
            };
            read.map_err(|error| error_path::member(&name, &error))?;
        }
        let missing = |name: &str| A::Error::custom(format_args!("expected <{name}> in an entry, found none"));
        Ok(Entry { key: key.ok_or_else(|| missing(key_name))?, value: value.ok_or_else(|| missing(value_name))? })
    }
}
