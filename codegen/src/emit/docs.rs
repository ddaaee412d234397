//! Doc comments: an attribute for each line, as the compiler reads `///`.

use crate::ir::{Deprecation, Docs, Field, Limits, Type, UnionVariant};
use proc_macro2::TokenStream;
use quote::quote;

/// A doc comment of the given lines.
pub fn lines<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> TokenStream {
    let lines = lines.into_iter().map(|line| match line.as_ref() {
        "" => String::new(),
        line => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}

/// A doc comment of a module.
pub fn inner<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> TokenStream {
    let lines = lines.into_iter().map(|line| match line.as_ref() {
        "" => String::new(),
        line => format!(" {line}"),
    });
    quote!(#(#![doc = #lines])*)
}

/// Lines of documentation, or `otherwise` if the model has none.
pub fn or<'a>(docs: &'a Docs, otherwise: &'a [String]) -> &'a [String] {
    if docs.lines.is_empty() { otherwise } else { &docs.lines }
}

/// A member's documentation, constraints and deprecation.
pub fn member(field: &Field) -> TokenStream {
    with_facts(&field.docs, &field.member, &facts(field))
}

/// A variant's documentation, constraints and deprecation.
pub fn variant(variant: &UnionVariant) -> TokenStream {
    let mut facts = limits(&variant.limits, &variant.shape);
    facts.extend(deprecation_fact(variant.deprecated.as_ref()));
    with_facts(&variant.docs, &variant.member, &facts)
}

fn with_facts(docs: &Docs, member: &str, facts: &[String]) -> TokenStream {
    let mut text = or(docs, &[format!("The member `{member}`.")]).to_vec();
    if !facts.is_empty() {
        text.push(String::new());
        text.push(facts.join(" "));
    }
    lines(text)
}

/// The first sentence of a member's documentation.
pub fn member_summary(field: &Field) -> TokenStream {
    if field.docs.summary.is_empty() {
        lines([format!("The member `{}`.", field.member)])
    } else {
        lines([&field.docs.summary])
    }
}

/// A member's properties as sentences.
fn facts(field: &Field) -> Vec<String> {
    let mut facts = Vec::new();
    if field.required {
        facts.push("Required.".to_owned());
    }
    if field.payload_hash {
        let fact =
            "Computed from the content if it is left out. A stream is read only once, so its hash has to be given.";
        facts.push(fact.to_owned());
    }
    if field.idempotency_token {
        facts.push("If it is left out, a fresh token is sent.".to_owned());
    }
    facts.extend(values(field));
    facts.extend(limits(&field.limits, &field.shape));
    facts.extend(deprecation_fact(field.deprecated.as_ref()));
    facts
}

/// The values that the service takes, unless the documentation names all of them.
fn values(field: &Field) -> Option<String> {
    let values: Vec<_> = field.values.iter().map(|value| code(value)).collect();
    let is_named = |value: &String| field.docs.lines.iter().any(|line| line.contains(value.as_str()));
    (!values.iter().all(is_named)).then(|| format!("Supported: {}.", values.join(", ")))
}

fn deprecation_fact(deprecated: Option<&Deprecation>) -> Option<String> {
    deprecated.map(|deprecated| format!("**Deprecated:** {}", deprecated.docs))
}

fn limits(limits: &Limits, shape: &Type) -> Vec<String> {
    let unit = match shape {
        Type::List { .. } => ["element", "elements"],
        Type::Map { .. } => ["entry", "entries"],
        Type::Blob | Type::Stream => ["byte", "bytes"],
        _ => ["character", "characters"],
    };
    let count = |length: u64| format!(" {}", unit[usize::from(length != 1)]);
    let mut facts = Vec::new();
    facts.extend(between("Length", limits.min_length, limits.max_length, count));
    facts.extend(between("Range", limits.minimum, limits.maximum, |_| String::new()));
    if let Some(pattern) = &limits.pattern {
        facts.push(format!("Pattern: {}.", code(&pattern.shown)));
    }
    facts
}

/// A code span. It may hold backticks if its fence is longer, but no line breaks.
fn code(text: &str) -> String {
    let text: String = text.chars().map(visible).collect();
    let fence = "`".repeat(longest_run(&text) + 1);
    let space = if fence.len() > 1 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A character of a code span. The compiler refuses documentation that changes the direction of text, and a code span
/// has no line breaks.
fn visible(c: char) -> String {
    if c.is_ascii_graphic() { c.to_string() } else { c.escape_debug().to_string() }
}

fn between<N: Copy + std::fmt::Display + PartialEq>(
    what: &str,
    least: Option<N>,
    most: Option<N>,
    unit: impl Fn(N) -> String,
) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) if least == most => Some(format!("{what}: {least}{}.", unit(least))),
        (Some(least), Some(most)) => Some(format!("{what}: {least} to {most}{}.", unit(most))),
        (Some(least), None) => Some(format!("{what}: at least {least}{}.", unit(least))),
        (None, Some(most)) => Some(format!("{what}: at most {most}{}.", unit(most))),
        (None, None) => None,
    }
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// The `deprecated` attribute. It belongs on methods that only callers use, since emitted code must not warn about
/// itself.
pub fn deprecated(deprecated: Option<&Deprecation>) -> TokenStream {
    deprecated.map_or_else(TokenStream::new, |deprecated| {
        let note = deprecated.note.as_str();
        quote!(#[deprecated(note = #note)])
    })
}

/// A paragraph about a deprecation.
pub fn deprecated_paragraph(deprecated: Option<&Deprecation>) -> Vec<String> {
    deprecated.map_or_else(Vec::new, |deprecated| vec![String::new(), format!("**Deprecated:** {}", deprecated.docs)])
}
