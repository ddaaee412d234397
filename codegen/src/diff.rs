//! What a change of the model does to the programs that use the emitted crate.
//!
//! Two models are lowered, and what they are emitted as is compared by rules. A rule is an entry in the table of what it
//! looks at: operations, members, types and so on. It sees one difference, and says once and for all which class that
//! is of. Tests hold each class to what the compiler, or a run, makes of a program.

mod batches;
mod change;
mod check;
mod context;
mod endpoints;
mod enumerations;
mod exceptions;
mod limits;
mod markers;
mod members;
mod names;
mod operations;
mod paginators;
mod pair;
mod rule;
mod service;
mod structures;
mod types;
mod unions;
mod uses;

use crate::lower;
use crate::{Options, ir};
use botocore_model::{Model, Problems, PublishedNames};
pub use change::Change;
pub use rule::{Class, Direction, Rule};
pub use uses::{Use, uses};

/// What a comparison has found.
#[derive(Debug)]
pub struct Comparison {
    /// The changes, those that break programs first.
    pub changes: Vec<Change>,
    /// Why the new model cannot keep the names that the old one has published, if it cannot.
    pub unsettled: Option<Problems>,
}

/// Compares what two models are emitted as.
///
/// Names in Rust are sticky: unless the new model keeps a record of published names, it takes over those of the old one.
/// Where it cannot, which a person has to settle before the crate is generated, its names are settled anew.
///
/// # Errors
/// Returns all places of one of the models that hold something that cannot be generated.
pub fn compare(old: &Model, new: &Model) -> Result<Comparison, Problems> {
    compare_with(old, new, &Options::default())
}

/// Compares what two models are emitted as with these options, such as a part of their operations.
///
/// # Errors
/// Returns all places of one of the models that hold something that cannot be generated, an operation that is not there
/// included.
pub fn compare_with(old: &Model, new: &Model, options: &Options) -> Result<Comparison, Problems> {
    let lower::Lowered { service: before, published } = lower::lower(old, options)?;
    let Successor { service: after, unsettled, .. } = succeed(old, published, new, options)?;
    let mut changes = changes(&before, &after);
    changes.sort_by_key(|change| std::cmp::Reverse(change.rule.class));
    Ok(Comparison { changes, unsettled })
}

/// Returns a model with the names that another one has published and with what that declares of batches, unless it has
/// a record or a declaration of its own; or without the names, and why it cannot have them.
///
/// # Errors
/// Returns all places of one of the models that hold something that cannot be generated.
pub fn successor(old: &Model, new: &Model) -> Result<(Model, Option<Problems>), Problems> {
    let options = Options::default();
    let Successor { model, unsettled, .. } = succeed(old, lower::lower(old, &options)?.published, new, &options)?;
    Ok((model, unsettled))
}

/// A new model with what it takes over of the old one.
struct Successor {
    model: Model,
    /// What it is lowered to.
    service: ir::Service,
    /// Why it cannot have the old one's names.
    unsettled: Option<Problems>,
}

fn succeed(old: &Model, published: PublishedNames, new: &Model, options: &Options) -> Result<Successor, Problems> {
    let mut model = new.clone();
    if model.batches.is_none() {
        model.batches.clone_from(&old.batches);
        if let Some(batches) = &mut model.batches {
            batches.retain(|name, _| new.service.operations.contains_key(name));
        }
    }
    let mut unsettled = None;
    if model.published.is_none() {
        model.published = Some(published);
        match lower::lower(&model, options) {
            Ok(lowered) => return Ok(Successor { model, service: lowered.service, unsettled }),
            Err(problems) => unsettled = Some(problems),
        }
        model.published = None;
    }
    let service = lower::lower(&model, options)?.service;
    Ok(Successor { model, service, unsettled })
}

/// Returns all rules, in the order of what they look at.
#[must_use]
pub fn rules() -> Vec<Rule> {
    let tables = [
        check::rules(&service::checks()),
        check::rules(&endpoints::checks()),
        check::rules(&operations::checks()),
        check::rules(&paginators::checks()),
        check::rules(&batches::checks()),
        check::rules(&structures::checks()),
        check::rules(&members::checks()),
        check::rules(&markers::checks()),
        check::rules(&types::checks()),
        check::rules(&enumerations::checks()),
        check::rules(&exceptions::checks()),
    ];
    let mut rules: Vec<Rule> = Vec::new();
    for rule in tables.into_iter().flatten() {
        // Some rules look at several things, such as documentation.
        if rules.iter().all(|other| other.id != rule.id) {
            rules.push(rule);
        }
    }
    rules
}

fn changes(before: &ir::Service, after: &ir::Service) -> Vec<Change> {
    let names = names::Names::new(before, after);
    let context = context::Context { before, after, names: &names };
    let mut changes = Vec::new();
    service::compare(before, after, &mut changes);
    endpoints::compare(before, after, &mut changes);
    operations::compare(&context, &mut changes);
    markers::compare(before, after, &mut changes);
    types::compare(&context, &mut changes);
    exceptions::compare(&context, &mut changes);
    changes
}
