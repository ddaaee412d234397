//! Checks of what has been read: references that lead nowhere, and parts that do not fit each other.

mod bindings;
mod cycles;
mod endpoint;
mod labels;
mod paginators;
mod references;

use crate::Service;
use crate::json::Report;
pub use endpoint::{parameters as endpoint_parameters, references as rule_references};
pub use paginators::paginators;
use serde_json::{Map, Value};

/// Checks a service in itself. `document` tells what it declares, whether or not that could be read.
pub fn service(service: &Service, document: &Value, report: &Report) {
    references::operations(service, document, report);
    references::shapes(service, document, report);
    labels::labels(service, report);
    bindings::bindings(service, report);
    cycles::required_members(service, report);
}

/// The names that an object in a document declares.
fn declared<'a>(document: &'a Value, key: &str) -> Option<&'a Map<String, Value>> {
    document.get(key)?.as_object()
}
