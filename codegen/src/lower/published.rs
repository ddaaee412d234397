//! The record of published names, to which every emitted name is added.

use super::naming::Names;
use crate::ir::{Field, Service, TypeDefinition};
use botocore_model::{PublishedNames, Section};
use std::collections::HashSet;

/// Returns the record with the names of a service.
pub fn add(mut record: PublishedNames, service: &Service, names: &Names) -> PublishedNames {
    for (operation, names) in service.operations.iter().zip(&names.operations) {
        record.add(Section::Operations, &operation.name, &names.base);
        record.add(Section::Methods, &operation.name, &names.method);
        record.add(Section::Modules, &operation.name, &names.module);
        for structure in [&operation.input, &operation.output] {
            add_fields(&mut record, &structure.name.shape, &structure.fields);
        }
    }
    for definition in &service.types {
        let name = definition.name();
        record.add(Section::Types, &name.shape, &name.rust);
        match definition {
            TypeDefinition::Structure(structure) => add_fields(&mut record, &name.shape, &structure.fields),
            TypeDefinition::Union(union) => union.variants.iter().for_each(|variant| {
                add_member(&mut record, &name.shape, (&variant.member, &variant.name), variant.boxed);
            }),
            TypeDefinition::Enumeration(enumeration) => enumeration.variants.iter().for_each(|variant| {
                record.add(Section::Values(name.shape.clone()), &variant.value, &variant.name);
            }),
        }
    }
    for exception in &service.exceptions {
        let name = &exception.structure.name;
        record.add(Section::Errors, &name.shape, &name.rust);
        record.add(Section::Predicates, &name.shape, &exception.predicate);
        add_fields(&mut record, &name.shape, &exception.structure.fields);
    }
    let markers: HashSet<_> = service.required.iter().map(|required| &required.marker).collect();
    for (key, marker) in &names.markers.by_key {
        if markers.contains(marker) {
            record.add(Section::Markers, key, marker);
        }
    }
    record
}

fn add_fields(record: &mut PublishedNames, shape: &str, fields: &[Field]) {
    for field in fields {
        add_member(record, shape, (&field.member, &field.name), field.boxed);
    }
}

/// A recorded member stays boxed or unboxed for good, so its box is recorded together with its name.
fn add_member(record: &mut PublishedNames, shape: &str, (member, name): (&str, &str), boxed: bool) {
    if boxed {
        record.add(Section::Boxed(shape.to_owned()), member, name);
    }
    record.add(Section::Members(shape.to_owned()), member, name);
}
