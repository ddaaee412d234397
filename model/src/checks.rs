//! Checks of a model that has been read whole: parts that do not fit each other.

mod bindings;
mod cycles;
mod endpoint;
mod labels;
mod paginators;

use crate::Service;
use crate::json::Report;
pub use endpoint::{parameters as endpoint_parameters, references as rule_references};
pub use paginators::paginators;

/// Checks a service in itself.
pub fn service(service: &Service, report: &Report) {
    labels::labels(service, report);
    bindings::bindings(service, report);
    cycles::required_members(service, report);
}
