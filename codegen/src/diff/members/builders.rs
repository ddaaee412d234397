//! Rules about what builders demand and fill in.

use super::subject::Members;
use crate::diff::check::{Check, seen};
use crate::diff::rule::{Class, Direction, Rule};

pub fn checks<'a>() -> Vec<Check<Members<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "input-member-required",
                class: Class::Major,
                directions: &[Direction::Input],
                finds: "A member of an input that could be left out is required now.",
                effect: "Builders that do not set it do not compile, and inputs without it are refused before they are sent.",
                advice: "Say in the changelog what to set. See whether the service still takes requests without it.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(old.marker.is_none() && new.marker.is_some())
            },
        },
        Check {
            rule: Rule {
                id: "input-member-optional",
                class: Class::Minor,
                directions: &[Direction::Input],
                finds: "A required member of an input may be left out now.",
                effect: "Builders compile without it. Their state has one part less; `Complete` names it in any case.",
                advice: "Name the member in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(old.marker.is_some() && new.marker.is_none())
            },
        },
        Check {
            rule: Rule {
                id: "idempotency-token-added",
                class: Class::Behaviour,
                directions: &[Direction::Input],
                finds: "A member has become an idempotency token.",
                effect: "Calls that leave it out send a fresh token.",
                advice: "Say it in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(!old.idempotency_token && new.idempotency_token)
            },
        },
        Check {
            rule: Rule {
                id: "idempotency-token-removed",
                class: Class::Behaviour,
                directions: &[Direction::Input],
                finds: "A member is no longer an idempotency token.",
                effect: "Calls that leave it out send no token, so a repeated one may take effect twice.",
                advice: "Say in the changelog that programs have to make their own token.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(old.idempotency_token && !new.idempotency_token)
            },
        },
    ]
}
