//! What becomes of the names of types.

use crate::ir::{Service, Structure, Type, TypeDefinition, TypeName, Union};
use std::collections::BTreeMap;

/// What the types of the old service are called in the new one.
pub struct Names(BTreeMap<String, TypeName>);

impl Names {
    /// Finds for each old type the new one: of the same shape, or the one that took the place of a shape that is gone.
    pub fn new(before: &Service, after: &Service) -> Self {
        let kept = |shape: &str| after.types.iter().find(|new| new.name().shape == shape);
        let mut names = BTreeMap::new();
        for old in &before.types {
            let new = kept(&old.name().shape).or_else(|| renamed(before, after, old));
            names.extend(new.map(|new| (old.name().shape.clone(), new.name().clone())));
        }
        Self(names)
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

    /// Whether two types of the two services are the same one.
    pub fn is_same(&self, old: &TypeDefinition, new: &TypeDefinition) -> bool {
        self.0.get(&old.name().shape).is_some_and(|name| name.shape == new.name().shape)
    }
}

/// The new type that differs from one that is gone by its name alone.
fn renamed<'a>(before: &Service, after: &'a Service, old: &TypeDefinition) -> Option<&'a TypeDefinition> {
    let is_new = |new: &&TypeDefinition| before.types.iter().all(|known| known.name().shape != new.name().shape);
    let mut alike = after.types.iter().filter(is_new).filter(|new| outline(old) == outline(new));
    alike.next().filter(|_| alike.next().is_none())
}

/// What makes a type the same under another name: its kind, and its members or values. One without any is like no other.
fn outline(definition: &TypeDefinition) -> Option<(&'static str, Vec<&str>)> {
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
