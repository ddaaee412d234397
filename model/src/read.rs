//! Reads the files of a service and checks them against each other.

mod batches;
mod bounds;
mod correction;
mod corrections;
mod declared;
mod document;
mod documents;
mod endpoint;
mod error;
mod expression;
mod extras;
mod http;
mod member;
mod metadata;
mod names;
mod operation;
mod paginators;
mod partitions;
mod protocol;
mod published;
mod rule;
mod service;
mod shape;
mod slot;
mod structure;
mod timestamp;
mod types;

use crate::{Model, Problems, Sources, checks};
use documents::Documents;

/// Reads the model of a service.
///
/// # Errors
/// Everything that is wrong with it: text that is not JSON, keys and values that are not known, references that lead
/// nowhere, corrections that find something else than they expect.
pub fn read(sources: &Sources) -> Result<Model, Problems> {
    let mut problems = Vec::new();
    let mut documents = Documents::open(sources, &mut problems);
    let corrected = documents.correct(&sources.corrections, &mut problems);
    if documents.service.read(|service| Some(protocol::is_foreign(service))) == Some(true) {
        documents.service.close(&mut problems);
        return Err(Problems::new(problems));
    }
    let service = documents.service.read(service::read);
    let paginators = documents.paginators.read(paginators::read);
    let endpoint_rule_set = documents.rules.as_ref().and_then(|document| document.read(endpoint::read));
    let partitions = documents.partitions.as_ref().and_then(|document| document.read(partitions::read));
    let published = documents.published.as_ref().and_then(|document| document.read(published::read));
    let batches = documents.batches.as_ref().and_then(|document| document.read(batches::read));
    if let Some(service) = &service {
        checks::service(service, documents.service.report());
        if let Some(paginators) = &paginators {
            checks::paginators(paginators, service, documents.paginators.report());
        }
    }
    if let (Some(rule_set), Some(document)) = (&endpoint_rule_set, &documents.rules)
        && document.report().is_clean()
    {
        checks::rule_references(rule_set, document.report());
        if let Some(service) = &service {
            checks::endpoint_parameters(service, rule_set, documents.service.report());
        }
    }

    let files = documents.close(&mut problems);
    match (service, paginators) {
        (Some(service), Some(paginators)) if problems.is_empty() => {
            let partitions = partitions.unwrap_or_default();
            Ok(Model { service, paginators, batches, endpoint_rule_set, partitions, published, corrected, files })
        }
        _ => Err(Problems::new(problems)),
    }
}
