//! Documentation from use, for types that the model does not document.

use crate::ir::{Field, Service, Structure, Type, TypeDefinition, TypeName};

/// A sentence that names a member of this type, or the given one if there is none.
pub fn or(service: &Service, name: &TypeName, sentence: &str) -> [String; 1] {
    let types = service.types.iter().filter_map(|definition| match definition {
        TypeDefinition::Structure(structure) => Some((format!("{}::types", service.root), structure)),
        TypeDefinition::Union(_) | TypeDefinition::Enumeration(_) => None,
    });
    let operations = service.operations.iter().flat_map(|operation| {
        let module = format!("{}::operation::{}", service.root, operation.module);
        [(module.clone(), &operation.input), (module, &operation.output)]
    });
    let mut links = types.chain(operations).flat_map(|(module, structure)| members(module, structure, name));
    let Some(link) = links.next() else { return [sentence.to_owned()] };
    let others = if links.next().is_some() { " and others" } else { "" };
    [format!("Used by {link}{others}.")]
}

/// Links to the members of a structure that hold the type.
fn members(module: String, structure: &Structure, name: &TypeName) -> impl Iterator<Item = String> {
    let holds = |field: &&Field| mentions(&field.shape, name);
    let owner = &structure.name.rust;
    structure.fields.iter().filter(holds).map(move |field| {
        // Rustdoc takes what follows a `#` for a place on the page.
        let field = field.name.trim_start_matches("r#");
        format!("[`{owner}::{field}`](field@{module}::{owner}::{field})")
    })
}

fn mentions(shape: &Type, name: &TypeName) -> bool {
    match shape {
        Type::Structure(own) | Type::Union(own) | Type::Enumeration(own) => own == name,
        Type::List { element, .. } => mentions(element, name),
        Type::Map { key, value, .. } => mentions(key, name) || mentions(value, name),
        _ => false,
    }
}
