//! Rules about what is sent as a body.

use super::subject::Operations;
use crate::diff::check::{Check, seen};
use crate::diff::rule::{Class, Rule};

pub fn checks<'a>() -> Vec<Check<Operations<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "request-body-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Requests have a body that had none, or the other way round, or one of another kind.",
                effect: "`Content-Type` and body of requests differ, for programs that set no new member, too.",
                advice: "See that stubs by hand match the new requests.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(old.request_body != new.request_body)
            },
        },
        Check {
            rule: Rule {
                id: "checksum-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "A checksum of the body is demanded now, or is not any more.",
                effect: "Requests have the header `Content-MD5`, or have lost it.",
                advice: "Ask users to upgrade if it is demanded.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(old.checksum_required != new.checksum_required)
            },
        },
        Check {
            rule: Rule {
                id: "compression-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Large bodies are sent compressed now, or are not any more.",
                effect: "`Content-Encoding` and body of large requests differ.",
                advice: "Say it in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(old.gzip != new.gzip)
            },
        },
    ]
}
