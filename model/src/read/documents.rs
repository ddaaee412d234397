//! The documents of a service.

use super::corrections;
use super::document::Document;
use crate::json::Origins;
use crate::{Extended, File, Files, Problem, Source, Sources};

/// Stands in for a missing file, so that extras and corrections have something to add to.
const NO_PAGINATORS: Source = Source { name: "paginators-1.json", text: r#"{"pagination": {}}"# };

/// The documents of a service.
#[derive(Debug)]
pub struct Documents {
    pub service: Document,
    pub paginators: Document,
    pub rules: Option<Document>,
    pub partitions: Option<Document>,
    pub published: Option<Document>,
    pub batches: Option<Document>,
}

impl Documents {
    /// Parses all files and merges the extras into them.
    pub fn open(sources: &Sources, problems: &mut Vec<Problem>) -> Self {
        let mut open = |source: &_, extends| {
            let extras = sources.extras.iter().filter(|extras| Some(extras.extends) == extends);
            let extras: Vec<&Source> = extras.map(|extras| &extras.source).collect();
            Document::open(source, &extras, problems)
        };
        Self {
            service: open(&sources.service, Some(Extended::Service)),
            paginators: open(sources.paginators.as_ref().unwrap_or(&NO_PAGINATORS), Some(Extended::Paginators)),
            rules: sources.endpoint_rule_set.as_ref().map(|source| open(source, None)),
            partitions: sources.partitions.as_ref().map(|source| open(source, None)),
            published: sources.published.as_ref().map(|source| open(source, None)),
            batches: sources.batches.as_ref().map(|source| open(source, None)),
        }
    }

    /// Applies the corrections of this service, and returns how many there are.
    pub fn correct(&mut self, sources: &[Source], problems: &mut Vec<Problem>) -> usize {
        let id = self.service.read(|root| root.value()["metadata"]["serviceId"].as_str().map(str::to_owned));
        let corrections = corrections::of(id.as_deref(), sources, problems);
        for correction in &corrections {
            let document = match correction.file {
                File::Service => Some(&mut self.service),
                File::Paginators => Some(&mut self.paginators),
                File::EndpointRuleSet => self.rules.as_mut(),
                File::Partitions | File::Published | File::Batches => None,
            };
            problems.extend(match document {
                Some(document) => document.correct(correction).err(),
                None => correction.apply(&mut serde_json::Value::Null, "a file that is not there").err(),
            });
        }
        corrections.len()
    }

    /// The files that wrote the documents; all problems are added to the others.
    pub fn close(self, problems: &mut Vec<Problem>) -> Files {
        let mut close = |document: Option<Document>, name: &str| match document {
            Some(document) => document.close(problems),
            None => Origins { file: name.to_owned(), parts: Vec::new() },
        };
        Files {
            service: close(Some(self.service), "service-2.json"),
            paginators: close(Some(self.paginators), "paginators-1.json"),
            endpoint_rule_set: close(self.rules, "endpoint-rule-set-1.json"),
            partitions: close(self.partitions, "partitions.json"),
            published: close(self.published, "names-1.local.json"),
            batches: close(self.batches, "batches-1.local.json"),
        }
    }
}
