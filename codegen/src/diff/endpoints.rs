//! Rules about endpoints.

use super::change::{Change, becomes};
use super::check::{Check, DOCUMENTATION, Subject, ask, seen};
use super::pair::{Pair, pairs_by};
use super::rule::{Class, Rule};
use crate::ir::{Parameter, ParameterKind, Service};

/// The rule set, or a parameter of it, before and after.
pub enum Endpoints<'a> {
    /// The rule set.
    Rules(&'a Service, &'a Service),
    /// A parameter.
    Parameter(Pair<'a, Parameter>),
}

impl Subject for Endpoints<'_> {
    fn place(&self) -> String {
        match self {
            Self::Rules(..) => "endpoint-rule-set-1.json: rules".to_owned(),
            Self::Parameter(pair) => format!("endpoint-rule-set-1.json: parameters.{}", pair.known().name),
        }
    }

    fn rust(&self) -> String {
        match self {
            Self::Rules(..) => "endpoint::resolve".to_owned(),
            Self::Parameter(pair) => format!("endpoint::Params::{}", pair.known().field),
        }
    }
}

impl<'a> Endpoints<'a> {
    fn parameter(&self) -> Option<&Pair<'a, Parameter>> {
        match self {
            Self::Parameter(pair) => Some(pair),
            Self::Rules(..) => None,
        }
    }
}

pub fn checks<'a>() -> Vec<Check<Endpoints<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "endpoint-rules-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "The rules by which the address of the service is found have changed.",
                effect: "Calls may go to another address, or be signed otherwise.",
                advice: "Compare the test cases of the rule set, and name the addresses that differ in the changelog.",
            },
            sees: |it| match it {
                Endpoints::Rules(old, new) => seen(old.endpoint.rules != new.endpoint.rules),
                Endpoints::Parameter(_) => None,
            },
        },
        Check {
            rule: Rule {
                id: "endpoint-parameter-added",
                class: Class::Minor,
                directions: &[],
                finds: "The rule set has another parameter.",
                effect: "`Params` has another field.",
                advice: "Nothing is to be done: its value comes from the configuration, or is the default.",
            },
            sees: |it| seen(it.parameter()?.added().is_some()),
        },
        Check {
            rule: Rule {
                id: "endpoint-parameter-removed",
                class: Class::Major,
                directions: &[],
                finds: "A parameter of the rule set is gone.",
                effect: "`Params` has lost the field.",
                advice: "Programs drop what they set there.",
            },
            sees: |it| seen(it.parameter()?.removed().is_some()),
        },
        Check {
            rule: Rule {
                id: "endpoint-parameter-type-changed",
                class: Class::Major,
                directions: &[],
                finds: "A parameter of the rule set has another type, or has got or lost its default.",
                effect: "The field of `Params` has another type.",
                advice: "Show the new type in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.parameter()?.kept().map(|(old, new)| (spelled(&old.kind), spelled(&new.kind)))?;
                (old != new).then(|| becomes(old, new))
            },
        },
        Check {
            rule: DOCUMENTATION,
            sees: |it| it.parameter()?.kept().and_then(|(old, new)| seen(old.docs != new.docs)),
        },
        Check {
            rule: Rule {
                id: "endpoint-parameter-default-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "A parameter of the rule set is filled in otherwise: by default, or from the configuration.",
                effect: "Calls may go to another address.",
                advice: "Name the addresses that differ in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.parameter()?.kept()?;
                let same_type = spelled(&old.kind) == spelled(&new.kind);
                seen(same_type && (&old.kind, old.built_in) != (&new.kind, new.built_in))
            },
        },
    ]
}

pub fn compare(old: &Service, new: &Service, changes: &mut Vec<Change>) {
    ask(&checks(), &Endpoints::Rules(old, new), changes);
    for pair in pairs_by(&old.endpoint.parameters, &new.endpoint.parameters, |old| Some(&old.name), |new| &new.name) {
        ask(&checks(), &Endpoints::Parameter(pair), changes);
    }
}

/// The type of a field of `Params`.
pub fn spelled(kind: &ParameterKind) -> &'static str {
    match kind {
        ParameterKind::OptionalString => "Option<String>",
        ParameterKind::String(_) => "String",
        ParameterKind::OptionalBoolean => "Option<bool>",
        ParameterKind::Boolean(_) => "bool",
        ParameterKind::Strings => "Vec<String>",
    }
}
