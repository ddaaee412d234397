//! Documentation from use, for types that the model does not document.

use crate::ir::{Service, Structure, Type, TypeDefinition, TypeName, Union};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// The members that hold each type.
pub struct Usage<'a> {
    holders: HashMap<&'a TypeName, Holders>,
}

/// The members that hold a type.
struct Holders {
    /// A link to the first one.
    first: String,
    /// Whether there are more.
    others: bool,
}

impl<'a> Usage<'a> {
    /// Reads all members of a service once.
    pub fn new(service: &'a Service) -> Self {
        let mut usage = Self { holders: HashMap::new() };
        let types = format!("{}::types", service.root);
        for definition in &service.types {
            match definition {
                TypeDefinition::Structure(structure) => usage.members(&types, structure),
                TypeDefinition::Union(union) => usage.variants(&types, union),
                TypeDefinition::Enumeration(_) => {}
            }
        }
        for operation in &service.operations {
            let module = format!("{}::operation::{}", service.root, operation.module);
            usage.members(&module, &operation.input);
            usage.members(&module, &operation.output);
        }
        for exception in &service.exceptions {
            usage.members(&format!("{types}::error"), &exception.structure);
        }
        usage
    }

    /// A sentence that names a member of a type.
    pub fn of(&self, name: &TypeName) -> [String; 1] {
        let Some(Holders { first, others }) = self.holders.get(name) else {
            return [format!("The type `{}`.", name.rust)];
        };
        let others = if *others { " and others" } else { "" };
        [format!("Used by {first}{others}.")]
    }

    fn members(&mut self, module: &str, structure: &'a Structure) {
        let owner = &structure.name.rust;
        for field in &structure.fields {
            // Rustdoc takes what follows a `#` for a place on the page.
            let name = field.name.trim_start_matches("r#");
            self.holder(&field.shape, || format!("[`{owner}::{name}`](field@{module}::{owner}::{name})"));
        }
    }

    fn variants(&mut self, module: &str, union: &'a Union) {
        let owner = &union.name.rust;
        for variant in &union.variants {
            self.holder(&variant.shape, || format!("[`{owner}::{0}`]({module}::{owner}::{0})", variant.name));
        }
    }

    /// Takes a member for all types that its own mentions.
    fn holder(&mut self, shape: &'a Type, link: impl Fn() -> String) {
        // Each counts once, however often the type mentions it.
        for name in mentioned(shape).into_iter().collect::<HashSet<_>>() {
            match self.holders.entry(name) {
                Entry::Occupied(mut holders) => holders.get_mut().others = true,
                Entry::Vacant(holders) => {
                    holders.insert(Holders { first: link(), others: false });
                }
            }
        }
    }
}

/// The names in a type, in its order.
fn mentioned(shape: &Type) -> Vec<&TypeName> {
    match shape {
        Type::Structure(name) | Type::Union(name) | Type::Enumeration(name) => vec![name],
        Type::List { element, .. } => mentioned(element),
        Type::Map { key, value, .. } => [mentioned(key), mentioned(value)].concat(),
        _ => Vec::new(),
    }
}
