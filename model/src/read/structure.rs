//! Reads structures and what makes one an error.

use super::{member, names};
use crate::json::{Cursor, Object, did_you_mean};
use crate::{Exception, Retryable, Structure};
use indexmap::IndexMap;

pub fn read(object: &mut Object) -> Option<Structure> {
    let declared = object.required("members");
    let members = declared.as_ref().map(|it| {
        it.collect(|name, entry| {
            names::check_member(name, entry);
            member::read(entry)
        })
    });
    let names: Vec<&str> =
        declared.iter().filter_map(|it| it.value().as_object()).flatten().map(|(name, _)| name.as_str()).collect();
    let structure = Structure {
        required: required(object, &names),
        payload: object.optional("payload").and_then(|it| existing(&it, &names)),
        union: object.flag("union"),
        document: object.flag("document"),
        event_stream: object.flag("eventstream"),
        event: object.flag("event"),
        exception: exception(object),
        members: IndexMap::new(),
    };
    Some(Structure { members: members?, ..structure })
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

/// An error is marked by `exception`, or by `error` alone in some models.
fn exception(object: &mut Object) -> Option<Exception> {
    let marked = object.flag("exception");
    let error = object.optional("error").and_then(|it| error(&it));
    let fault = object.flag("fault");
    let synthetic = object.flag("synthetic");
    let retryable = object.optional("retryable").and_then(|it| retryable(&it));
    if !marked && error.is_none() {
        return None;
    }
    let error = error.unwrap_or_default();
    Some(Exception { fault: fault || error.fault, synthetic, retryable, ..error })
}

/// The key `error`: code, status and blame.
pub fn error(cursor: &Cursor) -> Option<Exception> {
    let mut object = cursor.object()?;
    let error = Exception {
        code: object.optional_text("code"),
        http_status: object.optional_status("httpStatusCode"),
        sender_fault: object.flag("senderFault"),
        fault: object.flag("fault"),
        ..Exception::default()
    };
    object.close();
    Some(error)
}

fn retryable(cursor: &Cursor) -> Option<Retryable> {
    let mut object = cursor.object()?;
    let throttling = object.flag("throttling");
    object.close();
    Some(Retryable { throttling })
}
