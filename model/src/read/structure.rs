//! Reads structures.

use super::declared::Declared;
use super::{error, member, names};
use crate::Structure;
use crate::json::{Cursor, Object, did_you_mean};
use indexmap::IndexSet;
use serde_json::{Map, Value};

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
    let names = declared.as_ref().and_then(|it| it.value().as_object());
    let required = required(object, names);
    let payload = object.optional("payload").and_then(|it| existing(&it, names));
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

fn required(object: &mut Object, members: Option<&Map<String, Value>>) -> IndexSet<String> {
    let Some(list) = object.optional("required") else { return IndexSet::new() };
    let mut required = IndexSet::new();
    for item in list.items() {
        let Some(name) = existing(&item, members) else { continue };
        if required.contains(&name) {
            item.problem(format!("the member {name:?} is required twice"), None);
        }
        required.insert(name);
    }
    required
}

/// Name of a member that the structure has.
fn existing(cursor: &Cursor, members: Option<&Map<String, Value>>) -> Option<String> {
    let name = cursor.str()?;
    if members.is_some_and(|members| members.contains_key(name)) {
        return Some(name.to_owned());
    }
    let names = members.into_iter().flat_map(Map::keys).map(String::as_str);
    cursor.problem(format!("the structure has no member {name:?}"), did_you_mean(name, names));
    None
}
