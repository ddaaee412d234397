//! What becomes of the names of types.

use super::pair::{Pair, pairs_by};
use crate::ir::{Service, Structure, Type, TypeDefinition, TypeName, Union};
use std::collections::BTreeMap;

/// What the types of the old service are called in the new one.
pub struct Names(BTreeMap<String, TypeName>);

impl Names {
    /// Finds for each old type the new one: of the same shape, or the one that took the place of a shape that is gone.
    pub fn new(before: &Service, after: &Service) -> Self {
        let pairs = pairs_by(&before.types, &after.types, |old| Some(shape(old)), shape);
        let added = by_outline(pairs.iter().filter_map(Pair::added));
        let taken = pairs.iter().filter_map(|pair| {
            let new = pair.kept().map(|(_, new)| new).or_else(|| renamed(&added, pair.removed()?))?;
            Some((shape(pair.known()).to_owned(), new.name().clone()))
        });
        Self(taken.collect())
    }

    /// An old type by the names of the new service, and without what Rust does not see of it: the format of times, and
    /// how texts are encoded.
    pub fn carried(&self, old: &Type) -> Type {
        let name = |old: &TypeName| self.0.get(&old.shape).filter(|_| !old.exception).unwrap_or(old).clone();
        match old {
            Type::List { element, sparse } => Type::List { element: Box::new(self.carried(element)), sparse: *sparse },
            Type::Map { key, value, sparse } => {
                let (key, value) = (Box::new(self.carried(key)), Box::new(self.carried(value)));
                Type::Map { key, value, sparse: *sparse }
            }
            Type::Structure(old) => Type::Structure(name(old)),
            Type::Union(old) => Type::Union(name(old)),
            Type::Enumeration(old) => Type::Enumeration(name(old)),
            other => other.clone(),
        }
    }

    /// The shape of an old type in the new service.
    pub fn shape(&self, old: &TypeDefinition) -> Option<&str> {
        self.0.get(shape(old)).map(|name| name.shape.as_str())
    }
}

/// The shape of a type.
pub fn shape(definition: &TypeDefinition) -> &str {
    &definition.name().shape
}

/// What makes a type the same under another name: its kind, and its members or values.
type Outline<'a> = (&'static str, Vec<&'a str>);

fn by_outline<'a>(types: impl Iterator<Item = &'a TypeDefinition>) -> BTreeMap<Outline<'a>, Vec<&'a TypeDefinition>> {
    let mut alike: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for definition in types {
        if let Some(outline) = outline(definition) {
            alike.entry(outline).or_default().push(definition);
        }
    }
    alike
}

/// Of the types that are added, the one that differs from one that is gone by its name alone.
fn renamed<'a>(
    added: &BTreeMap<Outline<'a>, Vec<&'a TypeDefinition>>,
    old: &'a TypeDefinition,
) -> Option<&'a TypeDefinition> {
    match added.get(&outline(old)?)?.as_slice() {
        [new] => Some(new),
        _ => None,
    }
}

/// The outline of a type. One without members or values is like no other.
fn outline(definition: &TypeDefinition) -> Option<Outline<'_>> {
    let parts: Vec<_> = match definition {
        TypeDefinition::Structure(Structure { fields, .. }) => fields.iter().map(|it| it.member.as_str()).collect(),
        TypeDefinition::Union(Union { variants, .. }) => variants.iter().map(|it| it.member.as_str()).collect(),
        TypeDefinition::Enumeration(it) => it.variants.iter().map(|it| it.value.as_str()).collect(),
    };
    Some((kind(definition), parts)).filter(|(_, parts)| !parts.is_empty())
}

/// The kind of a type, in a word.
pub fn kind(definition: &TypeDefinition) -> &'static str {
    match definition {
        TypeDefinition::Structure(_) => "structure",
        TypeDefinition::Union(_) => "union",
        TypeDefinition::Enumeration(_) => "enumeration",
    }
}
