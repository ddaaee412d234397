//! Rules about the service as a whole.

use super::change::{Change, becomes};
use super::check::{Check, DOCUMENTATION, Subject, ask, seen};
use super::rule::{Class, Rule};
use crate::ir::Service;

/// The service, before and after.
pub struct Services<'a> {
    old: &'a Service,
    new: &'a Service,
}

impl Subject for Services<'_> {
    fn place(&self) -> String {
        "metadata".to_owned()
    }

    fn rust(&self) -> String {
        "Service".to_owned()
    }
}

pub fn checks<'a>() -> Vec<Check<Services<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "crate-renamed",
                class: Class::Major,
                directions: &[],
                finds: "The service id has changed, and the crate's name with it.",
                effect: "Programs depend on the crate and import it by its name.",
                advice: "Keep the name by a correction of the model, or publish a last release that points to the new one.",
            },
            sees: |it| {
                (it.old.crate_name != it.new.crate_name).then(|| becomes(&it.old.crate_name, &it.new.crate_name))
            },
        },
        Check {
            rule: Rule {
                id: "service-id-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "The service id has changed.",
                effect: "The user agent, and the variable and the section of profiles that set the endpoint, have another name.",
                advice: "Name the new variable in the changelog.",
            },
            sees: |it| {
                (it.old.service_id != it.new.service_id).then(|| becomes(&it.old.service_id, &it.new.service_id))
            },
        },
        Check {
            rule: Rule {
                id: "protocol-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "The service speaks another protocol.",
                effect: "Requests and replies are written otherwise. Released clients may stop working one day.",
                advice: "Ask users to upgrade, and compare with botocore before the release.",
            },
            sees: |it| {
                let (old, new) = (it.old.protocol.name(), it.new.protocol.name());
                let detail =
                    if old == new { format!("`{old}` asks for operations otherwise") } else { becomes(old, new) };
                (it.old.protocol != it.new.protocol).then_some(detail)
            },
        },
        Check {
            rule: Rule {
                id: "signing-name-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Requests are signed for a service of another name.",
                effect: "The scope of signatures differs, and released clients may be refused.",
                advice: "Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = (&it.old.signing_name, &it.new.signing_name);
                (old != new).then(|| becomes(old, new))
            },
        },
        Check {
            rule: Rule {
                id: "api-version-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "The version of the API has changed.",
                effect: "The user agent tells the new version, and requests of the protocol `query` ask for it.",
                advice: "Read what the service says of its version.",
            },
            sees: |it| {
                let (old, new) = (&it.old.api_version, &it.new.api_version);
                (old != new).then(|| becomes(old, new))
            },
        },
        Check {
            rule: Rule {
                id: "endpoint-prefix-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "The prefix of the service's hosts has changed.",
                effect: "`METADATA` tells another prefix. Where calls go is decided by the rules of endpoints.",
                advice: "Nothing is to be done.",
            },
            sees: |it| {
                let (old, new) = (&it.old.endpoint_prefix, &it.new.endpoint_prefix);
                (old != new).then(|| becomes(old, new))
            },
        },
        Check { rule: DOCUMENTATION, sees: |it| seen((&it.old.docs, &it.old.title) != (&it.new.docs, &it.new.title)) },
        Check {
            rule: Rule {
                id: "headers-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Other headers are sent with every request.",
                effect: "Requests differ.",
                advice: "Say it in the changelog where people look at requests.",
            },
            sees: |it| seen(it.old.headers != it.new.headers),
        },
    ]
}

pub fn compare(old: &Service, new: &Service, changes: &mut Vec<Change>) {
    ask(&checks(), &Services { old, new }, changes);
}
