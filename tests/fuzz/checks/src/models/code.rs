//! Emitted files as Rust.

use botocore_codegen::Output;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::{File, ImplItem, Item};

/// The tokens of the emitted files, by their paths.
pub struct Code<'a>(BTreeMap<&'a str, TokenStream>);

impl<'a> Code<'a> {
    /// Reads the files, and checks that every one is Rust, in which no two things of a kind have one name.
    pub fn read(output: &'a Output) -> Self {
        let mut files = BTreeMap::new();
        let rust = output.files.iter().filter(|(path, _)| path.rsplit('.').next() == Some("rs"));
        for (path, text) in rust {
            let reorders = |char: char| matches!(char, '\r' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!text.contains(reorders), "{path} holds what reorders text");
            let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
            let file = syn::parse2(tokens.clone()).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
            unique(path, &file);
            files.insert(path.as_str(), tokens);
        }
        Self(files)
    }

    /// All tokens.
    pub fn tokens(&self) -> impl Iterator<Item = &TokenStream> {
        self.0.values()
    }

    /// The tokens of each file without documentation, and with a mark in place of each literal.
    pub fn without_texts(&self) -> BTreeMap<&'a str, String> {
        let kept = |tokens: &TokenStream| {
            let mut kept = String::new();
            keep(tokens.clone(), &mut kept);
            kept
        };
        self.0.iter().map(|(path, tokens)| (*path, kept(tokens))).collect()
    }
}

fn keep(tokens: TokenStream, kept: &mut String) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                tokens.next_if(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!'));
                let is_doc = |token: &TokenTree| matches!(token, TokenTree::Group(group) if is_documentation(group));
                if tokens.next_if(is_doc).is_none() {
                    kept.push_str("# ");
                }
            }
            TokenTree::Group(group) => {
                kept.push(if group.delimiter() == Delimiter::None { ' ' } else { '{' });
                keep(group.stream(), kept);
                kept.push_str("} ");
            }
            TokenTree::Literal(_) => kept.push_str("_ "),
            other => {
                kept.push_str(&other.to_string());
                kept.push(' ');
            }
        }
    }
}

fn is_documentation(group: &proc_macro2::Group) -> bool {
    group.stream().into_iter().next().is_some_and(|first| first.to_string() == "doc")
}

/// Checks that no two types or values of a file, and no two methods of a type, have one name.
fn unique(path: &str, file: &File) {
    let mut seen = BTreeSet::new();
    let mut add = |kind: &'static str, of: String, name: String| {
        assert!(seen.insert((kind, of.clone(), name.clone())), "{path} has {kind} {of} {name} twice");
    };
    for item in &file.items {
        match item {
            Item::Struct(item) => {
                add("type", String::new(), item.ident.to_string());
                for field in &item.fields {
                    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    add("field", item.ident.to_string(), name);
                }
            }
            Item::Enum(item) => {
                add("type", String::new(), item.ident.to_string());
                for variant in &item.variants {
                    add("variant", item.ident.to_string(), variant.ident.to_string());
                }
            }
            Item::Type(item) => add("type", String::new(), item.ident.to_string()),
            Item::Mod(item) => add("module", String::new(), item.ident.to_string()),
            Item::Fn(item) => add("value", String::new(), item.sig.ident.to_string()),
            Item::Const(item) => add("value", String::new(), item.ident.to_string()),
            Item::Impl(item) if item.trait_.is_none() => {
                let of = quote(&item.self_ty);
                for item in &item.items {
                    if let ImplItem::Fn(method) = item {
                        add("method", of.clone(), method.sig.ident.to_string());
                    }
                }
            }
            _ => {}
        }
    }
}

fn quote(of: &syn::Type) -> String {
    match of {
        syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}
