//! Types: what each shape becomes.

use super::names::Scope;
use super::reach::{Reach, Use};
use super::{Lowering, deprecation, names};
use crate::ir::{Binding, Enumeration, Structure, TimestampFormat, Type, TypeDefinition, Union, Variant};
use botocore_model::{Shape, ShapeKind, Structure as ModelledStructure};

/// Deeper than any real type; lists of themselves never end.
const DEEPEST: usize = 32;

impl Lowering<'_> {
    /// All structures, unions and enumerations that members refer to, sorted by name.
    pub fn types(&mut self, reach: &Reach) -> Vec<TypeDefinition> {
        let model = self.model;
        let mut types = Vec::new();
        for (name, usage) in &reach.shapes {
            let Some(shape) = model.service.shapes.get(name) else { continue };
            if reach.exceptions.contains(name) {
                continue;
            }
            match &shape.kind {
                ShapeKind::Structure(structure) if structure.union => {
                    types.push(TypeDefinition::Union(self.union(name, shape, structure, *usage)));
                }
                ShapeKind::Structure(structure) if !structure.document => {
                    types.push(TypeDefinition::Structure(self.nested_structure(name, shape, *usage)));
                }
                ShapeKind::String(string) if !string.values.is_empty() => {
                    types.push(TypeDefinition::Enumeration(self.enumeration(name, shape, &string.values)));
                }
                ShapeKind::List(list) => self.refuse_streams(name, &list.member.shape),
                ShapeKind::Map(map) => self.refuse_streams(name, &map.value.shape),
                _ => {}
            }
        }
        types
    }

    /// Streams are payloads, never elements.
    fn refuse_streams(&mut self, collection: &str, element: &str) {
        let streams = match self.model.service.shapes.get(element).map(|shape| &shape.kind) {
            Some(ShapeKind::Structure(structure)) => structure.event_stream,
            Some(ShapeKind::Blob(blob)) => blob.streaming,
            _ => false,
        };
        if streams {
            self.problems.push(format!("shape {collection}: its elements are streams, which is not generated"));
        }
    }

    fn nested_structure(&mut self, name: &str, shape: &Shape, usage: Use) -> Structure {
        Structure {
            name: self.shapes.type_name(name),
            docs: self.docs(shape.documentation.as_deref(), Some(name)),
            deprecated: deprecation(shape.deprecated.as_ref()),
            fields: self.body_fields(name, shape),
            sensitive: shape.sensitive,
            sent: usage.sent,
            received: usage.received,
        }
    }

    fn union(&mut self, name: &str, shape: &Shape, structure: &ModelledStructure, usage: Use) -> Union {
        Union {
            name: self.shapes.type_name(name),
            docs: self.docs(shape.documentation.as_deref(), Some(name)),
            deprecated: deprecation(shape.deprecated.as_ref()),
            variants: self.variants(name, structure),
            sensitive: shape.sensitive,
            sent: usage.sent,
            received: usage.received,
        }
    }

    fn enumeration(&mut self, name: &str, shape: &Shape, values: &[String]) -> Enumeration {
        let mut scope = Scope::default();
        let mut variants: Vec<Variant> = Vec::new();
        for value in values {
            if variants.iter().all(|variant| variant.value != *value) {
                variants.push(Variant { name: scope.claim(&names::variant_name(value)), value: value.clone() });
            }
        }
        Enumeration {
            name: self.shapes.type_name(name),
            docs: self.docs(shape.documentation.as_deref(), Some(name)),
            deprecated: deprecation(shape.deprecated.as_ref()),
            variants,
        }
    }

    /// The type of a shape where it is bound to: that decides how times are written.
    pub fn shape_type(&mut self, name: &str, binding: &Binding) -> Type {
        if let Some(resolved) = self.resolve(name, binding, 0) {
            return resolved;
        }
        self.problems.push(format!("shape {name} nests lists or maps without end, which no type can hold"));
        Type::Document
    }

    fn resolve(&self, name: &str, binding: &Binding, depth: usize) -> Option<Type> {
        if depth > DEEPEST {
            return None;
        }
        let shape = self.model.service.shapes.get(name)?;
        let inner = |inner: &str| self.resolve(inner, binding, depth + 1).map(Box::new);
        Some(match &shape.kind {
            ShapeKind::Structure(structure) if structure.document => Type::Document,
            ShapeKind::Structure(structure) if structure.union => Type::Union(self.shapes.type_name(name)),
            ShapeKind::Structure(_) => Type::Structure(self.shapes.type_name(name)),
            ShapeKind::String(string) if string.values.is_empty() => Type::String,
            ShapeKind::String(_) => Type::Enumeration(self.shapes.type_name(name)),
            ShapeKind::List(list) => Type::List { element: inner(&list.member.shape)?, sparse: list.sparse },
            ShapeKind::Map(map) => {
                Type::Map { key: inner(&map.key.shape)?, value: inner(&map.value.shape)?, sparse: map.sparse }
            }
            ShapeKind::Integer(_) => Type::Integer,
            ShapeKind::Long(_) => Type::Long,
            ShapeKind::Float(_) => Type::Float,
            ShapeKind::Double(_) => Type::Double,
            ShapeKind::Boolean => Type::Boolean,
            ShapeKind::Blob(_) => Type::Blob,
            ShapeKind::Timestamp(own) => Type::Timestamp(self.protocol.timestamp(own.map(timestamp_format), binding)),
        })
    }
}

/// A timestamp format in the IR's words.
pub fn timestamp_format(format: botocore_model::TimestampFormat) -> TimestampFormat {
    match format {
        botocore_model::TimestampFormat::EpochSeconds => TimestampFormat::EpochSeconds,
        botocore_model::TimestampFormat::Iso8601 => TimestampFormat::Iso8601,
        botocore_model::TimestampFormat::HttpDate => TimestampFormat::HttpDate,
    }
}
