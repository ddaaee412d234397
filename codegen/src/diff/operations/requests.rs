//! Rules about where requests go, and how they prove whose they are.

use super::subject::Operations;
use crate::diff::change::becomes;
use crate::diff::check::{Check, seen};
use crate::diff::rule::{Class, Rule};
use crate::ir::{Auth, HostPart, Operation, PathPart};

pub fn checks<'a>() -> Vec<Check<Operations<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "http-method-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Requests have another HTTP method.",
                effect: "Released clients may stop working, and stubs by hand no longer match.",
                advice: "Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                (old.http_method != new.http_method).then(|| becomes(&old.http_method, &new.http_method))
            },
        },
        Check {
            rule: Rule {
                id: "uri-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Requests have another path, or other parameters that are always in the query.",
                effect: "Released clients may stop working, and stubs by hand no longer match.",
                advice: "Ask users to upgrade.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                let (before, after) = (uri(old), uri(new));
                (before != after).then(|| becomes(&before, &after))
            },
        },
        Check {
            rule: Rule {
                id: "host-prefix-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "The host has another prefix.",
                effect: "Calls go to another host, which firewalls and private endpoints may not know.",
                advice: "Name the host in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                let (before, after) = (host(&old.host_prefix), host(&new.host_prefix));
                (before != after).then(|| becomes(&before, &after))
            },
        },
        Check {
            rule: Rule {
                id: "auth-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "Requests are signed otherwise, or are not signed any more.",
                effect: "Calls need credentials that did not need them, or go out unsigned.",
                advice: "See that the model means it, and say it in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                (old.auth != new.auth).then(|| becomes(auth(old.auth), auth(new.auth)))
            },
        },
        Check {
            rule: Rule {
                id: "endpoint-binding-changed",
                class: Class::Behaviour,
                directions: &[],
                finds: "An operation sets parameters of the endpoint otherwise, by itself or by a member.",
                effect: "Its calls may go to another address.",
                advice: "Name the address in the changelog.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                seen(old.endpoint_parameters != new.endpoint_parameters || bound(old) != bound(new))
            },
        },
    ]
}

/// Path and fixed query, as the model writes them.
fn uri(operation: &Operation) -> String {
    let path = operation.path.iter().map(|part| match part {
        PathPart::Literal(text) => text.clone(),
        PathPart::Label { member, greedy, .. } => format!("{{{member}{}}}", if *greedy { "+" } else { "" }),
    });
    let query = operation.literal_query.iter().map(|pair| format!("{}={}", pair.name, pair.value));
    let (path, query) = (path.collect::<String>(), query.collect::<Vec<_>>().join("&"));
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

fn host(prefix: &[HostPart]) -> String {
    let parts = prefix.iter().map(|part| match part {
        HostPart::Literal(text) => text.clone(),
        HostPart::Label { member, .. } => format!("{{{member}}}"),
    });
    parts.collect()
}

fn auth(auth: Auth) -> &'static str {
    match auth {
        Auth::SigV4 => "signature version 4",
        Auth::SigV4UnsignedPayload => "signature version 4 without the body",
        Auth::None => "no signature",
    }
}

/// The parameters of the endpoint that members set, with the members.
fn bound(operation: &Operation) -> Vec<(&str, &str)> {
    let fields = operation.input.fields.iter();
    fields.filter_map(|field| Some((field.endpoint_parameter.as_deref()?, field.member.as_str()))).collect()
}
