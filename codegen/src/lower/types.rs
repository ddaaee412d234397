//! Types: what each shape becomes.

use super::protocol::Message;
use super::reach::{Reach, Use};
use super::{Lowering, deprecation};
use crate::ir::{Binding, Enumeration, Structure, TimestampFormat, Type, TypeDefinition, TypeName, Union, Variant};
use botocore_model::{Place, Shape, ShapeId, ShapeKind, StructureId};

impl Lowering<'_> {
    /// All structures, unions and enumerations that members refer to, sorted by name.
    pub fn types(&mut self, reach: &Reach) -> Vec<TypeDefinition> {
        let model = self.model;
        let mut types = Vec::new();
        for (id, usage) in &reach.shapes {
            let shape = &model[*id];
            match &shape.kind {
                ShapeKind::Structure(structure) if reach.exceptions.contains_key(structure) => {}
                ShapeKind::Structure(structure) if model[*structure].union => {
                    types.push(TypeDefinition::Union(self.union(*structure, *usage)));
                }
                ShapeKind::Structure(structure) if !model[*structure].document => {
                    types.push(TypeDefinition::Structure(self.nested_structure(*structure, *usage)));
                }
                ShapeKind::String(_) => {
                    let name = self.names.enumerations[*id].clone();
                    types.extend(name.map(|name| TypeDefinition::Enumeration(self.enumeration(*id, name))));
                }
                ShapeKind::List(list) => self.refuse_streams(shape, "member", list.member.shape),
                ShapeKind::Map(map) => self.refuse_streams(shape, "value", map.value.shape),
                _ => {}
            }
        }
        types
    }

    /// Streams are payloads, never elements.
    fn refuse_streams(&mut self, collection: &Shape, key: &str, element: ShapeId) {
        let streams = match &self.model[element].kind {
            ShapeKind::Structure(structure) => self.model[*structure].event_stream,
            ShapeKind::Blob(blob) => blob.streaming,
            _ => false,
        };
        if streams {
            let place = Place::shape(&collection.name).key(key).key("shape");
            self.problem(&place, "the elements are streams, which is not generated", None);
        }
    }

    fn nested_structure(&mut self, id: StructureId, usage: Use) -> Structure {
        let shape = &self.model[self.model[id].shape];
        Structure {
            name: self.names.structures[id].clone(),
            docs: self.docs(shape.documentation.as_deref(), Some(&shape.name)),
            deprecated: deprecation(shape.deprecated.as_ref()),
            fields: self.fields(id, Message::Body),
            sensitive: shape.sensitive,
            sent: usage.sent,
            received: usage.received,
        }
    }

    fn union(&mut self, id: StructureId, usage: Use) -> Union {
        let shape = &self.model[self.model[id].shape];
        Union {
            name: self.names.structures[id].clone(),
            docs: self.docs(shape.documentation.as_deref(), Some(&shape.name)),
            deprecated: deprecation(shape.deprecated.as_ref()),
            variants: self.variants(id),
            sensitive: shape.sensitive,
            sent: usage.sent,
            received: usage.received,
        }
    }

    fn enumeration(&self, id: ShapeId, name: TypeName) -> Enumeration {
        let shape = &self.model[id];
        let variants = self.names.values[id].iter().map(|(value, name)| {
            let (name, value) = (name.clone(), value.clone());
            Variant { name, value }
        });
        Enumeration {
            name,
            docs: self.docs(shape.documentation.as_deref(), Some(&shape.name)),
            deprecated: deprecation(shape.deprecated.as_ref()),
            variants: variants.collect(),
            sensitive: shape.sensitive,
        }
    }

    /// The type of a shape where it is bound to: that decides how times are written.
    ///
    /// Lists and maps do not nest without end: `collections` has checked that.
    pub fn shape_type(&self, id: ShapeId, binding: &Binding) -> Type {
        let inner = |inner| Box::new(self.shape_type(inner, binding));
        match &self.model[id].kind {
            ShapeKind::Structure(structure) if self.model[*structure].document => Type::Document,
            ShapeKind::Structure(structure) if self.model[*structure].union => {
                Type::Union(self.names.structures[*structure].clone())
            }
            ShapeKind::Structure(structure) => Type::Structure(self.names.structures[*structure].clone()),
            ShapeKind::String(_) => match &self.names.enumerations[id] {
                Some(name) => Type::Enumeration(name.clone()),
                None => Type::String,
            },
            ShapeKind::List(list) => Type::List { element: inner(list.member.shape), sparse: list.sparse },
            ShapeKind::Map(map) => {
                Type::Map { key: inner(map.key.shape), value: inner(map.value.shape), sparse: map.sparse }
            }
            ShapeKind::Integer(_) => Type::Integer,
            ShapeKind::Long(_) => Type::Long,
            ShapeKind::Float(_) => Type::Float,
            ShapeKind::Double(_) => Type::Double,
            ShapeKind::Boolean => Type::Boolean,
            ShapeKind::Blob(_) => Type::Blob,
            ShapeKind::Timestamp(own) => Type::Timestamp(self.protocol.timestamp(own.map(timestamp_format), binding)),
        }
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
