//! Documentation from use, for types that the model does not document.

use crate::ir::{Field, Service, Structure, Type, TypeDefinition, TypeName, Union};

/// A sentence that names a member of this type.
pub fn of(service: &Service, name: &TypeName) -> [String; 1] {
    let types = format!("{}::types", service.root);
    let holders = service.types.iter().flat_map(|definition| match definition {
        TypeDefinition::Structure(structure) => members(&types, structure, name),
        TypeDefinition::Union(union) => variants(&types, union, name),
        TypeDefinition::Enumeration(_) => Vec::new(),
    });
    let operations = service.operations.iter().flat_map(|operation| {
        let module = format!("{}::operation::{}", service.root, operation.module);
        [members(&module, &operation.input, name), members(&module, &operation.output, name)].concat()
    });
    let errors = format!("{types}::error");
    let errors = service.exceptions.iter().flat_map(|exception| members(&errors, &exception.structure, name));
    let mut links = holders.chain(operations).chain(errors);
    let Some(link) = links.next() else { return [format!("The type `{}`.", name.rust)] };
    let others = if links.next().is_some() { " and others" } else { "" };
    [format!("Used by {link}{others}.")]
}

/// Links to the members of a structure that hold the type.
fn members(module: &str, structure: &Structure, name: &TypeName) -> Vec<String> {
    let holds = |field: &&Field| mentions(&field.shape, name);
    let owner = &structure.name.rust;
    let link = |field: &Field| {
        // Rustdoc takes what follows a `#` for a place on the page.
        let field = field.name.trim_start_matches("r#");
        format!("[`{owner}::{field}`](field@{module}::{owner}::{field})")
    };
    structure.fields.iter().filter(holds).map(link).collect()
}

/// Links to the variants of a union that hold the type.
fn variants(module: &str, union: &Union, name: &TypeName) -> Vec<String> {
    let owner = &union.name.rust;
    let holders = union.variants.iter().filter(|variant| mentions(&variant.shape, name));
    holders.map(|variant| format!("[`{owner}::{0}`]({module}::{owner}::{0})", variant.name)).collect()
}

fn mentions(shape: &Type, name: &TypeName) -> bool {
    match shape {
        Type::Structure(own) | Type::Union(own) | Type::Enumeration(own) => own == name,
        Type::List { element, .. } => mentions(element, name),
        Type::Map { key, value, .. } => mentions(key, name) || mentions(value, name),
        _ => false,
    }
}
