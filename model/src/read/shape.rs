//! Reads shapes.

use super::declared::{self, Declared};
use super::types::{TYPES, Type};
use super::{bounds, structure, timestamp};
use crate::json::{Cursor, Object};
use crate::{Blob, Element, List, Map, Shape, ShapeId, ShapeKind, StringShape, Structure};

/// Reads a shape; a structure is returned beside it.
pub fn read(name: &str, cursor: &Cursor, shapes: &Declared) -> Option<(Shape, Option<Structure>)> {
    let mut object = cursor.object()?;
    // Which keys are known depends on the type, so without one there is nothing more to say.
    let type_ = object.required("type")?.word("shape type", &TYPES)?;
    let kind = kind(name, type_, &mut object, shapes);
    let documentation = object.optional_text("documentation");
    let sensitive = object.flag("sensitive");
    let deprecated = object.deprecation();
    let boxed = object.flag("box");
    declared::reference_defaults(&mut object);
    // These are about XML in requests, which no protocol that is read has.
    object.skip("xmlNamespace");
    object.skip("xmlOrder");
    object.close();
    let (kind, structure) = kind?;
    Some((Shape { name: name.to_owned(), kind, documentation, sensitive, deprecated, boxed }, structure))
}

fn kind(name: &str, type_: Type, object: &mut Object, shapes: &Declared) -> Option<(ShapeKind, Option<Structure>)> {
    let kind = match type_ {
        Type::Structure => {
            let structure = structure::read(name, object, shapes)?;
            return Some((ShapeKind::Structure(shapes.get(name)?.structure?), Some(structure)));
        }
        Type::List => ShapeKind::List(list(object, shapes)?),
        Type::Map => ShapeKind::Map(map(object, shapes)?),
        Type::String => ShapeKind::String(string(object)),
        Type::Integer => ShapeKind::Integer(bounds::whole(object)),
        Type::Long => ShapeKind::Long(bounds::whole(object)),
        Type::Float => ShapeKind::Float(bounds::any(object)),
        Type::Double => ShapeKind::Double(bounds::any(object)),
        Type::Boolean => ShapeKind::Boolean,
        Type::Blob => ShapeKind::Blob(blob(object)),
        Type::Timestamp => ShapeKind::Timestamp(timestamp::format(object)),
    };
    Some((kind, None))
}

fn list(object: &mut Object, shapes: &Declared) -> Option<List> {
    let member = element(object, "member", shapes, |object| shapes.shape(object));
    let (sparse, bounds) = (object.flag("sparse"), bounds::length(object));
    Some(List { member: member?, sparse, bounds })
}

fn map(object: &mut Object, shapes: &Declared) -> Option<Map> {
    let key = element(object, "key", shapes, |object| shapes.string(object));
    let value = element(object, "value", shapes, |object| shapes.shape(object));
    let (sparse, bounds) = (object.flag("sparse"), bounds::length(object));
    Some(Map { key: key?, value: value?, sparse, bounds })
}

fn element(
    object: &mut Object,
    key: &'static str,
    shapes: &Declared,
    resolve: impl Fn(&mut Object) -> Option<ShapeId>,
) -> Option<Element> {
    let cursor = object.required(key)?;
    let mut object = cursor.object()?;
    let shape = resolve(&mut object);
    let documentation = object.optional_text("documentation");
    let location_name = shapes.location_name(&mut object);
    let flattened = shapes.flattened(&mut object);
    // A text with JSON in it is sent as a text is.
    object.flag("jsonvalue");
    object.skip("xmlNamespace");
    object.close();
    Some(Element { shape: shape?, documentation, location_name, flattened })
}

fn string(object: &mut Object) -> StringShape {
    let values = object.optional("enum");
    if let Some(values) = &values
        && values.value().as_array().is_some_and(Vec::is_empty)
    {
        values.problem("an enumeration without values", None);
    }
    StringShape {
        values: values.map(|it| it.texts()).unwrap_or_default(),
        pattern: object.optional_text("pattern"),
        bounds: bounds::length(object),
    }
}

fn blob(object: &mut Object) -> Blob {
    Blob {
        streaming: object.flag("streaming"),
        requires_length: object.flag("requiresLength"),
        bounds: bounds::length(object),
    }
}
