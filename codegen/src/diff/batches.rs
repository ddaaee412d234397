//! Rules about batches: outputs that hold failures of single elements.

use super::change::{Change, becomes};
use super::check::{Check, Subject, ask, seen};
use super::context::Context;
use super::rule::{Class, Rule};
use crate::emit::spelling;
use crate::ir::{Batch, Operation};
use crate::vocabulary::INTO_RESULT;

/// The batch that an operation does, before and after.
pub struct Batches<'a> {
    operations: (&'a Operation, &'a Operation),
    context: &'a Context<'a>,
}

impl Batches<'_> {
    fn pair(&self) -> (Option<&Batch>, Option<&Batch>) {
        (self.operations.0.batch.as_ref(), self.operations.1.batch.as_ref())
    }

    fn kept(&self) -> Option<(&Batch, &Batch)> {
        let (old, new) = self.pair();
        old.zip(new)
    }
}

impl Subject for Batches<'_> {
    fn place(&self) -> String {
        format!("batches-1.local.json: operations.{}", self.operations.0.name)
    }

    fn rust(&self) -> String {
        path(self.operations.0)
    }
}

/// The path of the method that makes a result of an output.
pub fn path(operation: &Operation) -> String {
    format!("operation::{}::{}::{INTO_RESULT}", operation.module, operation.output.name.rust)
}

pub fn checks<'a>() -> Vec<Check<Batches<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "batch-added",
                class: Class::Minor,
                directions: &[],
                finds: "An output is declared to hold failures of single elements.",
                effect: "It has `into_result`, and programs that drop it get a warning.",
                advice: "Name the operation in the changelog.",
            },
            sees: |it| seen(matches!(it.pair(), (None, Some(_)))),
        },
        Check {
            rule: Rule {
                id: "batch-removed",
                class: Class::Major,
                directions: &[],
                finds: "An output is not declared to hold failures any more.",
                effect: "It has lost `into_result`.",
                advice: "Put the declaration back, unless the service has no such failures any more.",
            },
            sees: |it| seen(matches!(it.pair(), (Some(_), None))),
        },
        Check {
            rule: Rule {
                id: "batch-type-changed",
                class: Class::Major,
                directions: &[],
                finds: "Successes or failures of a batch have another type.",
                effect: "What `into_result` returns, or the failures of its error, have another type.",
                advice: "Show the new type in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.kept()?;
                let spelled = |batch: &Batch| [&batch.successes.1, &batch.failure].map(spelling::of_type);
                let names = it.context.names;
                let successes = (old.successes.0.clone(), names.carried(&old.successes.1));
                let carried = Batch { successes, failure: names.carried(&old.failure), ..old.clone() };
                let mut changed = spelled(&carried).into_iter().zip(spelled(new)).filter(|(old, new)| old != new);
                changed.next().map(|(old, new)| becomes(&old, &new))
            },
        },
        Check {
            rule: Rule {
                id: "batch-members-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Successes, failures, codes or messages of a batch are in other members.",
                effect: "`into_result` and the text of its error say something else.",
                advice: "See that the service means the members so.",
            },
            sees: |it| {
                let (old, new) = it.kept()?;
                let changed = members(old).into_iter().zip(members(new)).find(|(old, new)| old != new);
                changed.map(|(old, new)| becomes(old, new))
            },
        },
    ]
}

fn members(batch: &Batch) -> [&str; 4] {
    [&batch.successes.0, &batch.failures, &batch.code, &batch.message]
}

pub fn compare<'a>(context: &'a Context<'a>, operations: (&'a Operation, &'a Operation), changes: &mut Vec<Change>) {
    ask(&checks(), &Batches { operations, context }, changes);
}
