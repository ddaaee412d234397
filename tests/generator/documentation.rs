//! The emitted documentation says nothing twice on one page, as rustdoc lays pages out.
//!
//! Two members may share a sentence, and a type may with a member: then the model describes both by it.

use botocore_codegen::{Options, generate};
use botocore_model::ModelFiles;
use std::collections::HashMap;
use std::path::Path;
use syn::{Attribute, Expr, Fields, ImplItem, Item, Lit, Meta, Type};

#[test]
fn no_paragraph_stands_twice_on_a_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../model/data");
    let files = ModelFiles::of_service(&folder, "codeartifact").unwrap();
    let mut models = vec![("codeartifact".to_owned(), botocore_model::read(&files.sources()).unwrap())];
    models.extend(small_models::names().unwrap().into_iter().map(|name| {
        let model = small_models::read(&name).unwrap();
        (name, model)
    }));
    let mut found = Vec::new();
    for (name, model) in models {
        let output = generate(&model, &Options::default()).unwrap();
        let files = output.files.iter().filter(|(path, _)| path.starts_with("src/"));
        let files: HashMap<_, _> = files.map(|(path, text)| (path.as_str(), syn::parse_file(text).unwrap())).collect();
        for (path, file) in &files {
            let repeated = [repeated_in_types(&file.items), repeated_in_module(path, file, &files)].concat();
            found.extend(repeated.into_iter().map(|paragraph| format!("{name}/{path}: {paragraph}")));
        }
    }
    found.sort();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Paragraphs that a type and its methods share, and those that a field and the method of its name share.
fn repeated_in_types(items: &[Item]) -> Vec<String> {
    let mut repeated = Vec::new();
    for item in items {
        let Item::Struct(item) = item else { continue };
        let (own, members) = (paragraphs(&item.attrs), fields(&item.fields));
        let methods = methods(items, &item.ident.to_string());
        repeated.extend(methods.iter().flat_map(|(_, docs)| shared(&own, docs)));
        for (method, docs) in &methods {
            let of_field = members.iter().filter(|(field, _)| field == method);
            repeated.extend(of_field.flat_map(|(_, field)| shared(field, docs)));
        }
    }
    repeated
}

/// Paragraphs that the documentation of a module shares with what the page lists: its items, and the other half of its
/// own documentation, beside its declaration.
fn repeated_in_module(path: &str, file: &syn::File, files: &HashMap<&str, syn::File>) -> Vec<String> {
    let own = paragraphs(&file.attrs);
    let is_shown = path.strip_prefix("src/types/").is_none_or(|path| path == "error.rs");
    let items = file.items.iter().filter(|_| is_shown).flat_map(|item| match item {
        Item::Struct(item) => paragraphs(&item.attrs),
        Item::Enum(item) => paragraphs(&item.attrs),
        Item::Type(item) => paragraphs(&item.attrs),
        _ => Vec::new(),
    });
    let declared = file.items.iter().flat_map(|item| match item {
        Item::Mod(item) => {
            let folder = path.trim_end_matches("lib.rs").trim_end_matches(".rs").trim_end_matches('/');
            let inner = files.get(format!("{folder}/{}.rs", item.ident).as_str());
            inner.map_or_else(Vec::new, |inner| shared(&paragraphs(&item.attrs), &paragraphs(&inner.attrs)))
        }
        _ => Vec::new(),
    });
    shared(&own, &items.collect::<Vec<_>>()).into_iter().chain(declared).collect()
}

/// The documentation of fields, by name.
fn fields(fields: &Fields) -> Vec<(String, Vec<String>)> {
    let named = |field: &syn::Field| field.ident.as_ref().map_or_else(String::new, ToString::to_string);
    fields.iter().map(|field| (named(field), paragraphs(&field.attrs))).collect()
}

/// The documentation of a type's methods, by name.
fn methods(items: &[Item], name: &str) -> Vec<(String, Vec<String>)> {
    let blocks = items.iter().filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() => Some(block),
        _ => None,
    });
    let own = blocks.filter(|block| matches!(&*block.self_ty, Type::Path(path) if path.path.is_ident(name)));
    let functions = own.flat_map(|block| &block.items).filter_map(|member| match member {
        ImplItem::Fn(function) => Some((function.sig.ident.to_string(), paragraphs(&function.attrs))),
        _ => None,
    });
    functions.collect()
}

fn shared(left: &[String], right: &[String]) -> Vec<String> {
    left.iter().filter(|paragraph| right.contains(paragraph)).cloned().collect()
}

/// The paragraphs of a doc comment, each on one line.
fn paragraphs(attributes: &[Attribute]) -> Vec<String> {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(value) => match &value.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).filter(|it| !it.is_empty()).collect()
}
