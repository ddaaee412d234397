//! `use` declarations: those that the code below them needs, and no others.

use super::{docs, ident};
use crate::vocabulary::{IMPORTS, Import, Source};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use std::collections::BTreeSet;

/// Which imports a file may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A file of `types`.
    Types,
    /// Any other.
    Elsewhere,
}

/// A file: its documentation, what it imports, and its items.
pub fn file<T: AsRef<str>>(
    root: &str,
    place: Place,
    docs: impl IntoIterator<Item = T>,
    items: &TokenStream,
) -> TokenStream {
    let (docs, imports) = (docs::inner(docs), imports(root, place, items));
    quote!(#docs #imports #items)
}

/// Declarations for what `items` use.
fn imports(root: &str, place: Place, items: &TokenStream) -> TokenStream {
    let mut used = Used::default();
    used.scan(items.clone());
    let is_needed =
        |import: &&Import| (place == Place::Elsewhere || import.in_types) && used.names.contains(import.name);
    let needed: Vec<_> = IMPORTS.iter().filter(is_needed).collect();
    let declarations = needed.chunk_by(|left, right| left.source == right.source).map(|imports| {
        let path: TokenStream = path(imports[0].source, root).parse().unwrap_or_default();
        let mut names: Vec<_> = imports.iter().map(|import| ident(import.name.trim_end_matches('!'))).collect();
        // A module and a macro may have one name.
        names.dedup();
        match names.as_slice() {
            [name] => quote!(use #path::#name;),
            names => quote!(use #path::{#(#names),*};),
        }
    });
    quote!(#(#declarations)*)
}

fn path(source: Source, root: &str) -> &str {
    match source {
        Source::Root => root,
        Source::Runtime => "botocore_runtime::generated_code",
        Source::Std(path) => path,
    }
}

/// Whether a word stands somewhere in tokens as an identifier, not in a text.
pub fn mentions(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions(&group.stream(), word),
        TokenTree::Ident(name) => name == word,
        _ => false,
    })
}

/// Names that are looked up where they stand: of types and constants anywhere, of modules before `::`, of macros with
/// their `!`.
#[derive(Default)]
struct Used {
    names: BTreeSet<String>,
}

impl Used {
    fn scan(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut defines_enum = false;
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(_) if ends_path(&tokens, index) => {}
                TokenTree::Group(group) if defines_enum && group.delimiter() == Delimiter::Brace => {
                    self.scan_variants(group.stream());
                    defines_enum = false;
                }
                TokenTree::Group(group) => self.scan(group.stream()),
                TokenTree::Ident(name) if name == "enum" => defines_enum = true,
                TokenTree::Ident(name) => self.name(&name.to_string(), &tokens, index),
                _ => {}
            }
        }
    }

    /// What variants hold. Their own names use nothing.
    fn scan_variants(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) if group.delimiter() != Delimiter::Bracket => self.scan(group.stream()),
                _ => {}
            }
        }
    }

    fn name(&mut self, name: &str, tokens: &[TokenTree], index: usize) {
        let is_macro = is_punct(tokens, index + 1, '!');
        let is_path = is_path_separator(tokens, index + 2);
        let is_declared = is_punct(tokens, index + 1, ':') && !is_path;
        if ends_path(tokens, index) || is_declared || is_format(tokens, index) {
            return;
        }
        if is_macro {
            self.names.insert(format!("{name}!"));
        }
        if is_path || name.starts_with(char::is_uppercase) {
            self.names.insert(name.to_owned());
        }
        // Its method `format` is called where a format is named.
        if name == "DateTimeFormat" {
            self.names.insert("FormatTimestamps".to_owned());
        }
    }
}

/// Whether the token at `index` stands behind a `::` or a dot, where its meaning depends on what is before.
fn ends_path(tokens: &[TokenTree], index: usize) -> bool {
    index > 0 && (is_path_separator(tokens, index - 1) || is_punct(tokens, index - 1, '.'))
}

/// Whether the token at `index` stands behind an `as`, where tables name the format of a timestamp.
fn is_format(tokens: &[TokenTree], index: usize) -> bool {
    index > 0 && matches!(&tokens[index - 1], TokenTree::Ident(word) if word == "as")
}

/// Whether the token at `index` is the second colon of a `::`.
fn is_path_separator(tokens: &[TokenTree], index: usize) -> bool {
    index > 0 && is_punct(tokens, index, ':') && is_punct(tokens, index - 1, ':')
}

fn is_punct(tokens: &[TokenTree], index: usize, character: char) -> bool {
    matches!(tokens.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_used_is_imported() {
        let body = quote!(
            enum Known {
                Document,
                Blob(Option<DateTime>),
            }
            builder! { KnownBuilder builds Known, requires required::{Request} }
            fn f(Method: HashMap<String, types::Json>) {
                self.members.uri::<u8>(Self::Blob, "PARTITIONS endpoint :: params")
            }
        );
        let expected = quote!(
            use crate::{required, types};
            use botocore_runtime::generated_code::{DateTime, builder};
            use std::collections::HashMap;
        );
        assert!(!mentions(&body, "params"));
        assert_eq!(imports("crate", Place::Elsewhere, &body).to_string(), expected.to_string());
    }
}
