//! Rules about where members travel and how they are written there.

use super::subject::Members;
use crate::diff::change::becomes;
use crate::diff::check::{Check, seen};
use crate::diff::rule::{Class, Rule};
use crate::ir::{Binding, Type};

pub fn checks<'a>() -> Vec<Check<Members<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "member-moved",
                class: Class::Behaviour,
                directions: &[],
                finds: "A member travels elsewhere: in the path, the query, a header or the body.",
                effect: "Requests differ, or replies are read otherwise. Released clients may stop working.",
                advice: "Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                let (old, new) = (location(&old.binding), location(&new.binding));
                (old != new).then(|| becomes(old, new))
            },
        },
        Check {
            rule: Rule {
                id: "wire-name-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "A member has another name on the wire.",
                effect: "Requests differ, or replies are read otherwise. Released clients may stop working.",
                advice: "Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                let same_location = location(&old.binding) == location(&new.binding);
                let (old, new) = (wire_name(&old.binding), wire_name(&new.binding));
                (same_location && old != new).then(|| becomes(old, new))
            },
        },
        Check {
            rule: Rule {
                id: "layout-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "A list or map is laid out otherwise: flat or not, or with other names of its elements.",
                effect: "Requests differ, or replies are read otherwise.",
                advice: "Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(old.layout != new.layout)
            },
        },
        Check {
            rule: Rule {
                id: "time-format-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Times are written in another format.",
                effect: "Requests differ, or times in replies are read by the new format.",
                advice: "Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = it.of_same_type()?;
                seen(old.shape.timestamp_format() != new.shape.timestamp_format())
            },
        },
        Check {
            rule: Rule {
                id: "text-encoding-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "A text in a header is sent as base64 now, or is not any more.",
                effect: "Requests differ, or replies are read otherwise.",
                advice: "Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = it.of_same_type()?;
                seen((old.shape == Type::JsonText) != (new.shape == Type::JsonText))
            },
        },
    ]
}

fn location(binding: &Binding) -> &'static str {
    match binding {
        Binding::Label => "path",
        Binding::Query(_) | Binding::QueryMap => "query",
        Binding::Header(_) | Binding::PrefixHeaders(_) => "header",
        Binding::StatusCode => "status",
        Binding::Body(_) => "body",
        Binding::Payload(_) => "whole body",
    }
}

fn wire_name(binding: &Binding) -> &str {
    match binding {
        Binding::Query(name) | Binding::Header(name) | Binding::PrefixHeaders(name) | Binding::Body(name) => name,
        Binding::Label | Binding::QueryMap | Binding::StatusCode | Binding::Payload(_) => "",
    }
}
