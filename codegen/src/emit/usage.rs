//! Documentation from use, for types that the model does not document.

use crate::ir::{Field, Service, Structure, Type, TypeDefinition, TypeName};

/// How many members are named.
const NAMED: usize = 2;

/// Lines that name members of this type, or the sentence if there are none.
pub fn or(service: &Service, name: &TypeName, sentence: &str) -> Vec<String> {
    let types = service.types.iter().filter_map(|definition| match definition {
        TypeDefinition::Structure(structure) => Some((format!("{}::types", service.root), structure)),
        TypeDefinition::Union(_) | TypeDefinition::Enumeration(_) => None,
    });
    let operations = service.operations.iter().flat_map(|operation| {
        let module = format!("{}::operation::{}", service.root, operation.module);
        [(module.clone(), &operation.input), (module, &operation.output)]
    });
    let mut links = types.chain(operations).flat_map(|(module, structure)| members(module, structure, name));
    let named: Vec<String> = links.by_ref().take(NAMED).collect();
    match (named.is_empty(), links.next()) {
        (true, _) => vec![sentence.to_owned()],
        (false, None) => lines(&named.join(" and\n"), "."),
        (false, Some(_)) => lines(&named.join(",\n"), " and others."),
    }
}

/// The sentence, with a link on each line.
fn lines(links: &str, end: &str) -> Vec<String> {
    format!("Used by {links}{end}").lines().map(str::to_owned).collect()
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
