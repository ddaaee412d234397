//! Rules about members that come and go.

use super::subject::Members;
use crate::diff::change::becomes;
use crate::diff::check::{Check, DOCUMENTATION, seen};
use crate::diff::rule::{Class, Direction, Rule};

pub fn checks<'a>() -> Vec<Check<Members<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "input-member-added",
                class: Class::Minor,
                directions: &[Direction::Input],
                finds: "An input, or a structure in one, has another member, which may be left out.",
                effect: "The structure has another field, and its builder other setters.",
                advice: "Name the member in the changelog.",
            },
            sees: |it| seen(!it.of_union && it.pair.added()?.marker.is_none()),
        },
        Check {
            rule: Rule {
                id: "input-required-member-added",
                class: Class::Major,
                directions: &[Direction::Input],
                finds: "An input, or a structure in one, has another member, which is required.",
                effect: "Builders that do not set it do not compile, and inputs without it are refused before they are sent.",
                advice: "Say in the changelog what to set. See whether the service still takes requests without it.",
            },
            sees: |it| seen(!it.of_union && it.pair.added()?.marker.is_some()),
        },
        Check {
            rule: Rule {
                id: "output-member-added",
                class: Class::Minor,
                directions: &[Direction::Output, Direction::Error],
                finds: "An output, a structure in one, or an error has another member.",
                effect: "The structure has another field, and an accessor for it.",
                advice: "Name the member in the changelog.",
            },
            sees: |it| seen(!it.of_union && it.pair.added().is_some()),
        },
        Check {
            rule: Rule {
                id: "member-removed",
                class: Class::Major,
                directions: &[],
                finds: "A member is gone.",
                effect: "The field is gone, and so are setters and accessor, or the variant of the union.",
                advice: "Say in the changelog what to use in its place.",
            },
            sees: |it| seen(it.pair.removed().is_some()),
        },
        Check {
            rule: Rule {
                id: "member-renamed",
                class: Class::Major,
                directions: &[],
                finds: "A member has another name in Rust.",
                effect: "Field, setters and accessor, or the variant of the union, are called otherwise.",
                advice: "Put the old name into the record of published names.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                (old.name != new.name).then(|| becomes(&old.name, &new.name))
            },
        },
        Check {
            rule: DOCUMENTATION,
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                let deprecated = (old.deprecated.is_some() || it.of_union) && old.deprecated != new.deprecated;
                let is_told = it.directions != [Direction::Input] || old.marker.is_some() == new.marker.is_some();
                let required = old.required != new.required && is_told;
                let of_type = old.values != new.values || old.limits != new.limits;
                seen(old.docs != new.docs || of_type || required || deprecated)
            },
        },
    ]
}
