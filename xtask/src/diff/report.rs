//! What a comparison has found, in the order in which it is printed.

use super::models::{self, Found};
use super::order;
use crate::arguments::Comparison;
use crate::failure::Failure;
use crate::report::count;
use botocore_codegen::diff::{self, Change, Class, Rule};
use botocore_codegen::{Options, Problem};
use botocore_model::Model;

/// What a comparison has found.
pub struct Report {
    /// The service.
    pub service: String,
    /// The old model, as it was named.
    pub old: String,
    /// The new model, as it was named.
    pub new: String,
    /// Notes about how the models were read.
    pub notes: Vec<String>,
    /// Whether the old model is known to be newer than the new one.
    pub is_backwards: bool,
    /// The changes, the gravest first.
    pub changes: Vec<Change>,
    /// The models, old and new.
    pub models: (Model, Model),
}

impl Report {
    /// Compares the models that the arguments name.
    pub fn of(arguments: &Comparison) -> Result<Self, Failure> {
        Self::of_part(arguments, &Options::default())
    }

    /// Compares what is emitted with these options.
    pub fn of_part(arguments: &Comparison, options: &Options) -> Result<Self, Failure> {
        let Comparison { old, new, service, ignored, .. } = arguments;
        let (old, new) = (models::read(old, service)?, models::read(new, service)?);
        let diff::Comparison { mut changes, unsettled } =
            diff::compare_with(&old.model, &new.model, options).map_err(Failure::new)?;
        changes.retain(|change| ignored.iter().all(|id| id != change.rule.id));
        let unsettled =
            unsettled.into_iter().flat_map(|problems| problems.iter().map(unsettled_name).collect::<Vec<_>>());
        let backwards = order::backwards(&old, &new);
        let is_backwards = backwards.is_some();
        let read = [&old, &new].into_iter().flat_map(|found: &Found| found.notes.clone());
        let notes =
            backwards.into_iter().chain(read).chain(partitions(&old.model, &new.model)).chain(unsettled).collect();
        Ok(Self {
            service: service.clone(),
            old: old.name,
            new: new.name,
            notes,
            is_backwards,
            changes,
            models: (old.model, new.model),
        })
    }

    /// The gravest class of a change.
    pub fn class(&self) -> Option<Class> {
        self.changes.iter().map(|change| change.rule.class).max()
    }

    /// How many changes there are of each class, such as `2 major, 1 minor`.
    pub fn summary(&self) -> String {
        let of_class = |class| self.changes.iter().filter(|change| change.rule.class == class).count();
        let counts = Class::ALL.map(|class| (of_class(class), class));
        let counts: Vec<_> =
            counts.iter().filter(|(found, _)| *found > 0).map(|(found, class)| format!("{found} {class}")).collect();
        if counts.is_empty() { "no changes".to_owned() } else { counts.join(", ") }
    }

    /// The rules that have found something in a class, each with its changes.
    pub fn by_rule(&self, class: Class) -> Vec<(Rule, Vec<&Change>)> {
        let mut rules: Vec<(Rule, Vec<&Change>)> = Vec::new();
        for change in self.changes.iter().filter(|change| change.rule.class == class) {
            match rules.iter_mut().find(|(rule, _)| rule.id == change.rule.id) {
                Some((_, changes)) => changes.push(change),
                None => rules.push((change.rule, vec![change])),
            }
        }
        rules
    }
}

/// A note about partitions, which are not part of the service's crate.
fn partitions(old: &Model, new: &Model) -> Option<String> {
    let (old, new) = (&old.partitions, &new.partitions);
    let differ = old != new && !old.partitions.is_empty() && !new.partitions.is_empty();
    differ.then(|| "the table of partitions, which the runtime has for all services, differs, too".to_owned())
}

/// What a person has to settle before the new crate is generated.
fn unsettled_name(problem: &Problem) -> String {
    format!("the new crate is refused until this is settled, and its names here are new: {problem}")
}

/// How often a rule about documentation has found something; `None` for a rule whose changes are listed.
pub fn counted(rule: Rule, changes: &[&Change]) -> Option<String> {
    (rule.class == Class::Patch).then(|| count(changes.len(), "place"))
}

/// What a class means for programs.
pub fn meaning(class: Class) -> &'static str {
    match class {
        Class::Major => "some programs do not compile any more",
        Class::Behaviour => "programs compile, and some act otherwise",
        Class::Minor => "programs compile and act as before, and can do more",
        Class::Patch => "only documentation tells",
    }
}

/// A text of a model, without characters that a terminal takes for commands or that turn its direction.
pub fn clean(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || turns(c) { '\u{fffd}' } else { c }).collect()
}
