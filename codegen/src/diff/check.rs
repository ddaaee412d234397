//! The tables of rules: what each sees, and how they are asked.

use super::change::Change;
use super::rule::{Class, Direction, Rule};
use std::collections::BTreeSet;

/// A rule about subjects of one kind, and how it sees a difference: as a detail, which may be empty.
pub struct Check<S> {
    /// The rule.
    pub rule: Rule,
    /// Looks at a subject.
    pub sees: fn(&S) -> Option<String>,
}

/// What rules look at: a part of the service, before and after.
pub trait Subject {
    /// Its place in the model.
    fn place(&self) -> String;

    /// Its path in Rust.
    fn rust(&self) -> String;

    /// The directions in which it travels.
    fn directions(&self) -> Vec<Direction> {
        Vec::new()
    }
}

/// Asks each rule of a table about a subject. A rule with directions is asked about what travels in one of them.
pub fn ask<S: Subject>(checks: &[Check<S>], subject: &S, changes: &mut Vec<Change>) {
    let travels = subject.directions();
    for Check { rule, sees } in checks {
        let mut directions = travels.clone();
        if !rule.directions.is_empty() {
            directions.retain(|direction| rule.directions.contains(direction));
            if directions.is_empty() {
                continue;
            }
        }
        if let Some(detail) = sees(subject) {
            changes.push(Change { rule: *rule, directions, place: subject.place(), rust: subject.rust(), detail });
        }
    }
}

/// The rules of a table.
pub fn rules<S>(checks: &[Check<S>]) -> Vec<Rule> {
    checks.iter().map(|check| check.rule).collect()
}

/// A detail that has nothing to add to its rule.
pub fn seen(is_seen: bool) -> Option<String> {
    is_seen.then(String::new)
}

/// The rule that documentation differs.
pub const DOCUMENTATION: Rule = Rule {
    id: "documentation-changed",
    class: Class::Patch,
    directions: &[],
    finds: "Documentation differs.",
    effect: "Programs notice nothing.",
    advice: "Nothing is to be done.",
};

/// The rule that what is written in an order is in another one.
pub const ORDER: Rule = Rule {
    id: "order-changed",
    class: Class::Behaviour,
    directions: &[],
    finds: "Members or values stand in another order.",
    effect: "`Debug` shows members in that order, bodies hold them so, and `values()` lists values so.",
    advice: "Nothing is to be done but where snapshots of tests hold the order.",
};

/// Whether what two lists have in common is in the same order.
pub fn in_order<'a, T: Ord + 'a>(old: impl Iterator<Item = &'a T>, new: impl Iterator<Item = &'a T>) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (old.collect(), new.collect());
    let [in_old, in_new] = [&old, &new].map(|list| list.iter().copied().collect::<BTreeSet<_>>());
    let of_old = old.iter().filter(|part| in_new.contains(*part));
    of_old.eq(new.iter().filter(|part| in_old.contains(*part)))
}

/// The rule that something must not be shown any more.
pub const SENSITIVE: Rule = Rule {
    id: "sensitivity-added",
    class: Class::Behaviour,
    directions: &[],
    finds: "A value is sensitive now.",
    effect: "`Debug` hides the value, which logs and snapshots of tests may show.",
    advice: "Say in the changelog that the value was shown before, since logs may hold it.",
};

/// The rule that something may be shown.
pub const SHOWN: Rule = Rule {
    id: "sensitivity-removed",
    class: Class::Behaviour,
    directions: &[],
    finds: "A value is not sensitive any more.",
    effect: "`Debug` shows the value, so that it gets into logs.",
    advice: "See that it is not a secret. Correct the model if it is; say it in the changelog otherwise.",
};
