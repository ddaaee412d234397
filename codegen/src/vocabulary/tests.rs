//! The vocabulary is what emitted code and the runtime's macros use, no more and no less.

use super::{BUILDER_METHODS, CLIENT_METHODS, ERROR_PREDICATES, IMPORTS, TYPE_PARAMETERS};
use crate::{Options, generate};
use botocore_model::{Model, ModelFiles, Source, Sources};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{ImplItem, Item, ItemMacro, UseTree, Visibility};

#[test]
fn the_macros_methods_are_in_the_vocabulary() {
    for (names, methods) in
        [(&["builder", "operation_builder"][..], BUILDER_METHODS), (&["client"][..], CLIENT_METHODS)]
    {
        let mut found = BTreeSet::new();
        for defined in macros().into_iter().filter(|it| names.iter().any(|name| it.ident.as_ref().unwrap() == name)) {
            inherent_methods(defined.mac.tokens, &mut found);
        }
        assert_eq!(found, set(methods), "{names:?}");
    }
}

#[test]
fn the_predicates_of_errors_are_in_the_vocabulary() {
    let mut files = Vec::new();
    rust_files(&repository("codegen/runtime/src/call/error"), &mut files);
    files.push(repository("codegen/runtime/src/call/error.rs"));
    let mut found = BTreeSet::new();
    for file in files {
        inherent_methods(fs::read_to_string(file).unwrap().parse().unwrap(), &mut found);
    }
    found.retain(|name| name.starts_with("is_"));
    assert_eq!(found, set(ERROR_PREDICATES));
}

#[test]
fn the_macros_type_parameters_are_in_the_vocabulary() {
    let mut found = BTreeSet::new();
    for defined in macros() {
        capitals(defined.mac.tokens, &mut found);
    }
    assert_eq!(found, set(TYPE_PARAMETERS));
}

#[test]
fn everything_imported_is_in_the_vocabulary_and_everything_in_it_is_imported() {
    let mut found = BTreeSet::new();
    for item in emitted_items() {
        // What stands behind a `cfg` is for the documentation, or the default chain.
        if let Item::Use(item) = item
            && matches!(item.vis, Visibility::Inherited)
            && item.attrs.is_empty()
        {
            leaves(&item.tree, &mut found);
        }
    }
    let known: BTreeSet<_> = IMPORTS.iter().map(|import| import.name.trim_end_matches('!').to_owned()).collect();
    assert_eq!(found, known);
}

#[test]
fn types_have_no_inherent_methods_that_emission_writes_itself() {
    let service = crate::lower::lower(&codeartifact(), &Options::default()).unwrap().service;
    let mut named: BTreeSet<String> = service.operations.iter().map(|it| it.method_name.clone()).collect();
    let inputs = service.operations.iter().flat_map(|it| [&it.input, &it.output]);
    let errors = service.exceptions.iter().map(|it| &it.structure);
    let types = service.types.iter().filter_map(|it| match it {
        crate::ir::TypeDefinition::Structure(structure) => Some(structure),
        _ => None,
    });
    for field in inputs.chain(errors).chain(types).flat_map(|structure| &structure.fields) {
        named.extend([field.name.clone(), field.whole_setter.clone()]);
    }
    for item in items(&codeartifact()) {
        if let Item::Impl(block) = item
            && block.trait_.is_none()
        {
            for member in block.items {
                if let ImplItem::Fn(method) = member {
                    let name = method.sig.ident.to_string();
                    assert!(named.contains(&name), "{name} is neither the model's nor a macro's");
                }
            }
        }
    }
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// The macros of the runtime that emitted code invokes.
fn macros() -> Vec<ItemMacro> {
    let mut files = Vec::new();
    rust_files(&repository("codegen/runtime/src"), &mut files);
    let items = files.iter().flat_map(|file| syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap().items);
    items
        .filter_map(|item| match item {
            Item::Macro(item) if item.attrs.iter().any(|it| it.path().is_ident("macro_export")) => Some(item),
            _ => None,
        })
        .collect()
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Names of functions that `impl` blocks without a trait define, at any depth; and of those outside of all blocks, since
/// a rule of a macro may stand for a part of one.
fn inherent_methods(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut implements = false;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "impl" => implements = false,
            TokenTree::Ident(word) if word == "for" => implements = true,
            TokenTree::Ident(word) if word == "fn" => {
                if let Some(TokenTree::Ident(name)) = tokens.get(index + 1) {
                    found.insert(name.to_string());
                }
            }
            TokenTree::Group(group) if !implements => inherent_methods(group.stream(), found),
            TokenTree::Group(_) => implements = false,
            _ => {}
        }
    }
}

/// Words of one capital letter, which only type parameters are.
fn capitals(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => capitals(group.stream(), found),
            TokenTree::Ident(word) => {
                let word = word.to_string();
                found.extend((word.len() == 1 && word.starts_with(char::is_uppercase)).then_some(word));
            }
            _ => {}
        }
    }
}

fn leaves(tree: &UseTree, found: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, found),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, found)),
        UseTree::Name(name) => drop(found.insert(name.ident.to_string())),
        // The root calls a module of its own by another name, for links of the documentation.
        UseTree::Rename(rename) if rename.ident == "operation" => {}
        UseTree::Rename(_) | UseTree::Glob(_) => panic!("emitted files import item by item"),
    }
}

/// The items of all files emitted for `CodeArtifact` and the small models.
fn emitted_items() -> Vec<Item> {
    let mut models = vec![codeartifact()];
    models.extend(small_models(&repository("tests/generator/models")));
    models.iter().flat_map(items).collect()
}

fn items(model: &Model) -> Vec<Item> {
    let files = generate(model, &Options::default()).unwrap().files;
    let files = files.iter().filter(|(path, _)| path.starts_with("src/"));
    files.flat_map(|(_, text)| syn::parse_file(text).unwrap().items).collect()
}

fn codeartifact() -> Model {
    let files = ModelFiles::of_service(&repository("model/data"), "codeartifact").unwrap();
    botocore_model::read(&files.sources()).unwrap()
}

fn small_models(folder: &Path) -> Vec<Model> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let services = entries.filter(|path| path.file_stem().is_some_and(|stem| !stem.to_string_lossy().contains('.')));
    let read = |path: &Path, kind| fs::read_to_string(path.with_extension(kind)).ok();
    services
        .map(|path| {
            let service = fs::read_to_string(&path).unwrap();
            let [paginators, endpoints, batches] =
                ["paginators.json", "endpoints.json", "batches.json"].map(|kind| read(&path, kind));
            let source = |text| Source { name: "small.json", text };
            botocore_model::read(&Sources {
                paginators: paginators.as_deref().map(source),
                endpoint_rule_set: endpoints.as_deref().map(source),
                batches: batches.as_deref().map(source),
                ..Sources::of_text("small.json", &service)
            })
            .unwrap()
        })
        .collect()
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
