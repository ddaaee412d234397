//! What is printed is what was emitted.

use super::render;
use crate::emit::{self, Contents};
use crate::overlay::Pages;
use crate::{Options, lower};
use botocore_model::ModelFiles;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::path::Path;
use syn::LitStr;

#[test]
fn printing_changes_no_token() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/data");
    let files = ModelFiles::of_service(&folder, "codeartifact").unwrap();
    let model = botocore_model::read(&files.sources()).unwrap();
    let service = lower::lower(&model, &Options::default()).unwrap().service;
    let pages = Pages::default();
    for file in emit::files(&service, None, &pages) {
        if let Contents::Rust(emitted) = &file.contents {
            let printed = render(&file).unwrap();
            assert_eq!(words(printed.parse().unwrap()), words(emitted()), "{}", file.path);
        }
    }
}

/// The tokens one by one, but for what a formatter may change: commas at the end of lists, braces around the value of a
/// match arm, and how documentation is written.
fn words(tokens: TokenStream) -> Vec<String> {
    let mut words = Vec::new();
    push_words(tokens, &mut words);
    words
}

fn push_words(tokens: TokenStream, words: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {}
            TokenTree::Group(group) if group.delimiter() == Delimiter::None || is_arm(words) => {
                push_words(group.stream(), words);
            }
            TokenTree::Group(group) => {
                words.push(format!("open {:?}", group.delimiter()));
                push_words(group.stream(), words);
                words.push("close".to_owned());
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                words.push(syn::parse_str::<LitStr>(&text).map_or(text, |text| text.value()));
            }
            other => words.push(other.to_string()),
        }
    }
}

fn is_arm(words: &[String]) -> bool {
    matches!(words, [.., equals, greater] if equals == "=" && greater == ">")
}
