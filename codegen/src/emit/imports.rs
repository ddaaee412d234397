//! `use` declarations: those that the code below them needs, and no others.

use super::ident;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

/// What the runtime offers to generated code.
const RUNTIME: &str = "botocore_runtime::generated_code";

/// Items that emitted files may import, as path and name. Only those marked for types can stand in a file of `types`:
/// their names are reserved in `lower::names`, so that no type of a service is called so.
const IMPORTS: &[Import] = &[
    Import { path: "std::collections", name: "HashMap", in_types: true },
    Import { path: "std", name: "fmt", in_types: true },
    Import { path: "std::marker", name: "PhantomData", in_types: true },
    Import { path: RUNTIME, name: "Auth", in_types: false },
    Import { path: RUNTIME, name: "Blob", in_types: true },
    Import { path: RUNTIME, name: "ByteStream", in_types: false },
    Import { path: RUNTIME, name: "Bytes", in_types: false },
    Import { path: RUNTIME, name: "DateTime", in_types: true },
    Import { path: RUNTIME, name: "DecodeError", in_types: false },
    Import { path: RUNTIME, name: "Document", in_types: true },
    Import { path: RUNTIME, name: "EncodeError", in_types: false },
    Import { path: RUNTIME, name: "FormatTimestamps", in_types: true },
    Import { path: RUNTIME, name: "Method", in_types: false },
    Import { path: RUNTIME, name: "Mode", in_types: false },
    Import { path: RUNTIME, name: "Operation", in_types: false },
    Import { path: RUNTIME, name: "Paginated", in_types: false },
    Import { path: RUNTIME, name: "Problems", in_types: true },
    Import { path: RUNTIME, name: "Request", in_types: false },
    Import { path: RUNTIME, name: "Response", in_types: false },
    Import { path: RUNTIME, name: "Rule", in_types: true },
    Import { path: RUNTIME, name: "Set", in_types: true },
    Import { path: RUNTIME, name: "TimestampFormat", in_types: true },
    Import { path: RUNTIME, name: "Validate", in_types: true },
    Import { path: RUNTIME, name: "builder!", in_types: true },
    Import { path: RUNTIME, name: "json", in_types: true },
    Import { path: RUNTIME, name: "operation", in_types: false },
    Import { path: RUNTIME, name: "redact", in_types: true },
    Import { path: RUNTIME, name: "response", in_types: false },
    Import { path: RUNTIME, name: "uri", in_types: false },
    Import { path: "", name: "Service", in_types: false },
    Import { path: "", name: "required", in_types: true },
    Import { path: "", name: "rules", in_types: true },
    Import { path: "", name: "types", in_types: true },
];

/// An item that emitted files may import; an empty path is the emitted root module, a name with `!` a macro.
struct Import {
    path: &'static str,
    name: &'static str,
    in_types: bool,
}

impl Import {
    fn ident(&self) -> Ident {
        ident(self.name.trim_end_matches('!'))
    }
}

/// Which imports a file may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A file of `types`.
    Types,
    /// Any other.
    Elsewhere,
}

/// Declarations for what `body` uses, grouped by path.
pub fn imports(root: &str, place: Place, body: &TokenStream) -> TokenStream {
    let mut used = Used::default();
    used.scan(body.clone());
    let allowed = |import: &&Import| place == Place::Elsewhere || import.in_types;
    let mut groups: Vec<(&str, Vec<Ident>)> = Vec::new();
    for import in IMPORTS.iter().filter(allowed).filter(|import| used.has(import.name)) {
        let path = if import.path.is_empty() { root } else { import.path };
        match groups.last_mut() {
            Some((last, names)) if *last == path => names.push(import.ident()),
            _ => groups.push((path, vec![import.ident()])),
        }
    }
    let declarations = groups.iter().map(|(path, names)| group(path, names));
    quote!(#(#declarations)*)
}

fn group(path: &str, names: &[Ident]) -> TokenStream {
    let path: TokenStream = path.parse().unwrap_or_default();
    match names {
        [one] => quote!(use #path::#one;),
        many => quote!(use #path::{#(#many),*};),
    }
}

/// Names that stand at the beginning of a path: types anywhere, modules before `::`.
#[derive(Default)]
struct Used {
    names: std::collections::BTreeSet<String>,
}

impl Used {
    fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    fn scan(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.scan(group.stream()),
                TokenTree::Ident(name) => {
                    let name = name.to_string();
                    let continues =
                        index > 0 && (is_path_separator(&tokens, index - 1) || is_punct(&tokens, index - 1, '.'));
                    let opens = is_path_separator(&tokens, index + 2);
                    if is_punct(&tokens, index + 1, '!') {
                        self.names.insert(format!("{name}!"));
                    }
                    if !continues && (opens || name.starts_with(char::is_uppercase)) {
                        self.names.insert(name.clone());
                    }
                    // Its method `format` is called where a format is named.
                    if name == "TimestampFormat" {
                        self.names.insert("FormatTimestamps".to_owned());
                    }
                }
                _ => {}
            }
        }
    }
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
    use crate::lower::type_name;

    #[test]
    fn no_type_is_called_like_what_its_file_imports() {
        for import in IMPORTS.iter().filter(|import| import.in_types && import.name.starts_with(char::is_uppercase)) {
            assert_ne!(type_name(import.name), import.name);
        }
    }

    #[test]
    fn only_what_is_used_is_imported() {
        let body = quote!(
            fn f(x: HashMap<String, types::Json>) {
                self.json.uri::<u8>(Self::Blob)
            }
        );
        let text = imports("crate", Place::Elsewhere, &body).to_string();
        assert_eq!(text, "use std :: collections :: HashMap ; use crate :: types ;");
    }
}
