//! Reads the files of a service and checks them against each other.

mod bounds;
mod declared;
mod document;
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
mod structure;
mod timestamp;
mod types;

use crate::json::Origins;
use crate::{Extended, Files, Model, Problem, Problems, Source, Sources, checks};
use document::Document;

/// Stands in for a missing file, so that extras have something to extend.
const NO_PAGINATORS: Source = Source { name: "paginators-1.json", text: r#"{"pagination": {}}"# };

/// Reads the model of a service.
///
/// # Errors
/// Everything that is wrong with it: text that is not JSON, keys and values that are not known, references that lead
/// nowhere.
pub fn read(sources: &Sources) -> Result<Model, Problems> {
    let mut problems = Vec::new();
    let mut open = |source: &_, extends| {
        let extras = sources.extras.iter().filter(|extras| Some(extras.extends) == extends);
        let extras: Vec<&Source> = extras.map(|extras| &extras.source).collect();
        Document::open(source, &extras, &mut problems)
    };
    let service_document = open(&sources.service, Some(Extended::Service));
    let paginators_document = open(sources.paginators.as_ref().unwrap_or(&NO_PAGINATORS), Some(Extended::Paginators));
    let rules_document = sources.endpoint_rule_set.as_ref().map(|source| open(source, None));
    let partitions_document = sources.partitions.as_ref().map(|source| open(source, None));
    let published_document = sources.published.as_ref().map(|source| open(source, None));

    if service_document.read(|service| Some(protocol::is_foreign(service))) == Some(true) {
        service_document.close(&mut problems);
        return Err(Problems::new(problems));
    }
    let service = service_document.read(service::read);
    let paginators = paginators_document.read(paginators::read);
    let endpoint_rule_set = rules_document.as_ref().and_then(|document| document.read(endpoint::read));
    let partitions = partitions_document.as_ref().and_then(|document| document.read(partitions::read));
    let published = published_document.as_ref().and_then(|document| document.read(published::read));
    if let Some(service) = &service {
        checks::service(service, service_document.report());
        if let Some(paginators) = &paginators {
            checks::paginators(paginators, service, paginators_document.report());
        }
    }
    if let (Some(rule_set), Some(document)) = (&endpoint_rule_set, &rules_document)
        && document.report().is_clean()
    {
        checks::rule_references(rule_set, document.report());
        if let Some(service) = &service {
            checks::endpoint_parameters(service, rule_set, service_document.report());
        }
    }

    let files = Files {
        service: service_document.close(&mut problems),
        paginators: paginators_document.close(&mut problems),
        endpoint_rule_set: close(rules_document, "endpoint-rule-set-1.json", &mut problems),
        partitions: close(partitions_document, "partitions.json", &mut problems),
        published: close(published_document, "names-1.local.json", &mut problems),
    };
    match (service, paginators) {
        (Some(service), Some(paginators)) if problems.is_empty() => {
            let partitions = partitions.unwrap_or_default();
            Ok(Model { service, paginators, endpoint_rule_set, partitions, published, files })
        }
        _ => Err(Problems::new(problems)),
    }
}

/// The origins of a document that may be absent.
fn close(document: Option<Document>, name: &str, problems: &mut Vec<Problem>) -> Origins {
    match document {
        Some(document) => document.close(problems),
        None => Origins { file: name.to_owned(), extras: Vec::new() },
    }
}
