//! Rules about what programs call operations by, and what they read about them.

use super::subject::Operations;
use crate::diff::change::becomes;
use crate::diff::check::{Check, DOCUMENTATION, seen};
use crate::diff::rule::{Class, Rule};
use crate::ir::{LeftOutPart, Operation};

pub fn checks<'a>() -> Vec<Check<Operations<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "operation-added",
                class: Class::Minor,
                directions: &[],
                finds: "There is another operation.",
                effect: "The client has another method; module, builder, input and output come with it.",
                advice: "Name the operation in the changelog.",
            },
            sees: |it| seen(it.pair.added().is_some()),
        },
        Check {
            rule: Rule {
                id: "operation-removed",
                class: Class::Major,
                directions: &[],
                finds: "An operation is gone, or is not generated any more.",
                effect: "The client's method is gone, with module, builder, input and output.",
                advice: "Say in the changelog what to call in its place.",
            },
            sees: |it| {
                let gone = it.pair.removed()?;
                let mut left_out = it.after.left_out.iter().filter(|it| it.part == LeftOutPart::Operation);
                let left_out = left_out.find(|left_out| left_out.operation == gone.name);
                Some(left_out.map(|left_out| format!("left out: {}", left_out.reason)).unwrap_or_default())
            },
        },
        Check {
            rule: Rule {
                id: "operation-renamed",
                class: Class::Major,
                directions: &[],
                finds: "An operation has another name in Rust.",
                effect: "Its method, module, builder, input or output is called otherwise.",
                advice: "Put the old name into the record of published names.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                let renamed = names(old).into_iter().zip(names(new)).find(|(old, new)| old != new);
                renamed.map(|(old, new)| becomes(old, new))
            },
        },
        Check {
            rule: Rule {
                id: "operation-deprecated",
                class: Class::Minor,
                directions: &[],
                finds: "An operation is deprecated.",
                effect: "Programs that call it get a warning.",
                advice: "Say in the changelog what to call in its place.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                new.deprecated.as_ref().filter(|_| old.deprecated.is_none()).map(|deprecated| deprecated.note.clone())
            },
        },
        Check {
            rule: DOCUMENTATION,
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                let deprecated = old.deprecated.is_some() && old.deprecated != new.deprecated;
                seen(deprecated || old.docs != new.docs || old.errors != new.errors)
            },
        },
    ]
}

fn names(operation: &Operation) -> [&str; 5] {
    let Operation { method_name, module, builder, input, output, .. } = operation;
    [method_name, module, builder, &input.name.rust, &output.name.rust]
}
