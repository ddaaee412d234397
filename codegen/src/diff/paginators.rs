//! Rules about paginators.

use super::change::{Change, becomes};
use super::check::{Check, Subject, ask, seen};
use super::context::Context;
use super::rule::{Class, Rule};
use crate::emit::spelling;
use crate::ir::{Items, LeftOutPart, Operation, Paginator};

/// The paginator of an operation, before and after.
pub struct Paginators<'a> {
    operations: (&'a Operation, &'a Operation),
    context: &'a Context<'a>,
    /// The path of the client's method.
    method: String,
}

impl Paginators<'_> {
    fn pair(&self) -> (Option<&Paginator>, Option<&Paginator>) {
        (self.operations.0.paginator.as_ref(), self.operations.1.paginator.as_ref())
    }

    fn kept(&self) -> Option<(&Paginator, &Paginator)> {
        let (old, new) = self.pair();
        old.zip(new)
    }

    /// The types of the items before and after; `None` for a listing without items.
    fn items(&self) -> Option<(Option<String>, Option<String>)> {
        let (old, new) = self.kept()?;
        let carried =
            |items: &Items| Items { collection: self.context.names.carried(&items.collection), ..items.clone() };
        let old = old.items.as_ref().map(carried);
        Some((old.as_ref().map(spelling::of_item), new.items.as_ref().map(spelling::of_item)))
    }
}

impl Subject for Paginators<'_> {
    fn place(&self) -> String {
        format!("paginators-1.json: pagination.{}", self.operations.0.name)
    }

    fn rust(&self) -> String {
        format!("{}().into_paginator()", self.method)
    }
}

pub fn checks<'a>() -> Vec<Check<Paginators<'a>>> {
    let mut checks = of_presence();
    checks.extend(of_types());
    checks.extend(of_members());
    checks
}

/// Rules about which operations are paginated.
fn of_presence<'a>() -> Vec<Check<Paginators<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "paginator-added",
                class: Class::Minor,
                directions: &[],
                finds: "An operation is paginated now.",
                effect: "Its builder has `into_paginator`.",
                advice: "Name the listing in the changelog.",
            },
            sees: |it| seen(matches!(it.pair(), (None, Some(_)))),
        },
        Check {
            rule: Rule {
                id: "paginator-removed",
                class: Class::Major,
                directions: &[],
                finds: "An operation is not paginated any more, or its paginator is not generated.",
                effect: "Its builder has lost `into_paginator`.",
                advice: "Show in the changelog how to follow the token.",
            },
            sees: |it| {
                let (Some(_), None) = it.pair() else { return None };
                let mut left_out = it.context.after.left_out.iter().filter(|it| it.part == LeftOutPart::Paginator);
                let left_out = left_out.find(|left_out| left_out.operation == it.operations.1.name);
                Some(left_out.map(|left_out| format!("left out: {}", left_out.reason)).unwrap_or_default())
            },
        },
    ]
}

/// Rules about types of items and tokens.
fn of_types<'a>() -> Vec<Check<Paginators<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "paginator-items-type-changed",
                class: Class::Major,
                directions: &[],
                finds: "A listing has items of another type, or has none any more.",
                effect: "What `items()` gives has another type, or `items()` is gone.",
                advice: "Show the new type in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.items()?;
                let old = old?;
                (Some(&old) != new.as_ref()).then(|| becomes(&old, new.as_deref().unwrap_or_default()))
            },
        },
        Check {
            rule: Rule {
                id: "paginator-items-added",
                class: Class::Minor,
                directions: &[],
                finds: "A listing has items that had pages alone.",
                effect: "Its paginator has `items()`.",
                advice: "Name the listing in the changelog.",
            },
            sees: |it| seen(matches!(it.items()?, (None, Some(_)))),
        },
        Check {
            rule: Rule {
                id: "paginator-token-type-changed",
                class: Class::Major,
                directions: &[],
                finds: "The token of a listing has another type.",
                effect: "Tokens that programs have stored are of the wrong type, and so is what they set.",
                advice: "Say in the changelog that listings begin anew.",
            },
            sees: |it| {
                let (old, new) = it.kept()?;
                let (old, new) =
                    (spelling::of_type(&it.context.names.carried(&old.token)), spelling::of_type(&new.token));
                (old != new).then(|| becomes(&old, &new))
            },
        },
    ]
}

/// Rules about the members by which a listing goes on.
fn of_members<'a>() -> Vec<Check<Paginators<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "paginator-path-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "A listing takes its token, its items or its end from another member.",
                effect: "Listings may give other items, or end elsewhere.",
                advice: "Compare a listing of several pages before the release.",
            },
            sees: |it| {
                let (old, new) = it.kept()?;
                let items = |paginator: &Paginator| paginator.items.as_ref().map(|items| items.path.clone());
                let (old_items, new_items) = (items(old), items(new));
                let tokens =
                    |it: &Paginator| (it.input_token.clone(), it.output_token.clone(), it.more_results.clone());
                let moved = old_items.is_some() && new_items.is_some() && old_items != new_items;
                seen(moved || tokens(old) != tokens(new))
            },
        },
        Check {
            rule: Rule {
                id: "page-size-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "The size of a listing's pages is set by another member, or cannot be set any more.",
                effect: "`page_size` has an effect where it had none, or has none any more.",
                advice: "Say it in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.kept()?;
                let member =
                    |it: &Paginator| it.page_size.as_ref().map(|(member, _)| member.clone()).unwrap_or_default();
                let (old, new) = (member(old), member(new));
                (old != new).then(|| becomes(&old, &new))
            },
        },
    ]
}

pub fn compare<'a>(
    context: &'a Context<'a>,
    operations: (&'a Operation, &'a Operation),
    method: String,
    changes: &mut Vec<Change>,
) {
    ask(&checks(), &Paginators { operations, context, method }, changes);
}
