//! Markers of required members, by which the compiler names the one that a builder lacks.

use super::register::{Item, Register};
use crate::lower::names::Kind;
use botocore_model::{Model, Place, Section, StructureId, StructureMap};
use std::collections::{BTreeMap, HashMap};

/// Markers of a service.
#[derive(Debug)]
pub struct Markers {
    /// Markers of the members that a builder demands, by structure and setter.
    by_member: HashMap<StructureId, HashMap<String, String>>,
    /// Names of all markers, by their keys in the record.
    pub by_key: BTreeMap<String, String>,
}

impl Markers {
    /// The marker of a field.
    pub fn get(&self, structure: StructureId, field: &str) -> Option<&String> {
        self.by_member.get(&structure)?.get(field)
    }
}

/// Names the markers. Builders share the marker of a setter, since its message names the setter alone. A builder that
/// would be hidden by a marker, as a type parameter of the same name, has a marker of its own instead.
pub fn markers(
    register: &mut Register<'_>,
    model: &Model,
    builders: &HashMap<StructureId, Vec<String>>,
    fields: &StructureMap<Vec<String>>,
) -> Markers {
    let mut keys: HashMap<StructureId, Vec<(&String, Key)>> = HashMap::new();
    let mut places = BTreeMap::new();
    for (id, structure) in model.service.shapes.structures() {
        let Some(builders) = builders.get(&id) else { continue };
        let shape = &model[structure.shape].name;
        for ((member, modelled), field) in structure.members.iter().zip(&fields[id]) {
            if structure.required.contains(member) && !modelled.idempotency_token {
                let key = Key::new(model, shape, field, builders);
                places.entry(key.clone()).or_insert_with(|| Place::member(shape, member));
                keys.entry(id).or_default().push((field, key));
            }
        }
    }
    let items = places.iter().map(|(key, place)| Item { word: &key.word, ..Item::new(&key.text, place.clone()) });
    let items: Vec<_> = items.collect();
    let names = register.names(&Section::Markers, Kind::Marker, &[], &items);
    let by_key: BTreeMap<_, _> = places.keys().map(|key| key.text.clone()).zip(names).collect();
    let of_structure = |keys: Vec<(&String, Key)>| {
        let named = keys.into_iter().filter_map(|(field, key)| Some((field.clone(), by_key.get(&key.text)?.clone())));
        named.collect()
    };
    Markers { by_member: keys.into_iter().map(|(id, keys)| (id, of_structure(keys))).collect(), by_key }
}

/// What a marker is called by in the record: the setter, or `Shape.setter` if one builder alone uses it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// Shared markers are named first.
    is_own: bool,
    text: String,
    /// The word that its name is made of.
    word: String,
}

impl Key {
    fn new(model: &Model, shape: &str, field: &str, builders: &[String]) -> Self {
        let setter = field.trim_start_matches("r#").to_owned();
        let published = model.published.as_ref().and_then(|record| record.get(&Section::Markers, &setter));
        let shared = published.cloned().unwrap_or_else(|| Kind::Marker.name(&setter));
        let is_own = builders.contains(&shared);
        if is_own {
            Self { is_own, text: format!("{shape}.{setter}"), word: format!("{setter}_member") }
        } else {
            Self { is_own, text: setter.clone(), word: setter }
        }
    }
}
