//! Reads `service-2.json`.

use super::{metadata, names, operation, shape};
use crate::Service;
use crate::json::Cursor;

/// The version of the format.
const VERSION: &str = "2.0";

pub fn read(root: &Cursor) -> Option<Service> {
    let mut object = root.object()?;
    if let Some(version) = object.optional("version")
        && version.str().is_some_and(|found| found != VERSION)
    {
        version.problem(format!("the format's version is not {VERSION:?}"), None);
    }
    let metadata = object.required("metadata").and_then(|it| metadata::read(&it));
    let operations = object.required("operations").map(|it| {
        it.collect(|name, entry| {
            names::check("an operation", name, entry);
            operation::read(name, entry)
        })
    });
    let shapes = object.required("shapes").map(|it| {
        it.collect(|name, entry| {
            names::check("a shape", name, entry);
            shape::read(entry)
        })
    });
    let documentation = object.optional_text("documentation");
    let deprecated = object.deprecation();
    object.close();
    Some(Service { metadata: metadata?, operations: operations?, shapes: shapes?, documentation, deprecated })
}
