//! Rules about members of unions that come.

use super::subject::Members;
use crate::diff::check::{Check, seen};
use crate::diff::rule::{Class, Direction, Rule};

pub fn checks<'a>() -> Vec<Check<Members<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "union-member-added",
                class: Class::Minor,
                directions: &[],
                finds: "A union that is only sent has another member.",
                effect: "The union has another variant.",
                advice: "Name the variant in the changelog.",
            },
            sees: |it| seen(it.of_union && it.pair.added().is_some() && !it.directions.contains(&Direction::Output)),
        },
        Check {
            rule: Rule {
                id: "union-member-recognized",
                class: Class::Behaviour,
                directions: &[Direction::Output],
                finds: "A union that is received has another member.",
                effect: "The union has another variant. Replies that hold it matched `Unknown` before, and do not now.",
                advice: "Name the variant in the changelog, with the arm to write.",
            },
            sees: |it| seen(it.of_union && it.pair.added().is_some()),
        },
    ]
}
