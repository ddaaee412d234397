//! Rules about values: whether they are shown, and which are taken.

use super::subject::Members;
use crate::diff::check::{Check, SENSITIVE, SHOWN, seen};
use crate::diff::limits;
use crate::diff::rule::{Class, Direction, Rule};

pub fn checks<'a>() -> Vec<Check<Members<'a>>> {
    let kept = |sees: fn(&Members<'a>) -> Option<String>, rule: Rule| Check { rule, sees };
    vec![
        kept(|it| it.pair.kept().and_then(|(old, new)| seen(!old.sensitive && new.sensitive)), SENSITIVE),
        kept(|it| it.pair.kept().and_then(|(old, new)| seen(old.sensitive && !new.sensitive)), SHOWN),
        Check {
            rule: Rule {
                id: "least-limit-raised",
                class: Class::Behaviour,
                directions: &[Direction::Input],
                finds: "A least length or number has been raised, or is new.",
                effect: "Inputs below it are refused before they are sent.",
                advice: "See whether the service still takes them; correct the model if it does.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                limits::raised(it.context.before, it.context.after, old, new)
            },
        },
        Check {
            rule: Rule {
                id: "least-limit-lowered",
                class: Class::Minor,
                directions: &[Direction::Input],
                finds: "A least length or number has been lowered, or is gone.",
                effect: "Inputs that were refused are sent.",
                advice: "Nothing is to be done.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                limits::raised(it.context.after, it.context.before, new, old).map(|_| String::new())
            },
        },
        Check {
            rule: Rule {
                id: "full-limit-changed",
                class: Class::Behaviour,
                directions: &[Direction::Input],
                finds: "A greatest length or number, or a pattern, has changed.",
                effect: "Clients with the feature `full-validation` that check at the level `Full` refuse other inputs.",
                advice: "Run programs that check at that level before the release.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                limits::changed_in_full(it.context.before, it.context.after, old, new)
            },
        },
    ]
}
