//! Rules about types of members, as programs spell them.

use super::subject::Members;
use crate::diff::change::becomes;
use crate::diff::check::Check;
use crate::diff::rule::{Class, Direction, Rule};
use crate::emit::spelling;

pub fn checks<'a>() -> Vec<Check<Members<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "member-type-changed",
                class: Class::Major,
                directions: &[],
                finds: "A member has another type in Rust.",
                effect: "What is set and read there has another type.",
                advice: "Show the conversion in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.types()?;
                (old != new).then(|| becomes(&old, &new))
            },
        },
        Check {
            rule: Rule {
                id: "member-box-changed",
                class: Class::Major,
                directions: &[],
                finds: "A member is held in a box now, or is not any more.",
                effect: "The field, or the value of the union's variant, has another type. Setters and accessors stay.",
                advice: "Put the member into the part `boxed` of the record of published names, or take it out.",
            },
            sees: |it| {
                let (old, new) = it.of_same_type()?;
                (old.boxed != new.boxed).then(|| {
                    let (old, new) = (it.carried(old), new);
                    becomes(&spelling::of_field(&old, it.received.0), &spelling::of_field(new, it.received.1))
                })
            },
        },
        Check {
            rule: Rule {
                id: "accessor-changed",
                class: Class::Major,
                directions: &[Direction::Output, Direction::Error],
                finds: "A text in an output has become required, or optional.",
                effect: "Its accessor returns another type; the field is as before.",
                advice: "Correct the model to what it was, as long as the service may leave the text out.",
            },
            sees: |it| {
                let (old, new) = it.of_same_type().filter(|_| !it.of_union)?;
                let (old, received) = (it.carried(old), it.received);
                let (old, new) = (spelling::of_accessor(&old, received.0), spelling::of_accessor(new, received.1));
                (old != new).then(|| becomes(&old, &new))
            },
        },
        Check {
            rule: Rule {
                id: "member-deprecated",
                class: Class::Minor,
                directions: &[],
                finds: "A member is deprecated.",
                effect: "Programs that call its setter or accessor get a warning.",
                advice: "Say in the changelog what to use in its place.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept().filter(|_| !it.of_union)?;
                new.deprecated.as_ref().filter(|_| old.deprecated.is_none()).map(|deprecated| deprecated.note.clone())
            },
        },
    ]
}
