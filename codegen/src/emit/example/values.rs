//! Values in examples: expressions of each type that keep to the model's constraints.

use super::{library_name, texts};
use crate::ir::{
    Bound, Constraint, Docs, Enumeration, Field, Limits, NamedConstraint, Service, Structure, Type, TypeDefinition,
    TypeName,
};

/// Deeper values than this are left out of examples.
const DEEPEST: usize = 4;

/// What is known about a value beside its type.
struct About<'a> {
    /// Name of the member that holds it.
    member: &'a str,
    /// Documentation of that member.
    docs: &'a Docs,
    /// Its limits, and those of what it holds.
    constraint: Option<&'a NamedConstraint>,
}

/// A call of the setter of a member; `None` if it holds what examples do without.
pub fn setter(service: &Service, field: &Field, depth: usize) -> Option<String> {
    let constraint = match &field.constraint {
        Constraint::Checked(name) => named(service, Some(name)),
        Constraint::None | Constraint::Descend => None,
    };
    let about = About { member: &field.member, docs: &field.docs, constraint };
    let held = |name: Option<&String>| About { constraint: named(service, name), ..about };
    let arguments = match &field.shape {
        Type::List { element, sparse: false } => {
            value(service, element, &held(constraint.and_then(|it| it.each.as_ref())), depth)?
        }
        Type::Map { key, value: each, sparse: false } => {
            let keys = About { member: "key", ..held(constraint.and_then(|it| it.keys.as_ref())) };
            let values = held(constraint.and_then(|it| it.each.as_ref()));
            format!("{}, {}", value(service, key, &keys, depth)?, value(service, each, &values, depth)?)
        }
        other => value(service, other, &about, depth)?,
    };
    Some(format!(".{}({arguments})", field.name))
}

fn named<'a>(service: &'a Service, name: Option<&String>) -> Option<&'a NamedConstraint> {
    service.constraints.iter().find(|constraint| Some(&constraint.name) == name)
}

/// An expression of a type; `None` for what examples do without.
fn value(service: &Service, shape: &Type, about: &About<'_>, depth: usize) -> Option<String> {
    let library = library_name(service);
    let none = Limits::default();
    let limits = about.constraint.map_or(&none, |constraint| &constraint.limits);
    Some(match shape {
        Type::String => format!("{:?}", texts::text(about.member, about.docs, limits, &service.signing_name)),
        Type::JsonText => "\"{}\"".to_owned(),
        Type::Boolean => "true".to_owned(),
        Type::Integer | Type::Long => whole(limits).to_string(),
        Type::Float | Type::Double => format!("{:?}", real(limits)),
        Type::Timestamp(_) => format!("{library}::primitives::DateTime::from_secs(0)"),
        Type::Blob => format!("{library}::primitives::Blob::from(\"content\")"),
        Type::Stream => format!("{library}::primitives::ByteStream::from_static(b\"content\")"),
        Type::Document => format!("{library}::primitives::Document::Null"),
        Type::Enumeration(name) => enumeration(service, name, about.docs)?,
        Type::Structure(name) => structure(service, name, depth)?,
        Type::List { .. } | Type::Map { .. } | Type::Union(_) => return None,
    })
}

/// One, or the allowed number nearest to it.
fn whole(limits: &Limits) -> i64 {
    match (limits.minimum, limits.maximum) {
        (Some(Bound::Whole(least)), _) if least > 1 => least,
        (_, Some(Bound::Whole(most))) if most < 1 => most,
        _ => 1,
    }
}

/// One, or the allowed number nearest to it.
fn real(limits: &Limits) -> f64 {
    match (limits.minimum, limits.maximum) {
        (Some(Bound::Real(least)), _) if least > 1.0 => least,
        (_, Some(Bound::Real(most))) if most < 1.0 => most,
        _ => 1.0,
    }
}

/// The value that the documentation says is supported, else the first one.
fn enumeration(service: &Service, name: &TypeName, docs: &Docs) -> Option<String> {
    let found = service.types.iter().find_map(|definition| match definition {
        TypeDefinition::Enumeration(it) if it.name == *name => Some(it),
        _ => None,
    });
    let Enumeration { variants, .. } = found?;
    let supported = texts::supported(docs);
    let named = supported.iter().find_map(|text| variants.iter().find(|variant| variant.value == *text));
    let variant = named.or(variants.first())?;
    Some(format!("{}::types::{}::{}", library_name(service), name.rust, variant.name))
}

fn structure(service: &Service, name: &TypeName, depth: usize) -> Option<String> {
    let structure: &Structure = service.types.iter().find_map(|definition| match definition {
        TypeDefinition::Structure(it) if it.name == *name && depth < DEEPEST => Some(it),
        _ => None,
    })?;
    let setters: Option<String> = structure.required_fields().map(|field| setter(service, field, depth + 1)).collect();
    Some(format!("{}::types::{}::builder(){}.build()", library_name(service), name.rust, setters?))
}
