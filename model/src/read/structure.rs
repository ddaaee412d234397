//! Reads structures.

use super::declared::Declared;
use super::{error, member, names};
use crate::Structure;
use crate::json::{Cursor, Object, did_you_mean};

/// Reads the keys of a shape that only structures have.
pub fn read(name: &str, object: &mut Object, shapes: &Declared) -> Option<Structure> {
    let own = shapes.get(name)?.shape;
    let declared = object.required("members");
    let members = declared.as_ref().and_then(|it| {
        it.collect(|name, entry| {
            names::check_member(name, entry);
            member::read(entry, shapes)
        })
    });
    let names: Vec<&str> =
        declared.iter().filter_map(|it| it.value().as_object()).flatten().map(|(name, _)| name.as_str()).collect();
    let required = required(object, &names);
    let payload = object.optional("payload").and_then(|it| existing(&it, &names));
    let union = object.flag("union");
    let document = object.flag("document");
    let event_stream = object.flag("eventstream");
    let event = object.flag("event");
    // It marks structures of which XML had an element more, and clients of today do not look at it.
    object.flag("wrapper");
    let exception = error::exception(object);
    Some(Structure {
        shape: own,
        members: members?,
        required,
        payload,
        union,
        document,
        event_stream,
        event,
        exception,
    })
}

fn required(object: &mut Object, names: &[&str]) -> Vec<String> {
    let Some(list) = object.optional("required") else { return Vec::new() };
    let mut required = Vec::new();
    for item in list.items() {
        let Some(name) = existing(&item, names) else { continue };
        if required.contains(&name) {
            item.problem(format!("the member {name:?} is required twice"), None);
        }
        required.push(name);
    }
    required
}

/// Name of a member that the structure has.
fn existing(cursor: &Cursor, names: &[&str]) -> Option<String> {
    let name = cursor.str()?;
    if names.contains(&name) {
        return Some(name.to_owned());
    }
    cursor.problem(format!("the structure has no member {name:?}"), did_you_mean(name, names.iter().copied()));
    None
}
