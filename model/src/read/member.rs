//! Reads members of structures.

use super::shape::timestamp_format;
use crate::json::{Cursor, Object};
use crate::{Location, Member};

const LOCATIONS: [(&str, Location); 5] = [
    ("uri", Location::Uri),
    ("querystring", Location::QueryString),
    ("header", Location::Header),
    ("headers", Location::Headers),
    ("statusCode", Location::StatusCode),
];

pub fn read(cursor: &Cursor) -> Option<Member> {
    let mut object = cursor.object()?;
    let shape = object.text("shape");
    let member = Member {
        shape: shape.clone().unwrap_or_default(),
        documentation: object.optional_text("documentation"),
        location: object.optional("location").and_then(|it| it.word("location", &LOCATIONS)),
        location_name: object.optional_text("locationName"),
        streaming: object.flag("streaming"),
        idempotency_token: object.flag("idempotencyToken"),
        jsonvalue: object.flag("jsonvalue"),
        host_label: object.flag("hostLabel"),
        context_param: context_param(&mut object),
        deprecated: object.deprecation(),
        timestamp_format: timestamp_format(&mut object),
        event_payload: object.flag("eventpayload"),
        event_header: object.flag("eventheader"),
        boxed: object.flag("box"),
        values: object.texts("enum"),
    };
    object.close();
    shape.map(|_| member)
}

fn context_param(object: &mut Object) -> Option<String> {
    let cursor = object.optional("contextParam")?;
    let mut object = cursor.object()?;
    let name = object.text("name");
    object.close();
    name
}
