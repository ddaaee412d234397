//! The operations, grouped by what they are about. No model says that, so it follows from names and addresses: what an
//! operation creates or describes is a resource, and an operation is about the first that it names.

use crate::ir::{Operation, PathPart, Service};
use std::fmt::Write as _;

/// What operations are called that have no resource.
const OTHERS: &str = "Others";

/// A resource and its operations.
pub struct Resource<'a> {
    title: String,
    operations: Vec<&'a Operation>,
}

impl Resource<'_> {
    /// The client's methods.
    pub fn methods(&self) -> impl Iterator<Item = &str> {
        // The page of a method has no `r#` in its address.
        self.operations.iter().map(|operation| operation.method_name.trim_start_matches("r#"))
    }
}

/// All operations by resource, sorted by title; those without one are last.
pub fn resources(service: &Service) -> Vec<Resource<'_>> {
    let nouns: Vec<_> = service.operations.iter().filter_map(noun).collect();
    let mut resources: Vec<Resource<'_>> = Vec::new();
    for operation in &service.operations {
        let title = of(operation, &nouns).map_or_else(|| OTHERS.to_owned(), title);
        match resources.iter_mut().find(|it| it.title == title) {
            Some(resource) => resource.operations.push(operation),
            None => resources.push(Resource { title, operations: vec![operation] }),
        }
    }
    resources.sort_by_key(|it| (it.title == OTHERS, it.title.clone()));
    resources
}

/// The resources as a list in Markdown, whose links lead to the documentation's host.
pub fn list(service: &Service, resources: &[Resource<'_>]) -> String {
    let mut text = String::new();
    for resource in resources {
        let links: Vec<_> = resource.methods().map(|method| format!("[`{method}`]")).collect();
        let _ = writeln!(text, "- **{}**: {}", resource.title, links.join(", "));
    }
    text.push('\n');
    let library = service.crate_name.replace('-', "_");
    for method in resources.iter().flat_map(Resource::methods) {
        let page = format!("{}/latest/{library}/client/struct.Client.html#method.{method}", service.crate_name);
        let _ = writeln!(text, "[`{method}`]: https://docs.rs/{page}");
    }
    text
}

/// The resource that an operation creates or describes.
fn noun(operation: &Operation) -> Option<Vec<String>> {
    let words = words(&operation.method_name);
    let (verb, noun) = words.split_first()?;
    (["create", "describe"].contains(&verb.as_str()) && !noun.is_empty()).then(|| noun.to_vec())
}

/// The resource that an operation's address names first, or else its name. Of several that begin there, the longest.
fn of<'a>(operation: &Operation, nouns: &'a [Vec<String>]) -> Option<&'a [String]> {
    let literals = operation.path.iter().filter_map(|part| match part {
        PathPart::Literal(text) => Some(text.as_str()),
        PathPart::Label { .. } => None,
    });
    let words: Vec<_> = literals.chain([operation.method_name.as_str()]).flat_map(words).collect();
    (0..words.len()).find_map(|start| {
        let begins = nouns.iter().filter(|noun| words[start..].starts_with(noun));
        begins.max_by_key(|noun| noun.len()).map(Vec::as_slice)
    })
}

/// The words of a name or an address, in the singular.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| singular(&word.to_ascii_lowercase())).collect()
}

fn singular(word: &str) -> String {
    match (word.strip_suffix("ies"), word.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Words as a title, in the plural.
fn title(words: &[String]) -> String {
    let text = words.join(" ");
    let plural = match text.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if text.ends_with('s') => text,
        _ => format!("{text}s"),
    };
    let mut letters = plural.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{title, words};

    #[test]
    fn titles_are_in_the_plural() {
        for (text, expected) in [
            ("/v1/package/versions", "V1 package versions"),
            ("Repositories", "Repositories"),
            ("gateway", "Gateways"),
            ("status", "Status"),
            ("access", "Access"),
            ("list_policies", "List policies"),
        ] {
            assert_eq!(title(&words(text)), expected);
        }
    }
}
