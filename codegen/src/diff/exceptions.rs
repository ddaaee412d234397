//! Rules about modelled errors.

use super::change::{Change, becomes};
use super::check::{Check, DOCUMENTATION, Subject, ask, seen};
use super::context::Context;
use super::members;
use super::pair::{Pair, pairs_by};
use super::rule::{Class, Direction, Rule};
use super::structures::{self, Structures};
use crate::ir::{Exception, RetryKind};

/// An error, before and after.
pub struct Exceptions<'a>(Pair<'a, Exception>);

impl Subject for Exceptions<'_> {
    fn place(&self) -> String {
        format!("shapes.{}", self.0.known().structure.name.shape)
    }

    fn rust(&self) -> String {
        format!("types::error::{}", self.0.known().structure.name.rust)
    }

    fn directions(&self) -> Vec<Direction> {
        vec![Direction::Error]
    }
}

pub fn checks<'a>() -> Vec<Check<Exceptions<'a>>> {
    let mut checks = of_names();
    checks.extend(of_replies());
    checks
}

/// Rules about which errors there are.
fn of_names<'a>() -> Vec<Check<Exceptions<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "exception-added",
                class: Class::Behaviour,
                directions: &[Direction::Error],
                finds: "The service models another error.",
                effect: "There is a type for it, and a method that tells it. Replies with its code had no exception \
                         before: programs that handle those have it now.",
                advice: "Name the error in the changelog.",
            },
            sees: |it| seen(it.0.added().is_some()),
        },
        Check {
            rule: Rule {
                id: "exception-removed",
                class: Class::Major,
                directions: &[Direction::Error],
                finds: "An error is gone.",
                effect: "Its type and variant are gone, and the method that tells it.",
                advice: "Say in the changelog to ask for its code.",
            },
            sees: |it| seen(it.0.removed().is_some()),
        },
        Check {
            rule: Rule {
                id: "exception-renamed",
                class: Class::Major,
                directions: &[Direction::Error],
                finds: "An error has another name in Rust.",
                effect: "Its type and variant, or the method that tells it, are called otherwise.",
                advice: "Put the old name into the record of published names.",
            },
            sees: |it| {
                let (old, new) = it.0.kept()?;
                let names = |it: &Exception| [it.structure.name.rust.clone(), it.predicate.clone()];
                let renamed = names(old).into_iter().zip(names(new)).find(|(old, new)| old != new);
                renamed.map(|(old, new)| becomes(&old, &new))
            },
        },
        Check {
            rule: DOCUMENTATION,
            sees: |it| {
                let (old, new) = it.0.kept()?;
                seen(old.structure.docs != new.structure.docs)
            },
        },
    ]
}

/// Rules about how replies of failure are read, and what follows.
fn of_replies<'a>() -> Vec<Check<Exceptions<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "error-code-changed",
                class: Class::Behaviour,
                directions: &[Direction::Error],
                finds: "Replies name an error by another code.",
                effect: "Replies with the old code are not this error any more.",
                advice: "See which code the service sends. Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = it.0.kept()?;
                (old.code != new.code).then(|| becomes(&old.code, &new.code))
            },
        },
        Check {
            rule: Rule {
                id: "error-status-changed",
                class: Class::Behaviour,
                directions: &[Direction::Error],
                finds: "Replies of an error have another HTTP status.",
                effect: "Stubs reply with the new status, and documentation tells it.",
                advice: "Say it in the changelog, since programs may ask for the status.",
            },
            sees: |it| {
                let (old, new) = it.0.kept()?;
                let shown = |status: Option<u16>| status.map(|status| status.to_string()).unwrap_or_default();
                (old.http_status != new.http_status).then(|| becomes(&shown(old.http_status), &shown(new.http_status)))
            },
        },
        Check {
            rule: Rule {
                id: "retry-changed",
                class: Class::Behaviour,
                directions: &[Direction::Error],
                finds: "An error is retried that was not, or the other way round, or as one of another kind.",
                effect: "Calls take longer before they fail, or fail at once.",
                advice: "Say it in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.0.kept()?;
                (old.retry != new.retry).then(|| becomes(retry(old.retry), retry(new.retry)))
            },
        },
        Check {
            rule: Rule {
                id: "error-message-changed",
                class: Class::Behaviour,
                directions: &[Direction::Error],
                finds: "An error has a message that had none, or the other way round.",
                effect: "`message` of the exception returns something else.",
                advice: "Nothing is to be done.",
            },
            sees: |it| {
                let (old, new) = it.0.kept()?;
                seen(old.message.is_some() != new.message.is_some())
            },
        },
    ]
}

/// Compares errors with their members.
pub fn compare<'a>(context: &'a Context<'a>, changes: &mut Vec<Change>) {
    let shape = |it: &'a Exception| it.structure.name.shape.as_str();
    for pair in pairs_by(&context.before.exceptions, &context.after.exceptions, |old| Some(shape(old)), shape) {
        let subject = Exceptions(pair);
        ask(&checks(), &subject, changes);
        let Some((old, new)) = subject.0.kept() else { continue };
        let (place, rust, directions) = (subject.place(), subject.rust(), subject.directions());
        let structure = Structures { old: &old.structure, new: &new.structure, place, rust, directions };
        ask(&structures::checks(), &structure, changes);
        members::compare(context, &structure, changes);
    }
}

fn retry(kind: Option<RetryKind>) -> &'static str {
    match kind {
        None => "no retry",
        Some(RetryKind::Transient) => "transient",
        Some(RetryKind::Throttling) => "throttling",
    }
}
