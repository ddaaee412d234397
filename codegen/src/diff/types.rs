//! Rules about types.

use super::change::{Change, becomes};
use super::check::{Check, DOCUMENTATION, ORDER, SENSITIVE, SHOWN, Subject, ask, in_order, seen};
use super::context::Context;
use super::enumerations;
use super::members;
use super::names::{kind, shape};
use super::pair::{Pair, pairs_by};
use super::rule::{Class, Direction, Rule};
use super::structures::{self, Structures};
use super::unions;
use crate::ir::{Deprecation, Docs, Enumeration, Structure, TypeDefinition};

/// A type, before and after.
pub struct Types<'a>(Pair<'a, TypeDefinition>);

impl Subject for Types<'_> {
    fn place(&self) -> String {
        format!("shapes.{}", self.0.known().name().shape)
    }

    fn rust(&self) -> String {
        format!("types::{}", self.0.known().name().rust)
    }

    fn directions(&self) -> Vec<Direction> {
        match &self.0 {
            Pair::Kept(old, new) => both(old, new),
            Pair::Added(it) | Pair::Removed(it) => directions(it),
        }
    }
}

pub fn checks<'a>() -> Vec<Check<Types<'a>>> {
    let mut checks = of_names();
    checks.extend(of_parts());
    checks
}

/// Rules about which types there are.
fn of_names<'a>() -> Vec<Check<Types<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "type-added",
                class: Class::Minor,
                directions: &[],
                finds: "There is another type.",
                effect: "`types` has another structure, union or enumeration.",
                advice: "Nothing is to be done: what holds it is listed, too.",
            },
            sees: |it| it.0.added().map(|new| kind(new).to_owned()),
        },
        Check {
            rule: Rule {
                id: "type-removed",
                class: Class::Major,
                directions: &[],
                finds: "A type is gone, or no operation reaches it any more.",
                effect: "Programs that name it do not compile.",
                advice: "Say in the changelog what to use in its place.",
            },
            sees: |it| it.0.removed().map(|old| kind(old).to_owned()),
        },
        Check {
            rule: Rule {
                id: "type-renamed",
                class: Class::Major,
                directions: &[],
                finds: "A type has another name in Rust.",
                effect: "Programs that name it do not compile.",
                advice: "Put the old name into the record of published names, by the name of the new shape.",
            },
            sees: |it| {
                let (old, new) = it.0.kept()?;
                (old.name().rust != new.name().rust).then(|| becomes(&old.name().rust, &new.name().rust))
            },
        },
        Check {
            rule: Rule {
                id: "type-kind-changed",
                class: Class::Major,
                directions: &[],
                finds: "A type has become another kind of type: a structure, a union or an enumeration.",
                effect: "Programs that make or take apart its values do not compile.",
                advice: "Show in the changelog how to write the same with the new type.",
            },
            sees: |it| {
                let (old, new) = it.0.kept()?;
                (kind(old) != kind(new)).then(|| becomes(kind(old), kind(new)))
            },
        },
    ]
}

/// Rules about what types have beside their members.
fn of_parts<'a>() -> Vec<Check<Types<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "builder-added",
                class: Class::Minor,
                directions: &[],
                finds: "A structure that was only received comes to be sent.",
                effect: "It has a builder.",
                advice: "Nothing is to be done.",
            },
            sees: |it| seen(matches!(sent(it), Some((false, true)))),
        },
        Check {
            rule: Rule {
                id: "builder-removed",
                class: Class::Major,
                directions: &[],
                finds: "A structure is not sent any more.",
                effect: "It has lost its builder.",
                advice: "Show in the changelog how to fill its `default()`.",
            },
            sees: |it| seen(matches!(sent(it), Some((true, false)))),
        },
        Check {
            rule: Rule {
                id: "accessors-added",
                class: Class::Minor,
                directions: &[],
                finds: "A structure that was only sent comes to be received.",
                effect: "It has accessors.",
                advice: "Nothing is to be done.",
            },
            sees: |it| seen(matches!(received(it), Some((false, true)))),
        },
        Check {
            rule: Rule {
                id: "accessors-removed",
                class: Class::Major,
                directions: &[],
                finds: "A structure is not received any more.",
                effect: "It has lost its accessors; its fields are as before.",
                advice: "Say in the changelog that fields are read in their place.",
            },
            sees: |it| seen(matches!(received(it), Some((true, false)))),
        },
        Check { rule: SENSITIVE, sees: |it| seen(matches!(sensitive(it), Some((false, true)))) },
        Check { rule: SHOWN, sees: |it| seen(matches!(sensitive(it), Some((true, false)))) },
        Check {
            rule: ORDER,
            sees: |it| match it.0.kept()? {
                (TypeDefinition::Enumeration(old), TypeDefinition::Enumeration(new)) => {
                    let values = |it: &'a Enumeration| it.variants.iter().map(|variant| &variant.value);
                    seen(!in_order(values(old), values(new)))
                }
                _ => None,
            },
        },
        Check {
            rule: DOCUMENTATION,
            sees: |it| {
                let (old, new) = it.0.kept()?;
                seen(docs(old) != docs(new))
            },
        },
    ]
}

/// Compares types with their members and values.
pub fn compare<'a>(context: &'a Context<'a>, changes: &mut Vec<Change>) {
    for pair in pairs_by(&context.before.types, &context.after.types, |old| context.names.shape(old), shape) {
        let subject = Types(pair);
        ask(&checks(), &subject, changes);
        let Some((old, new)) = subject.0.kept() else { continue };
        match (old, new) {
            (TypeDefinition::Structure(old), TypeDefinition::Structure(new)) => {
                let (place, rust, directions) = (subject.place(), subject.rust(), subject.directions());
                let structure = Structures { old, new, place, rust, directions };
                ask(&structures::checks(), &structure, changes);
                members::compare(context, &structure, changes);
            }
            (TypeDefinition::Union(old), TypeDefinition::Union(new)) => {
                unions::compare(context, &subject, old, new, changes);
            }
            (TypeDefinition::Enumeration(old), TypeDefinition::Enumeration(new)) => {
                enumerations::compare(&subject, old, new, changes);
            }
            _ => {}
        }
    }
}

fn docs(definition: &TypeDefinition) -> (&Docs, &Option<Deprecation>) {
    match definition {
        TypeDefinition::Structure(it) => (&it.docs, &it.deprecated),
        TypeDefinition::Union(it) => (&it.docs, &it.deprecated),
        TypeDefinition::Enumeration(it) => (&it.docs, &it.deprecated),
    }
}

/// The directions of a type. Those of an enumeration are not known, and do not matter: it is the same in both.
fn directions(definition: &TypeDefinition) -> Vec<Direction> {
    let (sent, received) = match definition {
        TypeDefinition::Structure(it) => (it.sent, it.received),
        TypeDefinition::Union(it) => (it.sent, it.received),
        TypeDefinition::Enumeration(_) => (false, false),
    };
    let directions = [(Direction::Input, sent), (Direction::Output, received)];
    directions.into_iter().filter_map(|(direction, travels)| travels.then_some(direction)).collect()
}

/// The directions that a type has before and after.
fn both(old: &TypeDefinition, new: &TypeDefinition) -> Vec<Direction> {
    let new = directions(new);
    directions(old).into_iter().filter(|direction| new.contains(direction)).collect()
}

fn structures<'a>(it: &Types<'a>) -> Option<(&'a Structure, &'a Structure)> {
    match it.0.kept()? {
        (TypeDefinition::Structure(old), TypeDefinition::Structure(new)) => Some((old, new)),
        _ => None,
    }
}

/// Whether a structure is sent, before and after.
fn sent(it: &Types<'_>) -> Option<(bool, bool)> {
    structures(it).map(|(old, new)| (old.sent, new.sent))
}

/// Whether a structure is received and has something to read, before and after.
fn received(it: &Types<'_>) -> Option<(bool, bool)> {
    structures(it).filter(|(old, _)| !old.fields.is_empty()).map(|(old, new)| (old.received, new.received))
}

/// Whether a union or an enumeration is sensitive, before and after. Structures are compared as those of messages are.
fn sensitive(it: &Types<'_>) -> Option<(bool, bool)> {
    match it.0.kept()? {
        (TypeDefinition::Union(old), TypeDefinition::Union(new)) => Some((old.sensitive, new.sensitive)),
        (TypeDefinition::Enumeration(old), TypeDefinition::Enumeration(new)) => Some((old.sensitive, new.sensitive)),
        _ => None,
    }
}
