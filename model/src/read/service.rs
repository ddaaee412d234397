//! Reads `service-2.json`.

use super::declared::Declared;
use super::{metadata, names, operation, shape};
use crate::json::{Cursor, Object};
use crate::{Service, Shapes};
use std::collections::BTreeMap;

/// The version of the format.
const VERSION: &str = "2.0";

pub fn read(root: &Cursor) -> Option<Service> {
    let mut object = root.object()?;
    if let Some(version) = object.optional("version")
        && version.str().is_some_and(|found| found != VERSION)
    {
        version.problem(format!("the format's version is not {VERSION:?}"), None);
    }
    let declared = Declared::of(root.value());
    let metadata = object.required("metadata").and_then(|it| metadata::read(&it));
    let operations = object.required("operations").and_then(|it| {
        it.collect(|name, entry| {
            names::check("an operation", name, entry);
            operation::read(name, entry, &declared)
        })
    });
    let shapes = object.required("shapes").and_then(|it| shapes(&it, &declared));
    let client_context_params = client_context_params(&mut object);
    // Examples of calls, for documentation.
    object.skip("examples");
    let documentation = object.optional_text("documentation");
    let deprecated = object.deprecation();
    object.close();
    Some(Service {
        metadata: metadata?,
        operations: operations?,
        shapes: shapes?,
        documentation,
        client_context_params,
        deprecated,
    })
}

/// The names of endpoint parameters; what they are is said by the rule set.
fn client_context_params(object: &mut Object) -> Vec<String> {
    let declared = object.optional("clientContextParams").and_then(|it| {
        it.collect(|_, entry| {
            let mut object = entry.object()?;
            object.skip("documentation");
            object.skip("type");
            object.close();
            Some(())
        })
    });
    declared.into_iter().flatten().map(|(name, ())| name).collect()
}

/// All shapes, in the order of their handles.
fn shapes(cursor: &Cursor, declared: &Declared) -> Option<Shapes> {
    let read = cursor.collect(|name, entry| {
        names::check("a shape", name, entry);
        shape::read(name, entry, declared)
    })?;
    let sorted: BTreeMap<_, _> = read.into_iter().collect();
    let (shapes, structures): (Vec<_>, Vec<_>) = sorted.into_values().unzip();
    Some(Shapes::new(shapes, structures.into_iter().flatten().collect()))
}
