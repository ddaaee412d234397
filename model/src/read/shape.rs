//! Reads shapes.

use super::{bounds, structure};
use crate::json::{Cursor, Object};
use crate::{Blob, Element, List, Map, Shape, ShapeKind, StringShape, TimestampFormat};

/// The types by their names in the model.
#[derive(Clone, Copy)]
enum Type {
    Structure,
    List,
    Map,
    String,
    Integer,
    Long,
    Float,
    Double,
    Boolean,
    Blob,
    Timestamp,
}

const TYPES: [(&str, Type); 11] = [
    ("structure", Type::Structure),
    ("list", Type::List),
    ("map", Type::Map),
    ("string", Type::String),
    ("integer", Type::Integer),
    ("long", Type::Long),
    ("float", Type::Float),
    ("double", Type::Double),
    ("boolean", Type::Boolean),
    ("blob", Type::Blob),
    ("timestamp", Type::Timestamp),
];

pub fn read(cursor: &Cursor) -> Option<Shape> {
    let mut object = cursor.object()?;
    // Which keys are known depends on the type, so without one there is nothing more to say.
    let type_ = object.required("type")?.word("shape type", &TYPES)?;
    let kind = kind(type_, &mut object);
    let documentation = object.optional_text("documentation");
    let sensitive = object.flag("sensitive");
    let deprecated = object.deprecation();
    let boxed = object.flag("box");
    object.close();
    Some(Shape { kind: kind?, documentation, sensitive, deprecated, boxed })
}

fn kind(type_: Type, object: &mut Object) -> Option<ShapeKind> {
    Some(match type_ {
        Type::Structure => ShapeKind::Structure(structure::read(object)?),
        Type::List => ShapeKind::List(list(object)?),
        Type::Map => ShapeKind::Map(map(object)?),
        Type::String => ShapeKind::String(string(object)),
        Type::Integer => ShapeKind::Integer(bounds::whole(object)),
        Type::Long => ShapeKind::Long(bounds::whole(object)),
        Type::Float => ShapeKind::Float(bounds::any(object)),
        Type::Double => ShapeKind::Double(bounds::any(object)),
        Type::Boolean => ShapeKind::Boolean,
        Type::Blob => ShapeKind::Blob(blob(object)),
        Type::Timestamp => ShapeKind::Timestamp(timestamp_format(object)),
    })
}

fn list(object: &mut Object) -> Option<List> {
    let member = element(object, "member");
    let (sparse, bounds) = (object.flag("sparse"), bounds::length(object));
    Some(List { member: member?, sparse, bounds })
}

fn map(object: &mut Object) -> Option<Map> {
    let (key, value) = (element(object, "key"), element(object, "value"));
    let (sparse, bounds) = (object.flag("sparse"), bounds::length(object));
    Some(Map { key: key?, value: value?, sparse, bounds })
}

fn element(object: &mut Object, key: &'static str) -> Option<Element> {
    let cursor = object.required(key)?;
    let mut object = cursor.object()?;
    let shape = object.text("shape");
    let documentation = object.optional_text("documentation");
    let location_name = object.optional_text("locationName");
    object.close();
    Some(Element { shape: shape?, documentation, location_name })
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

/// The key `timestampFormat` of a shape or a member.
pub fn timestamp_format(object: &mut Object) -> Option<TimestampFormat> {
    const FORMATS: [(&str, TimestampFormat); 3] = [
        ("unixTimestamp", TimestampFormat::EpochSeconds),
        ("iso8601", TimestampFormat::Iso8601),
        ("rfc822", TimestampFormat::HttpDate),
    ];
    object.optional("timestampFormat")?.word("timestamp format", &FORMATS)
}
