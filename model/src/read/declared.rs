//! The shapes that a service declares: references are resolved by them before the shapes themselves are read.

use super::types::is_type;
use crate::json::{Cursor, Object, did_you_mean};
use crate::{ShapeId, StructureId};
use serde_json::Value;
use std::collections::BTreeMap;

/// The shapes of a service by name.
#[derive(Debug)]
pub struct Declared<'a> {
    /// `None` if the document has no object of shapes: then references cannot be judged.
    shapes: Option<BTreeMap<&'a str, Declaration<'a>>>,
}

/// A shape as far as it is known before it is read.
#[derive(Debug)]
pub struct Declaration<'a> {
    /// Its handle.
    pub shape: ShapeId,
    /// Its handle as a structure, if it is one.
    pub structure: Option<StructureId>,
    /// Its type; `None` if it has none that could be read.
    type_: Option<&'a str>,
    /// It is marked as an error.
    exception: bool,
    /// The name on the wire of references that have none of their own.
    location_name: Option<&'a str>,
    /// References to it are flattened.
    flattened: bool,
}

/// The keys of a shape that are defaults for the references to it.
pub fn reference_defaults(object: &mut Object) {
    object.optional_text("locationName");
    object.flag("flattened");
}

impl<'a> Declared<'a> {
    /// The declarations of a service. Handles are given in the order of names.
    pub fn of(service: &'a Value) -> Self {
        let Some(declared) = service.get("shapes").and_then(Value::as_object) else { return Self { shapes: None } };
        let sorted: BTreeMap<&str, &Value> = declared.iter().map(|(name, shape)| (name.as_str(), shape)).collect();
        let mut structures = 0..;
        let shapes = sorted.into_iter().enumerate().map(|(index, (name, shape))| {
            let type_ = shape.get("type").and_then(Value::as_str);
            let is_structure = type_ == Some("structure");
            let declaration = Declaration {
                shape: ShapeId(index),
                structure: if is_structure { structures.next().map(StructureId) } else { None },
                type_,
                exception: shape.get("exception") == Some(&Value::Bool(true)) || shape.get("error").is_some(),
                location_name: shape.get("locationName").and_then(Value::as_str),
                flattened: shape.get("flattened") == Some(&Value::Bool(true)),
            };
            (name, declaration)
        });
        Self { shapes: Some(shapes.collect()) }
    }

    /// The declaration of a name.
    pub fn get(&self, name: &str) -> Option<&Declaration<'a>> {
        self.shapes.as_ref()?.get(name)
    }

    /// The key `shape` of a reference: any shape.
    pub fn shape(&self, object: &mut Object) -> Option<ShapeId> {
        self.find(&object.required("shape")?).map(|declaration| declaration.shape)
    }

    /// The key `shape` of a reference: a string.
    pub fn string(&self, object: &mut Object) -> Option<ShapeId> {
        let cursor = object.required("shape")?;
        let declaration = self.find(&cursor)?;
        declaration.expect(declaration.type_ == Some("string"), "a string, as keys of maps are", &cursor)?;
        Some(declaration.shape)
    }

    /// The key `shape` of a reference: a structure.
    pub fn structure(&self, object: &mut Object) -> Option<StructureId> {
        let cursor = object.required("shape")?;
        let declaration = self.find(&cursor)?;
        declaration.expect(declaration.structure.is_some(), "a structure", &cursor)?;
        declaration.structure
    }

    /// The key `shape` of a reference: a structure that is an error.
    pub fn exception(&self, object: &mut Object) -> Option<StructureId> {
        let cursor = object.required("shape")?;
        let declaration = self.find(&cursor)?;
        let is_exception = declaration.structure.is_some() && declaration.exception;
        declaration.expect(is_exception, "a structure with an exception", &cursor)?;
        declaration.structure
    }

    /// The key `locationName` of a reference; by default that of its shape.
    pub fn location_name(&self, object: &mut Object) -> Option<String> {
        let of_shape = self.referred(object).and_then(|declaration| declaration.location_name);
        object.optional_text("locationName").or_else(|| of_shape.map(str::to_owned))
    }

    /// The key `flattened` of a reference; by default that of its shape.
    pub fn flattened(&self, object: &mut Object) -> bool {
        let of_shape = self.referred(object).is_some_and(|declaration| declaration.flattened);
        object.flag("flattened") || of_shape
    }

    fn referred(&self, object: &mut Object) -> Option<&Declaration<'a>> {
        self.get(object.optional("shape")?.value().as_str()?)
    }

    fn find(&self, cursor: &Cursor) -> Option<&Declaration<'a>> {
        let name = cursor.str()?;
        let declared = self.shapes.as_ref()?;
        if !declared.contains_key(name) {
            let help = did_you_mean(name, declared.keys().copied());
            cursor.problem(format!("there is no shape {name:?}"), help);
        }
        declared.get(name)
    }
}

impl Declaration<'_> {
    /// Notes a shape of the wrong kind; one whose type cannot be read is a problem where it is declared.
    fn expect(&self, fits: bool, expected: &str, cursor: &Cursor) -> Option<()> {
        let is_readable = self.type_.is_some_and(is_type);
        if !fits && is_readable {
            cursor.problem(format!("the shape {:?} is not {expected}", cursor.str()?), None);
        }
        fits.then_some(())
    }
}
