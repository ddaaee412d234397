//! What came of all services.

use crate::clock::Stopwatch;
use crate::generate::{self, Crate, Outcome};
use crate::queue;
use botocore_codegen::Problem;
use std::collections::BTreeMap;
use std::time::Duration;
use xtask::botocore::{Release, Service, Shared, Summary};

/// All services of a release, sorted by name.
pub struct Survey {
    /// The release or folder that was surveyed.
    pub release: String,
    /// What came of each service.
    pub services: Vec<Entry>,
}

/// What came of a service.
pub struct Entry {
    /// Its name in botocore.
    pub name: String,
    /// Date of its version.
    pub version: String,
    /// What its model says of itself.
    pub summary: Summary,
    /// Size of its files, decompressed, in bytes.
    pub model_bytes: usize,
    /// The work of reading and generating it.
    pub time: Duration,
    /// What came of it.
    pub outcome: Outcome,
}

/// Services of one protocol.
#[derive(Default)]
pub struct Protocol {
    /// Services and their operations.
    pub services: usize,
    /// Operations of all services.
    pub operations: usize,
    /// Services that were generated.
    pub generated: usize,
    /// Operations that were generated.
    pub generated_operations: usize,
    /// Services that were refused.
    pub refused: usize,
    /// Services over which the generator panicked.
    pub panicked: usize,
    /// Emitted lines.
    pub lines: usize,
    /// The work.
    pub time: Duration,
}

impl Survey {
    /// Generates all services.
    pub fn of(release: &Release, services: &[Service], shared: &Shared) -> Self {
        generate::note_panics();
        let services = queue::work(
            services,
            |service| &service.name,
            |service| {
                let stopwatch = Stopwatch::start();
                let outcome = generate::outcome(service, shared);
                Entry {
                    time: stopwatch.elapsed(),
                    outcome,
                    name: service.name.clone(),
                    version: service.version.clone(),
                    summary: service.summary(),
                    model_bytes: service.files().map(|file| file.text.len()).sum(),
                }
            },
        );
        Self { release: release.name.clone(), services }
    }

    /// Returns the services of each protocol, the most common one first.
    pub fn protocols(&self) -> Vec<(&str, Protocol)> {
        let mut protocols: BTreeMap<&str, Protocol> = BTreeMap::new();
        for entry in &self.services {
            protocols.entry(&entry.summary.protocol).or_default().add(entry);
        }
        let mut protocols: Vec<_> = protocols.into_iter().collect();
        protocols.sort_by_key(|(_, protocol)| std::cmp::Reverse(protocol.services));
        protocols
    }

    /// Returns the sum over all protocols.
    pub fn total(&self) -> Protocol {
        let mut total = Protocol::default();
        self.services.iter().for_each(|entry| total.add(entry));
        total
    }

    /// Returns the generated services with the sizes of their crates.
    pub fn generated(&self) -> impl Iterator<Item = (&Entry, &Crate)> {
        self.services.iter().filter_map(|entry| match &entry.outcome {
            Outcome::Generated(generated) => Some((entry, generated)),
            _ => None,
        })
    }

    /// Returns the refused services with what was refused.
    pub fn refused(&self) -> impl Iterator<Item = (&Entry, &[Problem])> {
        self.services.iter().filter_map(|entry| match &entry.outcome {
            Outcome::Refused(problems) => Some((entry, problems.as_slice())),
            _ => None,
        })
    }

    /// Returns the names of the services over which the generator panicked.
    pub fn panicked(&self) -> Vec<&str> {
        let panicked = self.services.iter().filter(|entry| matches!(entry.outcome, Outcome::Panicked(_)));
        panicked.map(|entry| entry.name.as_str()).collect()
    }
}

impl Protocol {
    fn add(&mut self, entry: &Entry) {
        self.services += 1;
        self.operations += entry.summary.operations;
        self.time += entry.time;
        match &entry.outcome {
            Outcome::Generated(generated) => {
                self.generated += 1;
                self.generated_operations += generated.operations;
                self.lines += generated.lines;
            }
            Outcome::Refused(_) => self.refused += 1,
            Outcome::Panicked(_) => self.panicked += 1,
        }
    }
}
