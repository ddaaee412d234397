//! Reads members of structures.

use super::declared::Declared;
use super::timestamp;
use crate::json::{Cursor, Object};
use crate::{Location, Member};

const LOCATIONS: [(&str, Location); 5] = [
    ("uri", Location::Uri),
    ("querystring", Location::QueryString),
    ("header", Location::Header),
    ("headers", Location::Headers),
    ("statusCode", Location::StatusCode),
];

pub fn read(cursor: &Cursor, shapes: &Declared) -> Option<Member> {
    let mut object = cursor.object()?;
    let shape = shapes.shape(&mut object);
    let documentation = object.optional_text("documentation");
    let location = object.optional("location").and_then(|it| it.word("location", &LOCATIONS));
    let location_name = shapes.location_name(&mut object);
    let flattened = shapes.flattened(&mut object);
    let xml_attribute = object.flag("xmlAttribute");
    object.skip("xmlNamespace");
    let streaming = object.flag("streaming");
    let idempotency_token = object.flag("idempotencyToken");
    let jsonvalue = object.flag("jsonvalue");
    let host_label = object.flag("hostLabel");
    let context_param = context_param(&mut object);
    let deprecated = object.deprecation();
    let timestamp_format = timestamp::format(&mut object);
    let event_payload = object.flag("eventpayload");
    let event_header = object.flag("eventheader");
    let boxed = object.flag("box");
    let values = object.texts("enum");
    object.close();
    Some(Member {
        shape: shape?,
        documentation,
        location,
        location_name,
        flattened,
        xml_attribute,
        streaming,
        idempotency_token,
        jsonvalue,
        host_label,
        context_param,
        deprecated,
        timestamp_format,
        event_payload,
        event_header,
        boxed,
        values,
    })
}

fn context_param(object: &mut Object) -> Option<String> {
    let cursor = object.optional("contextParam")?;
    let mut object = cursor.object()?;
    let name = object.text("name");
    object.close();
    name
}
